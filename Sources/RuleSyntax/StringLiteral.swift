/// The escapes of quoted texts and of list files.
package enum StringLiteral {
  /// A text with its escapes undone.
  package struct Decoded: Equatable {
    package var text: String
    /// Whether it ended in a `*` that was not escaped; `text` is without it.
    package var takesRest: Bool
    /// Whether it began with a `^` that was not escaped; `text` is without it.
    package var startsClause: Bool
    /// Escapes that do not exist, as offsets of the slice that was decoded. They stay in the text.
    package var mistakes: [Range<Int>]
  }

  /// Undoes `\"` `\\` `\n` `\u{..}` and takes a leading `^` and a trailing `*` off, but where they
  /// are no marks. Invalid UTF-8 becomes U+FFFD.
  package static func decode(_ slice: ArraySlice<UInt8>, takesMarks: Bool = true) -> Decoded {
    // Nearly every text, and every entry of a learned list.
    if !slice.contains(UInt8(ascii: "\\")) {
      let startsClause = takesMarks && slice.first == UInt8(ascii: "^")
      let inner = startsClause ? slice.dropFirst() : slice
      let takesRest = takesMarks && inner.last == UInt8(ascii: "*")
      let text = String(decoding: takesRest ? inner.dropLast() : inner, as: UTF8.self)
      return Decoded(
        text: text, takesRest: takesRest, startsClause: startsClause, mistakes: [])
    }
    var output: [UInt8] = []
    output.reserveCapacity(slice.count)
    var mistakes: [Range<Int>] = []
    var takesRest = false
    var position = slice.startIndex
    let startsClause = takesMarks && slice.first == UInt8(ascii: "^")
    if startsClause { position += 1 }
    while position < slice.endIndex {
      let byte = slice[position]
      if byte == UInt8(ascii: "*"), takesMarks, position + 1 == slice.endIndex {
        takesRest = true
        break
      }
      guard byte == UInt8(ascii: "\\") else {
        output.append(byte)
        position += 1
        continue
      }
      let escape = escape(in: slice, at: position)
      if let scalar = escape.scalar {
        output += Array(String(scalar).utf8)
      } else {
        mistakes.append(position..<position + escape.length)
        output += slice[position..<position + escape.length]
      }
      position += escape.length
    }
    return Decoded(
      text: String(decoding: output, as: UTF8.self), takesRest: takesRest,
      startsClause: startsClause, mistakes: mistakes)
  }

  /// The escape that starts at the backslash at `offset`; without a scalar if there is no such.
  private static func escape(
    in slice: ArraySlice<UInt8>, at offset: Int
  ) -> (scalar: Unicode.Scalar?, length: Int) {
    guard offset + 1 < slice.endIndex else { return (nil, 1) }
    switch slice[offset + 1] {
    case UInt8(ascii: "\""): return ("\"", 2)
    case UInt8(ascii: "\\"): return ("\\", 2)
    case UInt8(ascii: "n"): return ("\n", 2)
    case UInt8(ascii: "u"): return unicodeEscape(in: slice, at: offset)
    case 0x80...:
      // The whole character after the backslash belongs to the mistake.
      var end = offset + 2
      while end < slice.endIndex, slice[end] & 0xC0 == 0x80 { end += 1 }
      return (nil, end - offset)
    default: return (nil, 2)
    }
  }

  private static func unicodeEscape(
    in slice: ArraySlice<UInt8>, at offset: Int
  ) -> (scalar: Unicode.Scalar?, length: Int) {
    guard offset + 2 < slice.endIndex, slice[offset + 2] == UInt8(ascii: "{") else {
      return (nil, 2)
    }
    var end = offset + 3
    while end < slice.endIndex, end < offset + 10, slice[end] != UInt8(ascii: "}") { end += 1 }
    guard end < slice.endIndex, slice[end] == UInt8(ascii: "}") else { return (nil, 3) }
    let digits = String(decoding: slice[offset + 3..<end], as: UTF8.self)
    let isHex = digits.utf8.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    let scalar = isHex ? UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) : nil
    return (scalar, end + 1 - offset)
  }
}
