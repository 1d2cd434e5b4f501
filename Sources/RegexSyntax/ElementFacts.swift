/// The elements of a pattern's outermost sequence and what is known of each, found when first asked
/// for: choices, pairs and places all go over the same elements.
///
/// Of one thread, for the length of one pattern.
final class ElementFacts {
  let elements: [RegexNode]
  private let extractor: LiteralExtractor
  private var known: [LiteralExtractor.Facts?]

  init(_ tree: RegexNode, _ extractor: LiteralExtractor) {
    elements = extractor.elements(of: tree)
    self.extractor = extractor
    known = Array(repeating: nil, count: elements.count)
  }

  func facts(at index: Int) -> LiteralExtractor.Facts {
    if let facts = known[index] { return facts }
    let facts = extractor.facts(of: elements[index])
    known[index] = facts
    return facts
  }
}

/// All that the literal search wants to know of a pattern.
package struct SearchFacts: Sendable {
  /// As `LiteralExtractor.choices`.
  package var choices: [LiteralChoice] = []
  /// As `LiteralExtractor.pairs`.
  package var pairs: [LiteralPair] = []
  /// As `LiteralExtractor.placedForm`.
  package var placedForm: PlacedForm?
}

extension LiteralExtractor {
  /// The choices, pairs and placed form of a rewritten pattern, in one go.
  package static func searchFacts(of regex: RewrittenRegex) -> SearchFacts {
    guard regex.isReadable else { return SearchFacts() }
    let extractor = LiteralExtractor(mode: regex.mode)
    let memo = ElementFacts(regex.tree, extractor)
    let whole =
      if case .sequence = regex.tree.kind {
        extractor.facts(ofSequence: memo.elements[...], memo)
      } else {
        extractor.facts(of: regex.tree)
      }
    return SearchFacts(
      choices: choices(from: whole), pairs: extractor.pairs(of: memo),
      placedForm: regex.mode == .utf ? extractor.placedForm(of: memo) : nil)
  }
}
