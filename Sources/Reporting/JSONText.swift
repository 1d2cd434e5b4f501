/// Writes the pieces of JSON that reports are made of, straight into bytes.
package enum JSONText {
  /// Appends `bytes` as a JSON string with its quotes.
  ///
  /// The result is always valid UTF-8: each maximal invalid part becomes one U+FFFD, as
  /// `String(decoding:)` does it. O(bytes).
  package static func append(_ bytes: ArraySlice<UInt8>, to output: inout [UInt8]) {
    appendQuoted(bytes.span, to: &output)
  }

  /// Appends `text` as a JSON string with its quotes.
  package static func append(_ text: String, to output: inout [UInt8]) {
    appendQuoted(text.utf8.span, to: &output)
  }

  private static func appendQuoted(_ bytes: Span<UInt8>, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    append(escaping: bytes, to: &output)
    output.append(UInt8(ascii: "\""))
  }

  /// Appends `bytes` as the inside of a JSON string, without the quotes.
  static func append(escaping bytes: Span<UInt8>, to output: inout [UInt8]) {
    var plain = 0
    while true {
      let position = PlainText.end(in: bytes, from: plain)
      output.append(piece: bytes.extracting(plain..<position))
      guard position < bytes.count else { return }
      if bytes[position] < 0x80 {
        appendEscape(of: bytes[position], to: &output)
        plain = position + 1
      } else {
        output.append(contentsOf: UTF8Sequence.replacement)
        plain = position + UTF8Sequence(at: position, in: bytes).count
      }
    }
  }

  /// Appends text that is JSON already.
  package static func append(raw text: String, to output: inout [UInt8]) {
    output.append(piece: text.utf8.span)
  }

  private static func appendEscape(of byte: UInt8, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): output.append(byte)
    case 0x08: output.append(UInt8(ascii: "b"))
    case 0x09: output.append(UInt8(ascii: "t"))
    case 0x0A: output.append(UInt8(ascii: "n"))
    case 0x0C: output.append(UInt8(ascii: "f"))
    case 0x0D: output.append(UInt8(ascii: "r"))
    default:
      append(raw: "u00", to: &output)
      output.append(hexadecimalDigit(byte >> 4))
      output.append(hexadecimalDigit(byte & 15))
    }
  }

  private static func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
  }
}
