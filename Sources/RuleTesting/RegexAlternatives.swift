import RegexSyntax
import RuleCheck

/// The alternatives of a regular expression, each with a pattern that goes through it.
///
/// The pattern of an alternative has its own branch alone in the place of its alternation, and asks
/// for every optional or repeated group on the way to it: it matches where a match of the whole can
/// take this way. In a repeated group the other branches may stand before and after it, as often as
/// they like: the numbers of repeats are not held to.
struct RegexAlternatives {
  /// One branch of an alternation.
  struct Alternative {
    /// Its bytes in `PatternLiteral.source`.
    var range: Range<Int>
    /// The number of the alternative that it stands in; nil at the top.
    var parent: Int?
    /// The way through it.
    var pattern: PatternLiteral
  }

  /// In the order of the source, the outer before the inner. Empty for a pattern without
  /// alternations, and for one whose parts refer to one another (back references, conditions,
  /// flags): there no branch can be taken out.
  private(set) var alternatives: [Alternative] = []
  private let literal: PatternLiteral
  private let source: [UInt8]
  private let tree: RegexNode

  init(_ literal: PatternLiteral) {
    self.literal = literal
    let parsed = RegexParser.parse(
      literal.source, mode: literal.view == .rawBytes ? .bytes : .utf,
      interpolations: literal.interpolations.map { $0.start..<$0.end })
    source = parsed.source
    tree = parsed.tree
    guard parsed.isUnderstood, !RegexAlternatives.hasReferences(tree) else { return }
    find(in: tree, parent: nil)
  }

  /// The text of an alternative.
  func text(of alternative: Alternative) -> String {
    String(decoding: source[alternative.range], as: UTF8.self)
  }

  private mutating func find(in node: RegexNode, parent: Int?) {
    switch node.kind {
    case .group(let group, let child):
      // A branch of what must not match is taken by no match.
      guard group.kind != .negativeLookAhead, group.kind != .negativeLookBehind else { return }
      find(in: child, parent: parent)
    case .quantified(let child, _, let quantifier):
      if quantifier.maximum != 0 { find(in: child, parent: parent) }
    case .sequence(let items):
      for item in items { find(in: item, parent: parent) }
    case .alternation(let branches):
      for branch in branches {
        // An empty branch only says that the others are optional.
        guard !branch.range.isEmpty else { continue }
        var writer = Writer(source: source, interpolations: literal.interpolations)
        writer.write(tree, through: branch)
        var pattern = literal
        pattern.source = String(decoding: writer.output, as: UTF8.self)
        pattern.undoneSlashes = []
        pattern.interpolations = writer.written
        alternatives.append(Alternative(range: branch.range, parent: parent, pattern: pattern))
        find(in: branch, parent: alternatives.count - 1)
      }
    case .literal, .anyCharacter, .characterType, .characterClass, .assertion, .backreference,
      .subroutine, .inlineFlags, .trivia, .verb, .matchStart, .callout, .interpolation, .words,
      .opaque:
      break
    }
  }

  private static func hasReferences(_ node: RegexNode) -> Bool {
    switch node.kind {
    case .backreference, .subroutine, .inlineFlags, .verb, .matchStart, .callout, .opaque: true
    case .group(let group, let child):
      group.kind == .conditional || group.kind == .definition || group.kind == .branchReset
        || hasReferences(child)
    case .quantified(let child, _, _): hasReferences(child)
    case .sequence(let items), .alternation(let items): items.contains(where: hasReferences)
    case .literal, .anyCharacter, .characterType, .characterClass, .assertion, .trivia,
      .interpolation, .words:
      false
    }
  }

  /// Writes the way through one branch.
  private struct Writer {
    let source: [UInt8]
    let interpolations: [PatternLiteral.Interpolation]
    var output: [UInt8] = []
    /// Where the interpolations stand in the output.
    var written: [PatternLiteral.Interpolation] = []

    mutating func write(_ node: RegexNode, through target: RegexNode) {
      guard node.range.contains(target.range), node.range != target.range else {
        copy(node.range)
        return
      }
      switch node.kind {
      case .alternation(let branches):
        if let branch = branches.first(where: { $0.range.contains(target.range) }) {
          write(branch, through: target)
        }
      case .sequence(let items):
        for item in items { write(item, through: target) }
      case .group(let group, let child):
        if let opener = group.opener { copy(opener) }
        write(child, through: target)
        output.append(UInt8(ascii: ")"))
      case .quantified(let child, _, let quantifier):
        guard quantifier.maximum != 1 else {
          write(child, through: target)
          return
        }
        append("(?:")
        copy(child.range)
        append("*")
        write(child, through: target)
        copy(child.range)
        append("*)")
      case .literal, .anyCharacter, .characterType, .characterClass, .assertion, .backreference,
        .subroutine, .inlineFlags, .trivia, .verb, .matchStart, .callout, .interpolation, .words,
        .opaque:
        copy(node.range)
      }
    }

    private mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

    private mutating func copy(_ range: Range<Int>) {
      for interpolation in interpolations
      where range.lowerBound <= interpolation.start && interpolation.end <= range.upperBound {
        let shift = output.count - range.lowerBound
        written.append(
          .init(
            start: interpolation.start + shift, end: interpolation.end + shift,
            lexicon: interpolation.lexicon))
      }
      output.append(contentsOf: source[range])
    }
  }
}

extension Range where Bound == Int {
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
