extension RegexParser {
  func peek(_ offset: Int = 0) -> UInt8? {
    let index = position + offset
    return index < source.count ? source[index] : nil
  }

  /// The node of `kind` from `start` to here.
  func node(_ kind: RegexNode.Kind, from start: Int) -> RegexNode {
    RegexNode(kind, start..<position, flags: flags)
  }

  /// Steps over `text` if it stands here.
  mutating func take(_ text: String) -> Bool {
    let expected = text.utf8
    guard position + expected.count <= source.count,
      expected.elementsEqual(source[position..<position + expected.count])
    else { return false }
    position += expected.count
    return true
  }

  /// Steps over one character of the source, in byte mode one byte.
  mutating func takeScalar() throws(Stop) -> UInt32 {
    let first = source[position]
    if first < 0x80 || mode == .bytes {
      position += 1
      return UInt32(first)
    }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    let end = min(position + length, source.count)
    var decoder = Unicode.UTF8.ForwardParser()
    var bytes = source[position..<end].makeIterator()
    guard case .valid(let encoded) = decoder.parseScalar(from: &bytes), encoded.count == length
    else { throw .notUnderstood(position..<position + 1) }
    position += length
    return Unicode.UTF8.decode(encoded).value
  }

  /// A decimal number, if one stands here; saturates far above every limit of PCRE2.
  mutating func takeNumber() -> Int? {
    guard let first = peek(), isDigit(first) else { return nil }
    var value = 0
    while let byte = peek(), isDigit(byte) {
      value = min(value * 10 + Int(byte - UInt8(ascii: "0")), 1 << 40)
      position += 1
    }
    return value
  }

  func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  /// Steps behind the next `close`; PCRE2 has to find the error if there is none.
  mutating func skip(behind close: UInt8, from start: Int) throws(Stop) {
    guard let index = source[position...].firstIndex(of: close) else {
      throw .notUnderstood(start..<min(start + 2, source.count))
    }
    position = index + 1
  }

  /// White space and `#` comments under `(?x)`.
  mutating func skipExtendedTrivia() -> Bool {
    guard !flags.isDisjoint(with: [.extended, .extendedMore]) else { return false }
    let start = position
    while let byte = peek() {
      if byte == 0x20 || (0x09...0x0D).contains(byte) {
        position += 1
      } else if byte == UInt8(ascii: "#") {
        let lineFeed = source[position...].firstIndex(of: 0x0A)
        position = lineFeed.map { $0 + 1 } ?? source.count
      } else if let length = unicodePatternSpaceLength() {
        position += length
      } else {
        break
      }
    }
    return position > start
  }

  /// U+0085, U+200E, U+200F, U+2028 and U+2029, which PCRE2 skips in UTF mode only.
  private func unicodePatternSpaceLength() -> Int? {
    guard mode == .utf else { return nil }
    if peek() == 0xC2, peek(1) == 0x85 { return 2 }
    guard peek() == 0xE2, peek(1) == 0x80, let third = peek(2) else { return nil }
    return [0x8E, 0x8F, 0xA8, 0xA9].contains(third) ? 3 : nil
  }
}
