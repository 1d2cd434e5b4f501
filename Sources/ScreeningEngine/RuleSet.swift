/// A compiled pack: immutable, shared by every screener of a run.
///
/// Made by `RuleCompiler`. Sendable; every member may be read from any thread.
package final class RuleSet: Sendable {
  package let name: String
  package let version: String
  /// Decibans.
  package let prior: Double
  /// A hash of the compiled form, 16 hexadecimal digits: equal for packs that screen alike.
  package let hash: String
  package let families: [Family]
  package let rules: [Rule]
  /// Names of signals as evidence shows them, by `SignalID`.
  package let signals: [Signal]
  package let labels: [String]
  /// By `PatternID`: what reports call a pattern.
  package let patterns: [PatternName]

  package init(
    name: String, version: String, prior: Double, hash: String, families: [Family], rules: [Rule],
    signals: [Signal], labels: [String], patterns: [PatternName]
  ) {
    self.name = name
    self.version = version
    self.prior = prior
    self.hash = hash
    self.families = families
    self.rules = rules
    self.signals = signals
    self.labels = labels
    self.patterns = patterns
  }

  package struct Family: Sendable {
    package var name: String
    package var review: Double
    package var block: Double
  }

  package struct Rule: Sendable {
    /// `family/name`, or the name alone for a rule without a family.
    package var id: String
    /// `contact`, `move`, ..; nil where the rule states none.
    package var stage: String?
  }

  package struct Signal: Sendable {
    package var name: String
  }

  package struct PatternName: Sendable {
    /// `file:line` of its literal in the rules.
    package var place: String
    /// Its text as written.
    package var source: String
  }
}
