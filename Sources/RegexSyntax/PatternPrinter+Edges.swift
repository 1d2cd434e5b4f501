extension PatternPrinter {
  /// `\b` as Weir's edge: not both the character before and the one after are of a spaced word.
  ///
  /// Where a neighbour is known one look-around is enough, or none.
  mutating func printEdge(_ node: RegexNode, holds: Bool, _ neighbours: Neighbours) {
    let origin = node.range.lowerBound
    let text: String
    if neighbours.before == .notWord || neighbours.after == .notWord {
      // `(?:)` keeps what stands left and right apart where both are copied as they are.
      text = holds ? (view == .fold ? "" : "(?:)") : "(?!)"
    } else if neighbours.after == .word {
      text = holds ? Self.notAfterWord(view) : "(?<=\(Self.word(view)))"
    } else if neighbours.before == .word {
      text = holds ? Self.notBeforeWord(view) : "(?=\(Self.word(view)))"
    } else {
      text = holds ? Self.edge(view) : "(?<=\(Self.word(view)))(?=\(Self.word(view)))"
    }
    output.append(text, origin: origin)
  }

  static func word(_ view: RegexRewriter.View) -> String {
    switch view {
    case .fold, .raw: SpacedWord.expression
    case .rawBytes: SpacedWord.byteExpression
    }
  }

  static func notAfterWord(_ view: RegexRewriter.View) -> String { edges(view).notAfterWord }
  static func notBeforeWord(_ view: RegexRewriter.View) -> String { edges(view).notBeforeWord }
  static func edge(_ view: RegexRewriter.View) -> String { edges(view).edge }

  private static func edges(_ view: RegexRewriter.View) -> EdgeSpelling {
    switch view {
    case .fold, .raw: EdgeSpelling.text
    case .rawBytes: EdgeSpelling.bytes
    }
  }

  // MARK: Neighbours

  /// Looking further would make a run of optional items cost its square.
  private static let farthestNeighbour = 8

  func neighbours(of index: Int, in items: [RegexNode], within outer: Neighbours) -> Neighbours {
    Neighbours(
      before: side(items[..<index].reversed(), beyond: outer.before, isFirst: false),
      after: side(items[(index + 1)...], beyond: outer.after, isFirst: true))
  }

  private func side(
    _ items: some Sequence<RegexNode>, beyond: EdgeSide, isFirst: Bool
  ) -> EdgeSide {
    var side: EdgeSide?
    for (distance, item) in items.enumerated() {
      if distance == Self.farthestNeighbour { return .unknown }
      let reach = reach(of: item, isFirst: isFirst)
      side = EdgeSide.merged(side, reach.side)
      if !reach.mayBeEmpty { return side ?? .unknown }
    }
    return EdgeSide.merged(side, beyond) ?? .unknown
  }

  /// What is known of the first (or last) character that a node consumes.
  struct Reach {
    /// Nil if it never consumes one.
    var side: EdgeSide?
    var mayBeEmpty: Bool
  }

  private func reach(of node: RegexNode, isFirst: Bool) -> Reach {
    switch node.kind {
    case .literal(let value): Reach(side: SpacedWord.side(of: value), mayBeEmpty: false)
    case .anyCharacter: Reach(side: .unknown, mayBeEmpty: false)
    case .characterType(let type): Reach(side: side(of: type), mayBeEmpty: false)
    case .characterClass(let members): Reach(side: side(of: members), mayBeEmpty: false)
    case .assertion, .inlineFlags, .trivia, .matchStart: Reach(side: nil, mayBeEmpty: true)
    case .backreference, .subroutine, .verb, .callout, .interpolation, .opaque:
      Reach(side: .unknown, mayBeEmpty: true)
    case .words(let words):
      Reach(
        side: words.reduce(nil as EdgeSide?) { side, word in
          EdgeSide.merged(side, SpacedWord.side(of: (isFirst ? word.first : word.last) ?? 0))
        }, mayBeEmpty: false)
    case .group(let group, let child):
      group.kind.isLookAround || group.kind == .definition
        ? Reach(side: nil, mayBeEmpty: true)
        : reach(ofBranches: child, isFirst: isFirst, isConditional: group.kind == .conditional)
    case .quantified(let child, _, let quantifier):
      quantifier.maximum == 0
        ? Reach(side: nil, mayBeEmpty: true)
        : reach(ofRepeated: child, quantifier, isFirst: isFirst)
    case .sequence(let items): reach(ofItems: items, isFirst: isFirst)
    case .alternation: reach(ofBranches: node, isFirst: isFirst, isConditional: false)
    }
  }

  private func reach(
    ofRepeated child: RegexNode, _ quantifier: RegexNode.Quantifier, isFirst: Bool
  ) -> Reach {
    var reach = reach(of: child, isFirst: isFirst)
    if quantifier.minimum == 0 { reach.mayBeEmpty = true }
    return reach
  }

  private func reach(ofItems items: [RegexNode], isFirst: Bool) -> Reach {
    var result = Reach(side: nil, mayBeEmpty: true)
    let ordered = isFirst ? items : items.reversed()
    for item in ordered {
      let reach = reach(of: item, isFirst: isFirst)
      result.side = EdgeSide.merged(result.side, reach.side)
      if !reach.mayBeEmpty {
        result.mayBeEmpty = false
        break
      }
    }
    return result
  }

  private func reach(ofBranches node: RegexNode, isFirst: Bool, isConditional: Bool) -> Reach {
    guard case .alternation(let branches) = node.kind else {
      var reach = reach(of: node, isFirst: isFirst)
      if isConditional { reach.mayBeEmpty = true }
      return reach
    }
    var result = Reach(side: nil, mayBeEmpty: isConditional)
    for branch in branches {
      let reach = reach(of: branch, isFirst: isFirst)
      result.side = EdgeSide.merged(result.side, reach.side)
      if reach.mayBeEmpty { result.mayBeEmpty = true }
    }
    return result
  }

  private func side(of type: RegexNode.CharacterType) -> EdgeSide {
    switch type {
    // On the fold every digit is ASCII; elsewhere a Thai digit needs no edge.
    case .digit: view == .fold ? .word : .unknown
    case .space, .horizontalSpace, .verticalSpace, .newlineSequence: .notWord
    case .notDigit, .word, .notWord, .notSpace, .notHorizontalSpace, .notVerticalSpace,
      .graphemeCluster, .property, .singleByte:
      .unknown
    }
  }

  private func side(of members: CharacterClass) -> EdgeSide {
    guard let scalars = members.members(limit: 128) else { return .unknown }
    return scalars.reduce(nil as EdgeSide?) { side, scalar in
      EdgeSide.merged(side, SpacedWord.side(of: scalar))
    } ?? .unknown
  }
}

/// The spellings of edges around one expression of a word's character, put together once.
private struct EdgeSpelling {
  static let text = EdgeSpelling(word: SpacedWord.expression)
  static let bytes = EdgeSpelling(word: SpacedWord.byteExpression)

  let notAfterWord: String
  let notBeforeWord: String
  let edge: String

  init(word: String) {
    notAfterWord = "(?<!\(word))"
    notBeforeWord = "(?!\(word))"
    edge = "(?:\(notBeforeWord)|\(notAfterWord))"
  }
}
