/// UTF-8 by hand: what the standard library's decoder does not say is where an ill-formed sequence
/// ends, and it does not write into a buffer of ours.
enum UTF8Form {
  /// A scalar read from a text, or an ill-formed sequence.
  struct Reading {
    var scalar: UInt32
    var length: Int
    var isValid: Bool
  }

  /// Reads the scalar at `index`. An ill-formed sequence reads as U+FFFD and is as long as its
  /// maximal subpart (Unicode 15, section 3.9, table 3-8), so at least one byte.
  static func scalar(in source: ByteSource, at index: Int) -> Reading {
    let lead = source[index]
    if lead < 0x80 { return Reading(scalar: UInt32(lead), length: 1, isValid: true) }
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if lead == 0xE0 { second = 0xA0...0xBF }
      if lead == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      if lead == 0xF0 { second = 0x90...0xBF }
      if lead == 0xF4 { second = 0x80...0x8F }
    default: return Reading(scalar: 0xFFFD, length: 1, isValid: false)
    }
    var scalar = leadBits(lead)
    for offset in 1..<length {
      guard index + offset < source.count else {
        return Reading(scalar: 0xFFFD, length: offset, isValid: false)
      }
      let byte = source[index + offset]
      let allowed = offset == 1 ? second : 0x80...0xBF
      guard allowed.contains(byte) else {
        return Reading(scalar: 0xFFFD, length: offset, isValid: false)
      }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    return Reading(scalar: scalar, length: length, isValid: true)
  }

  /// The bits of a scalar that its first byte carries.
  static func leadBits(_ lead: UInt8) -> UInt32 {
    switch lead {
    case 0..<0x80: UInt32(lead)
    case 0..<0xE0: UInt32(lead & 0x1F)
    case 0..<0xF0: UInt32(lead & 0x0F)
    default: UInt32(lead & 0x07)
    }
  }

  /// The length that a lead byte announces; 1 for a byte that is none.
  static func length(ofLead lead: UInt8) -> Int {
    lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  /// The UTF-8 bytes of a scalar, the first lowest.
  static func encoded(_ scalar: UInt32) -> (word: UInt32, length: Int) {
    let last = scalar & 0x3F | 0x80
    let third = scalar >> 6 & 0x3F | 0x80
    if scalar < 0x80 { return (scalar, 1) }
    if scalar < 0x800 { return (scalar >> 6 | 0xC0 | last << 8, 2) }
    if scalar < 0x10000 { return (scalar >> 12 | 0xE0 | third << 8 | last << 16, 3) }
    let second = scalar >> 12 & 0x3F | 0x80
    return (scalar >> 18 & 7 | 0xF0 | second << 8 | third << 16 | last << 24, 4)
  }
}
