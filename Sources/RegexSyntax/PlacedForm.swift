/// A pattern that is told by where its words stand: `A`, or `A.{m,n}B`, of sets of strings, with or
/// without `\b` at their ends.
///
/// Whether a text holds a match can then be seen from the places of the words alone, without PCRE2; or,
/// where of `B` only the beginning is known, whether it may.
package struct PlacedForm: Sendable, Equatable {
  /// A set of strings.
  package struct Part: Sendable, Equatable {
    package var strings: [[UInt8]]
    /// Whether a `\b` stands before it, and behind it.
    package var startsAtEdge = false
    package var endsAtEdge = false
    /// Whether the strings only begin it: there is more, of which nothing is known.
    package var isPrefix = false

    /// Some strings, wherever they stand.
    package init(strings: [[UInt8]]) { self.strings = strings }
  }

  /// What may stand between two parts.
  package struct Gap: Sendable, Equatable {
    /// Characters.
    package var minimum: Int
    package var maximum: Int?
    /// Whether it may hold a line feed.
    package var crossesLines: Bool
    package var right: Part
  }

  package var left: Part
  package var gap: Gap?
}

extension LiteralExtractor {
  /// The form of a rewritten pattern; nil where it has none. In UTF mode only, and without regard to
  /// greed: it says whether there is a match, not how far it goes.
  package static func placedForm(of regex: RewrittenRegex) -> PlacedForm? {
    guard regex.mode == .utf, isReadable(regex.tree) else { return nil }
    let extractor = LiteralExtractor(mode: regex.mode)
    return extractor.placedForm(of: ElementFacts(regex.tree, extractor))
  }

  func placedForm(of memo: ElementFacts) -> PlacedForm? {
    let elements = memo.elements
    let gaps = elements.indices.filter { index in
      guard case .quantified(let child, _, _) = elements[index].kind,
        case .anyCharacter = child.kind
      else { return false }
      return true
    }
    guard let place = gaps.first else {
      return part(of: elements[...], memo).map { PlacedForm(left: $0, gap: nil) }
    }
    guard gaps.count == 1, case .quantified(let child, _, let quantifier) = elements[place].kind,
      quantifier.greed != .possessive, let left = part(of: elements[..<place], memo),
      let right = part(of: elements[(place + 1)...], memo)
        ?? prefix(of: elements[(place + 1)...])
    else { return nil }
    // `\N` is spelled with two bytes and never matches a line feed.
    let crossesLines = child.flags.contains(.dotAll) && child.range.count == 1
    return PlacedForm(
      left: left,
      gap: PlacedForm.Gap(
        minimum: quantifier.minimum, maximum: quantifier.maximum, crossesLines: crossesLines,
        right: right))
  }

  private func part(of items: ArraySlice<RegexNode>, _ memo: ElementFacts) -> PlacedForm.Part? {
    var items = items
    var part = PlacedForm.Part(strings: [])
    while let first = items.first, let isEdge = Self.standsAtEnd(first) {
      if isEdge { part.startsAtEdge = true }
      items.removeFirst()
    }
    while let last = items.last, let isEdge = Self.standsAtEnd(last) {
      if isEdge { part.endsAtEdge = true }
      items.removeLast()
    }
    let facts = facts(ofSequence: items, memo)
    guard facts.isPure, let strings = facts.strings, !strings.isEmpty,
      strings.allSatisfy({ !$0.bytes.isEmpty && !$0.isCaseless })
    else { return nil }
    part.strings = strings.map(\.bytes)
    return part
  }

  private func prefix(of items: ArraySlice<RegexNode>) -> PlacedForm.Part? {
    PrefixStrings.of(items).map { strings in
      var part = PlacedForm.Part(strings: strings)
      part.isPrefix = true
      return part
    }
  }

  /// Whether an item at the end of a part is an edge; nil for what belongs to the part.
  private static func standsAtEnd(_ item: RegexNode) -> Bool? {
    switch item.kind {
    case .assertion(.edge): true
    case .trivia, .inlineFlags: false
    default: nil
    }
  }
}
