package import Diagnostics
import RuleCheck
package import RuleCompiler
import RuleTesting
import ScreeningEngine

/// Finds what is legal in a pack and still a mistake: what only a screener can see of its rules.
package enum RuleLinter {
  /// The warnings of the lints over a whole pack, in no particular order.
  ///
  /// None where the pack has errors: what its rules would come to is not known. With `corpus`, the
  /// phrases that are common in it are found too. Bounded: no lint is worse than linear in the pack
  /// but for sorting, and PCRE2 is run within its match limit.
  package static func diagnostics(
    _ pack: CompiledPack, corpus: PatternShares? = nil
  ) -> [Diagnostic] {
    guard let context = LintContext(pack) else { return [] }
    var found = MissingParts.diagnostics(context)
    found += ExampleNeeds.diagnostics(pack)
    found += CoveredPhrases.diagnostics(context)
    found += ScriptRanges.diagnostics(context)
    found += Backtracking.diagnostics(context)
    found += CommonWords.diagnostics(context, corpus: corpus)
    found += SameConditions.diagnostics(context)
    found += FamilyReach.diagnostics(context)
    found += WeakRules.diagnostics(context)
    return found
  }

  /// The warnings that were looked for: a comment that allows another cannot be called unused.
  package static func judgedCodes(
    _ pack: CompiledPack, hasCorpus: Bool = false
  ) -> Set<DiagnosticCode> {
    guard pack.ruleSet != nil else {
      // With errors even names may be called unused that are not.
      return [.suppressionWithoutReason, .suppressionOfNothingKnown]
    }
    var codes = Set(DiagnosticCode.allCases.filter { $0.severity == .warning })
    // What is common in a corpus is known only with it.
    if !hasCorpus { codes.remove(.wordTooCommon) }
    return codes
  }
}

/// A pack that compiled, as the lints look at it.
struct LintContext {
  let compiled: CompiledPack
  let rules: RuleSet
  let items: PackItems
  let phrases: PhraseTexts

  /// nil where the pack has errors.
  init?(_ compiled: CompiledPack) {
    guard let rules = compiled.ruleSet else { return nil }
    self.compiled = compiled
    self.rules = rules
    items = PackItems(compiled.checked)
    phrases = PhraseTexts(items, of: compiled)
  }

  var pack: CheckedPack { compiled.checked }

  /// The pattern of a phrase or regular expression; nil for one that was refused.
  func pattern(at place: SourceRange) -> PatternID? { compiled.patternsByPlace[place] }

  /// A rule's id in quotes.
  func name(ofRule index: Int) -> String { "`\(rules.rules[index].id)`" }

  /// Whether a rule can hold at all.
  func isEnabled(_ rule: CheckedRule) -> Bool { rule.status != .disabled }
}
