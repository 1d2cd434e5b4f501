/// The name of a field, or a word that stands in one, ready to be compared with what a record has.
struct FieldName: Sendable {
  private let bytes: [UInt8]
  private let firstWord: UInt64

  init(_ name: String) {
    let bytes = Array(name.utf8)
    self.bytes = bytes
    firstWord = Self.firstWord(of: bytes.span, 0..<bytes.count)
  }

  /// The first eight bytes of a name as one number, padded with zeros: nearly always enough to
  /// tell two names apart.
  static func firstWord(of bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    if range.lowerBound + 8 <= bytes.count, !range.isEmpty {
      let word = bytes.word(at: range.lowerBound)
      return range.count < 8 ? word & (1 << UInt64(8 * range.count) - 1) : word
    }
    var word: UInt64 = 0
    var shift: UInt64 = 0
    for index in range.prefix(8) {
      word |= UInt64(bytes[index]) << shift
      shift += 8
    }
    return word
  }

  /// Whether the bytes of `range` are this name; `firstWord` is theirs.
  func matches(_ source: Span<UInt8>, _ range: Range<Int>, firstWord word: UInt64) -> Bool {
    guard word == firstWord, range.count == bytes.count else { return false }
    var offset = 8
    while offset < bytes.count {
      if source[range.lowerBound + offset] != bytes[offset] { return false }
      offset += 1
    }
    return true
  }
}

/// The cases of an enumeration by the words that stand for them.
struct NamedCases<Case: RawRepresentable & CaseIterable & Sendable>: Sendable
where Case.RawValue == String {
  private let cases = Case.allCases.map { (name: FieldName($0.rawValue), value: $0) }

  /// The case whose name stands at `range`.
  func value(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Case? {
    let word = FieldName.firstWord(of: bytes, range)
    for index in cases.indices where cases[index].name.matches(bytes, range, firstWord: word) {
      return cases[index].value
    }
    return nil
  }
}
