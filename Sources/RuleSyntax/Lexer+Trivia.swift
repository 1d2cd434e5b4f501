import Diagnostics

extension Lexer {
  /// Skips white space and comments, keeping count of lines.
  mutating func skipTrivia() {
    while position < bytes.count {
      let length = Self.spaceLength(bytes, at: position)
      if length > 0 {
        position += length
      } else if isLineEnd(at: position) {
        let isPair =
          bytes[position] == UInt8(ascii: "\r")
          && byte(at: position + 1) == UInt8(ascii: "\n")
        position += isPair ? 2 : 1
        lineStart = position
        isFirstOnLine = true
      } else if bytes[position] == UInt8(ascii: "#") {
        let start = position
        while !isLineEnd(at: position) { position += 1 }
        reportInvalidUTF8(start, position)
      } else {
        return
      }
    }
  }

  /// Bytes of the space character at `offset`, or 0.
  ///
  /// U+00A0 and U+3000 count: Chinese input methods type the latter.
  static func spaceLength(_ bytes: [UInt8], at offset: Int) -> Int {
    switch bytes[offset] {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0B, 0x0C: 1
    case 0xC2 where matches(bytes, offset, [0xC2, 0xA0]): 2
    case 0xE3 where matches(bytes, offset, [0xE3, 0x80, 0x80]): 3
    case 0xEF where offset == 0 && matches(bytes, 0, [0xEF, 0xBB, 0xBF]): 3
    default: 0
    }
  }

  private static func matches(_ bytes: [UInt8], _ offset: Int, _ wanted: [UInt8]) -> Bool {
    bytes[offset...].starts(with: wanted)
  }

  /// Cuts a stretch of trivia, as the lexer skipped it, into its pieces.
  package static func pieces(of bytes: [UInt8], from start: Int, to end: Int) -> [TriviaPiece] {
    var pieces: [TriviaPiece] = []
    var position = start
    while position < end {
      let pieceStart = position
      let kind: TriviaPiece.Kind
      switch bytes[position] {
      case UInt8(ascii: "\n"):
        kind = .lineEnd
        position += 1
      case UInt8(ascii: "\r"):
        kind = .lineEnd
        position += 1
        if position < end, bytes[position] == UInt8(ascii: "\n") { position += 1 }
      case UInt8(ascii: "#"):
        kind = .comment
        while position < end, bytes[position] != UInt8(ascii: "\n"),
          bytes[position] != UInt8(ascii: "\r")
        {
          position += 1
        }
      default:
        kind = .space
        while position < end {
          let length = spaceLength(bytes, at: position)
          guard length > 0 else { break }
          position += length
        }
        // Trivia holds nothing else; should it ever, the piece still advances.
        if position == pieceStart { position = end }
      }
      pieces.append(TriviaPiece(kind: kind, start: pieceStart, end: position))
    }
    return pieces
  }
}
