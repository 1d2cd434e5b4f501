/// Two sets of literals of which every match contains one each, the left one before the right one.
///
/// `A.{0,12}B` says more than that it holds a word of A and a word of B: B stands behind A, and not
/// far. Both are cheap to see once the words are found, and tell most texts apart that hold both.
package struct LiteralPair: Sendable, Equatable {
  package var left: LiteralChoice
  package var right: LiteralChoice
  /// No match is longer (in bytes); nil if there is no bound.
  package var maximumLength: Int?
}

extension LiteralExtractor {
  /// Places to cut a pattern at that are tried.
  private static let mostCuts = 8

  /// The pairs of a rewritten pattern: one for each item of its outermost sequence that is no set of
  /// strings, of the best choices before it and after it.
  ///
  /// Law: where PCRE2 finds a match, it holds a literal of `left` that ends before one of `right`
  /// begins, each within its `end`, and its length is at most `maximumLength`.
  package static func pairs(of regex: RewrittenRegex) -> [LiteralPair] {
    guard isReadable(regex.tree) else { return [] }
    let extractor = LiteralExtractor(mode: regex.mode)
    return extractor.pairs(of: ElementFacts(regex.tree, extractor))
  }

  func pairs(of memo: ElementFacts) -> [LiteralPair] {
    let elements = memo.elements
    var pairs: [LiteralPair] = []
    var cuts = 0
    for index in elements.indices.dropFirst().dropLast() {
      // A character is a string, whatever else is known of it: most elements are.
      if case .literal = elements[index].kind, !elements[index].flags.contains(.caseless) {
        continue
      }
      let facts = memo.facts(at: index)
      guard facts.strings == nil else { continue }
      cuts += 1
      guard cuts <= Self.mostCuts else { break }
      let before = self.facts(ofSequence: elements[..<index], memo)
      let after = self.facts(ofSequence: elements[(index + 1)...], memo)
      guard let left = before.bestChoice, var right = after.bestChoice else { continue }
      // How far behind the start of a match what follows the cut begins at the latest.
      let reach = before.maximum.flatMap { first in facts.maximum.map { first + $0 } }
      let length = reach.flatMap { reach in after.maximum.map { reach + $0 } }
      right.end = reach.flatMap { reach in right.end.map { reach + $0 } }
      pairs.append(LiteralPair(left: left, right: right, maximumLength: length))
    }
    return pairs
  }
}
