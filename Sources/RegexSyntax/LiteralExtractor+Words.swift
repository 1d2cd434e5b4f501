/// The common case: characters in a row, of which nothing but their string is to be known.
extension LiteralExtractor {
  /// Characters that are put on at once.
  private static let longestRow = 64

  /// The string that a row of characters spells; nil where there is anything else among them. Most of
  /// what alternations are made of.
  func plainString(of elements: ArraySlice<RegexNode>) -> RequiredLiteral? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(elements.count * 3)
    for element in elements {
      guard case .literal(let value) = element.kind, !element.flags.contains(.caseless) else {
        return nil
      }
      if mode == .bytes || value < 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: value))
      } else {
        guard let scalar = Unicode.Scalar(value) else { return nil }
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return bytes.count <= Self.longestLiteral ? RequiredLiteral(bytes: bytes) : nil
  }

  /// The words that branches are, without what is known of each by itself; nil where one is more than
  /// a word.
  func plainStrings(of branches: [RegexNode]) -> [RequiredLiteral]? {
    guard branches.count <= Self.mostListed else { return nil }
    var words: [RequiredLiteral] = []
    words.reserveCapacity(branches.count)
    for branch in branches {
      guard case .sequence(let items) = branch.kind, let word = plainString(of: items[...]) else {
        return nil
      }
      words.append(word)
    }
    return words
  }

  /// The common case of a word between sets: its characters are put on all that there is at once. Gives
  /// where it ends; nil where there is none of two characters or more, or it gets too long.
  func extend(
    _ current: inout [RequiredLiteral], byRunOf elements: ArraySlice<RegexNode>,
    _ result: inout Facts
  ) -> Int? {
    // Of a longer word a part: what is too long is read once more for each of its characters.
    let row = elements.prefix(Self.longestRow)
    let end =
      row.firstIndex { element in
        guard case .literal = element.kind else { return true }
        return element.flags.contains(.caseless)
      } ?? row.endIndex
    guard end > elements.startIndex + 1, current.count <= Self.mostExtended,
      let string = plainString(of: elements[..<end]),
      current.allSatisfy({
        !$0.isCaseless && $0.bytes.count + string.bytes.count <= Self.longestLiteral
      })
    else { return nil }
    result.minimum = saturating(result.minimum + string.bytes.count)
    result.maximum = result.maximum.map { saturating($0 + string.bytes.count) }
    for index in current.indices { current[index].bytes += string.bytes }
    return end
  }

  /// The common case without sets: one character put on all that there is.
  func extend(
    _ current: inout [RequiredLiteral], by element: RegexNode, _ result: inout Facts
  ) -> Bool {
    guard case .literal(let value) = element.kind, current.count <= Self.mostExtended,
      let literal = literal(value, element.flags),
      current.allSatisfy({ $0.bytes.count + literal.bytes.count <= Self.longestLiteral })
    else { return false }
    // As `Facts.listed` has them for one character, which stands here once for each of a pattern.
    let (minimum, maximum) =
      literal.isCaseless
      ? (1, literal.bytes.count * 4) : (literal.bytes.count, literal.bytes.count)
    result.minimum = saturating(result.minimum + minimum)
    result.maximum = result.maximum.map { saturating($0 + maximum) }
    for index in current.indices {
      if current[index].isCaseless == literal.isCaseless {
        current[index].bytes += literal.bytes
      } else {
        current[index] = current[index].joined(literal)
      }
    }
    return true
  }
}
