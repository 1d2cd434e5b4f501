import RegexSyntax
import RuleCheck

/// A bound on the ways in which a pattern can match from one place: where they are few no text makes
/// it backtrack for long, and none is tried.
struct PathCount {
  /// Fewer ways than this stay far below the match limit.
  private static let few = 300.0
  /// Repetitions of a loop without end that fit a text of the probe.
  private static let endless = Double(BacktrackingProbe.longestText)

  private let ways: Double

  /// Counts over the pattern as it is written: folding adds no loops.
  init(of literal: PatternLiteral) {
    let parsed = RegexParser.parse(
      literal.source, mode: literal.view == .rawBytes ? .bytes : .utf,
      interpolations: literal.interpolations.map { $0.start..<$0.end })
    ways = Self.ways(parsed.tree)
  }

  var mayBeMany: Bool { ways >= Self.few }

  private static func ways(_ node: RegexNode) -> Double {
    switch node.kind {
    case .group(let group, let child):
      return group.kind == .atomic ? min(ways(child), 2) : ways(child)
    case .sequence(let items): return items.reduce(1) { min($0 * ways($1), 1e9) }
    case .alternation(let branches):
      return min(branches.reduce(0) { $0 + max(ways($1) - 1, 0) } + 1, 1e9)
    case .quantified(let child, _, let quantifier):
      // Asked once: a nested loop asked twice would cost twice as much at every level.
      let body = ways(child)
      // What comes back for another choice is not asked, but its body may be slow by itself.
      guard quantifier.greed != .possessive else { return body }
      let most = quantifier.maximum.map(Double.init) ?? endless
      let choices = max(1, most - Double(quantifier.minimum) + 1)
      // One turn of the loop has a choice too where its body has branches.
      let inner = max(body, child.branches > 1 ? 2 : 1)
      guard inner > 1, most > 1 else { return min(choices * body, 1e9) }
      var product = choices
      for _ in 0..<Int(min(most, 64)) where product < 1e9 { product *= inner }
      return min(product, 1e9)
    case .subroutine, .backreference, .opaque: return few
    case .literal, .anyCharacter, .characterType, .characterClass, .assertion, .inlineFlags,
      .trivia, .verb, .matchStart, .callout, .interpolation, .words:
      return 1
    }
  }
}
