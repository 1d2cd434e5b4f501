import Diagnostics
import RegexSyntax
import RuleCheck
import TextFolding

/// Says why a pattern has no usable literal, and how to give it one.
struct MissingLiteral {
  let regexes: RegexLowering
  let densifier: Densifier

  /// The warning of a pattern that is tried on every message.
  ///
  /// `literal` is nil for a phrase; `hasChoice` says that there are literals, all too short.
  func diagnostic(
    at place: SourceRange, _ literal: PatternLiteral?, hasChoice: Bool
  ) -> Diagnostic {
    var diagnostic = Diagnostic(
      .noUsableLiteral, .warning, "no usable literal: this pattern is tried on every message",
      at: place,
      label: hasChoice
        ? "what every match contains is too short" : "no text that every match must contain",
      help: "give it a word or at least one Chinese character that every match contains")
    guard let literal else {
      diagnostic.help =
        "a literal has at least two letters or one Chinese character: write more of the phrase, or "
        + "join it with `..` to a phrase that has them"
      return diagnostic
    }
    let regex = regexes.rewritten(literal)
    let branches = barren(regex.tree, literal, mode: regex.mode)
    if !branches.isEmpty {
      diagnostic.primary.text = "not every branch has a text that a match must contain"
      diagnostic.secondary = branches.prefix(3).map { range in
        Diagnostic.Label(range: sourceRange(range, literal), text: "this branch has none")
      }
      diagnostic.help =
        "give that branch a word, or put it into a pattern of its own: the others are then quick"
    } else if isOfDigits(regex.tree) {
      diagnostic.primary.text = "digits and signs alone stand for no literal"
      diagnostic.help =
        "give it a word that stands beside the digits, or use an entity that is found by itself: "
        + "`@phone`, `@money`, `@bank-card`, `@code`"
    }
    return diagnostic
  }

  private func sourceRange(_ range: Range<Int>, _ literal: PatternLiteral) -> SourceRange {
    SourceRange(
      file: literal.range.file, start: literal.fileOffset(of: range.lowerBound),
      end: literal.fileOffset(of: range.upperBound))
  }

  /// Of the alternations that every match goes through, the branches without a literal where others
  /// have one.
  private func barren(
    _ node: RegexNode, _ literal: PatternLiteral, mode: RegexMode
  ) -> [Range<Int>] {
    switch node.kind {
    case .group(let group, let child):
      return group.kind.isLookAround ? [] : barren(child, literal, mode: mode)
    case .quantified(let child, _, let quantifier):
      return quantifier.minimum > 0 ? barren(child, literal, mode: mode) : []
    case .sequence(let items):
      for item in items {
        let found = barren(item, literal, mode: mode)
        if !found.isEmpty { return found }
      }
      return []
    case .alternation(let branches):
      let without = branches.filter { !hasLiteral($0, literal, mode: mode) }
      // A branch that is empty has no place to show.
      return without.count < branches.count ? without.map(\.range).filter { !$0.isEmpty } : []
    case .literal, .anyCharacter, .characterType, .characterClass, .assertion, .backreference,
      .subroutine, .inlineFlags, .trivia, .verb, .matchStart, .callout, .interpolation, .words,
      .opaque:
      return []
    }
  }

  private func hasLiteral(
    _ node: RegexNode, _ literal: PatternLiteral, mode: RegexMode
  ) -> Bool {
    let choices = LiteralExtractor.literals(of: node, mode: mode).choices
      .compactMap { regexes.literalSet($0, of: literal) }
    return LiteralPlan.best(of: choices, densifier) != nil
  }

  /// Whether a match is of digits and signs only: those that entities were made for.
  private func isOfDigits(_ tree: RegexNode) -> Bool {
    var hasDigits = false
    var hasOthers = false
    tree.visit { node in
      switch node.kind {
      case .characterType(.digit): hasDigits = true
      case .characterClass(let members):
        let listed = members.members(limit: 64) ?? []
        if listed.contains(where: { (0x30...0x39).contains($0) }) { hasDigits = true }
        if members.isNegated || listed.contains(where: { $0 >= 0x41 }) { hasOthers = true }
      case .literal(let value) where value >= 0x41: hasOthers = true
      case .characterType, .anyCharacter, .words, .opaque, .subroutine: hasOthers = true
      default: break  // Signs, and what only joins or repeats.
      }
    }
    return hasDigits && !hasOthers
  }
}
