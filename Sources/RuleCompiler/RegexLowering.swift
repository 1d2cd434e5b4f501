import Diagnostics
import PCRE2
import RuleCheck
import ScreeningEngine

/// Turns a regular expression of the rules into what PCRE2 compiles, and finds its literals.
struct RegexLowering {
  let pack: CheckedPack

  /// What became of one regular expression.
  struct Lowered {
    /// nil where it was refused.
    var pattern: Pattern?
    var view: RegexView
    /// What PCRE2 was given.
    var source: [UInt8]
    var choices: [LiteralChoice]
    var diagnostics: [Diagnostic]
  }

  func lower(_ literal: PatternLiteral) -> Lowered {
    let source = Array(literal.source.utf8)
    let pattern = try? Pattern(source, mode: literal.view == .rawBytes ? .bytes : .utf)
    return Lowered(pattern: pattern, view: .fold, source: source, choices: [], diagnostics: [])
  }
}
