/// Reads one Unicode scalar at a time from bytes that may be anything.
package enum UTF8Decoder {
  /// One step of decoding: the scalar, or nil for bytes that are no UTF-8, and the bytes it took.
  package struct Step: Equatable {
    package var scalar: Unicode.Scalar?
    /// At least 1.
    package var length: Int
  }

  /// Decodes the scalar that starts at `offset`, which must be in bounds.
  ///
  /// An ill-formed sequence is one step of one byte, so decoding always advances.
  package static func step(in bytes: [UInt8], at offset: Int) -> Step {
    precondition(offset >= 0 && offset < bytes.count, "a place outside the text was asked for")
    let lead = bytes[offset]
    if lead < 0x80 { return Step(scalar: Unicode.Scalar(lead), length: 1) }
    let length: Int
    let least: UInt32
    var value: UInt32
    switch lead {
    case 0xC2...0xDF: (length, least, value) = (2, 0x80, UInt32(lead & 0x1F))
    case 0xE0...0xEF: (length, least, value) = (3, 0x800, UInt32(lead & 0x0F))
    case 0xF0...0xF4: (length, least, value) = (4, 0x1_0000, UInt32(lead & 0x07))
    default: return Step(scalar: nil, length: 1)
    }
    guard offset + length <= bytes.count else { return Step(scalar: nil, length: 1) }
    for index in offset + 1..<offset + length {
      let byte = bytes[index]
      guard byte & 0xC0 == 0x80 else { return Step(scalar: nil, length: 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard value >= least, let scalar = Unicode.Scalar(value) else {
      return Step(scalar: nil, length: 1)
    }
    return Step(scalar: scalar, length: length)
  }
}
