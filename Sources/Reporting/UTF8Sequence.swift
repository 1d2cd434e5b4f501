/// The sequence of UTF-8 that starts at a byte: how long it is, and which scalar it is.
///
/// Follows Unicode's table 3-7; an invalid sequence has the length of its maximal subpart, at
/// least 1, which is what the standard library replaces by one U+FFFD.
package struct UTF8Sequence: Sendable, Equatable {
  /// U+FFFD in UTF-8.
  package static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// Bytes of the sequence, 1...4.
  package let count: Int
  /// The scalar; U+FFFD for a sequence that is not valid.
  package let scalar: Unicode.Scalar
  /// Whether the bytes are well-formed.
  package let isValid: Bool

  /// Reads the sequence at `position`, which must be in `bytes`.
  package init(at position: Int, in bytes: Span<UInt8>) {
    let lead = bytes[position]
    switch lead {
    case 0x00...0x7F:
      self.init(count: 1, value: UInt32(lead))
    case 0xC2...0xDF:
      self.init(at: position, in: bytes, length: 2, second: 0x80...0xBF)
    case 0xE0:
      self.init(at: position, in: bytes, length: 3, second: 0xA0...0xBF)
    case 0xED:
      self.init(at: position, in: bytes, length: 3, second: 0x80...0x9F)
    case 0xE1...0xEF:
      self.init(at: position, in: bytes, length: 3, second: 0x80...0xBF)
    case 0xF0:
      self.init(at: position, in: bytes, length: 4, second: 0x90...0xBF)
    case 0xF4:
      self.init(at: position, in: bytes, length: 4, second: 0x80...0x8F)
    case 0xF1...0xF3:
      self.init(at: position, in: bytes, length: 4, second: 0x80...0xBF)
    default:
      self.init(invalid: 1)
    }
  }

  private init(
    at position: Int, in bytes: Span<UInt8>, length: Int, second: ClosedRange<UInt8>
  ) {
    var value = UInt32(bytes[position]) & (0x7F >> UInt32(length))
    for step in 1..<length {
      let place = position + step
      guard place < bytes.count, (step == 1 ? second : 0x80...0xBF).contains(bytes[place]) else {
        self.init(invalid: step)
        return
      }
      value = value << 6 | UInt32(bytes[place] & 0x3F)
    }
    self.init(count: length, value: value)
  }

  private init(count: Int, value: UInt32) {
    self.count = count
    // The lead bytes' ranges leave out surrogates and what is beyond U+10FFFF.
    scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    self.isValid = true
  }

  private init(invalid count: Int) {
    self.count = count
    scalar = "\u{FFFD}"
    self.isValid = false
  }
}
