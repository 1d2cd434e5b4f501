extension TreeFolder {
  /// All of Unicode's Han is 100,000 characters; a class beyond this is a negation in disguise.
  private static let mostFoldedMembers = 150_000

  /// Adds to a class the images of its members. Images of several characters become branches beside
  /// the class, or, if it is negated, nothing: no single character is to be kept out for them.
  mutating func fold(_ members: CharacterClass, of node: RegexNode) -> RegexNode {
    var folded = members
    var images = Set<UInt32>()
    var strings = Set<[UInt32]>()
    var budget = Self.mostFoldedMembers
    for (index, item) in members.items.enumerated() {
      guard case .scalars(let range) = item.kind else { continue }
      var hasFixedPoint = false
      for scalar in range.prefix(budget) where Unicode.Scalar(scalar) != nil {
        let image = rewriter.foldScalar(scalar)
        if image.count == 1, image[0] == scalar {
          hasFixedPoint = true
        } else if image.count == 1 {
          images.insert(image[0])
        } else if image.count > 1 {
          strings.insert(image)
        }
      }
      if range.count > budget {
        problems.append(RegexProblem(.classTooLarge, node.range))
        hasFixedPoint = true
      }
      budget -= min(budget, range.count)
      if !hasFixedPoint { folded.items[index].kind = .replaced(range) }
    }
    for range in Self.coalesced(images.filter { !members.lists($0) }) {
      folded.items.append(CharacterClass.Item(kind: .image(range), range: node.range))
    }
    var result = node
    result.kind = .characterClass(folded)
    guard !members.isNegated else { return result }
    if strings.isEmpty {
      if folded.isUnreachable { problems.append(RegexProblem(.foldsToNothing, node.range)) }
      return result
    }
    let longestFirst = strings.sorted {
      $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count > $1.count
    }
    var branches = longestFirst.map { string in
      RegexNode(
        .sequence(string.map { RegexNode(.literal($0), node.range, flags: node.flags) }),
        node.range, flags: node.flags)
    }
    if !folded.isUnreachable { branches.append(result) }
    return grouped(RegexNode(.alternation(branches), node.range, flags: node.flags))
  }

  private static func coalesced(_ scalars: some Sequence<UInt32>) -> [ClosedRange<UInt32>] {
    var ranges: [ClosedRange<UInt32>] = []
    for scalar in scalars.sorted() {
      if let last = ranges.last, last.upperBound + 1 == scalar {
        ranges[ranges.count - 1] = last.lowerBound...scalar
      } else {
        ranges.append(scalar...scalar)
      }
    }
    return ranges
  }
}

extension CharacterClass {
  /// Whether `scalar` is one of the characters spelled out, types aside.
  fileprivate func lists(_ scalar: UInt32) -> Bool {
    items.contains { item in
      guard case .scalars(let range) = item.kind else { return false }
      return range.contains(scalar)
    }
  }

  /// Whether no member can occur in a folded text.
  fileprivate var isUnreachable: Bool {
    items.allSatisfy { item in
      switch item.kind {
      case .scalars, .type, .image: false
      case .replaced, .trivia: true
      }
    }
  }
}
