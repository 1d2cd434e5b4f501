import Diagnostics
import EntityFinding
import PCRE2
import RuleCheck
import ScreeningEngine
import TextFolding

/// W0404: rules whose score alone blocks, on next to nothing.
enum WeakRules {
  static func diagnostics(_ context: LintContext) -> [Diagnostic] {
    let phrases = context.phrases
    var evidence = LoneEvidence(context) { isWeak($0, phrases, context) }
    var found: [Diagnostic] = []
    for (index, rule) in context.pack.rules.enumerated() where rule.status == .active {
      guard case .fixed(let score)? = rule.score, let family = blocked(by: rule, score, context)
      else { continue }
      let holding = evidence.holding(rule)
      guard let what = weakEvidence(holding, phrases, context) else { continue }
      found.append(
        Diagnostic(
          .weakRuleBlocks, .warning,
          "the rule \(context.name(ofRule: index)) blocks by itself, on \(what)", at: rule.range,
          label: "scores \(shown(score)); `\(family.name)` blocks from \(shown(family.block))",
          help: "lower its score, or ask for something more to be there"))
    }
    return found
  }

  /// The family whose messages the rule blocks with nothing else; nil for none.
  private static func blocked(
    by rule: CheckedRule, _ score: Double, _ context: LintContext
  ) -> CheckedFamily? {
    switch rule.scope {
    case .family(let index):
      let family = context.pack.families[index]
      return score >= family.block ? family : nil
    case .all:
      return context.pack.families.filter { score >= $0.block }.min { $0.block < $1.block }
    case .none: return nil
    }
  }

  /// The weakest thing that makes the rule hold, in words; nil where there is none.
  private static func weakEvidence(
    _ holding: LeafSet, _ phrases: PhraseTexts, _ context: LintContext
  ) -> String? {
    switch holding {
    case .allBut: return "no phrase, pattern or entity at all"
    case .only(let leaves):
      let names = leaves.map { leaf in
        switch leaf {
        case .pattern(let pattern): "`\(context.rules.patterns[pattern.index].source)` alone"
        case .entity(let query): "any `@\(query.kind.rawValue)`"
        case .disguise: "`@disguise` alone"
        }
      }
      // The same one every time.
      return names.min { ($0.count, $0) < ($1.count, $1) }
    }
  }

  private static func isWeak(
    _ leaf: Leaf, _ phrases: PhraseTexts, _ context: LintContext
  ) -> Bool {
    switch leaf {
    case .entity, .disguise: return true
    case .pattern(let pattern):
      switch context.rules.program.patterns[pattern.index] {
      case .regex(let regex, _): return regex.minimumLength <= 3
      case .phrase, .loose: return phrases.text(of: pattern).map(isShort) ?? false
      case .entity: return true
      }
    }
  }

  /// At most three characters of an unspaced script, or two words.
  private static func isShort(_ text: String) -> Bool {
    var characters = 0
    var words = 0
    var isInWord = false
    for scalar in text.unicodeScalars {
      let kind = ScalarClass.of(scalar.value)
      if kind.contains(.mark) { continue }
      if kind.contains(.unspaced) { characters += 1 }
      if kind.contains(.spacedWord), !isInWord { words += 1 }
      isInWord = kind.contains(.spacedWord)
    }
    return characters == 0 ? words <= 2 : characters + words <= 3
  }

  private static func shown(_ score: Double) -> String {
    score == score.rounded() && abs(score) < 1e9 ? "\(Int(score))" : "\(score)"
  }
}
