/// How columns are counted: in the code units of one encoding.
enum PositionEncoding: String {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
}

/// A place in a document as the protocol gives it: both from 0, the column in code units.
struct Position: Equatable {
  var line: Int
  var character: Int
}

/// A text and its lines: converts between the places of the protocol and offsets in bytes.
///
/// Lines end with LF, CRLF or a lone CR. The bytes may be no UTF-8 (a file on disk): what is
/// invalid counts as one U+FFFD a byte. Building is O(bytes), a question O(log lines) plus the line.
struct DocumentText: Sendable {
  let bytes: [UInt8]
  /// The first byte of each line; never empty.
  let lineStarts: [Int]

  init(_ bytes: [UInt8]) {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\n") {
        starts.append(offset + 1)
      } else if byte == UInt8(ascii: "\r") {
        let isPair = offset + 1 < bytes.count && bytes[offset + 1] == UInt8(ascii: "\n")
        if !isPair { starts.append(offset + 1) }
      }
    }
    self.bytes = bytes
    lineStarts = starts
  }

  /// The index of the line that holds `offset`.
  func line(at offset: Int) -> Int {
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The bytes of a line without its end.
  func range(ofLine line: Int) -> Range<Int> {
    let start = lineStarts[line]
    guard line + 1 < lineStarts.count else { return start..<bytes.count }
    var end = lineStarts[line + 1] - 1
    if end > start, bytes[end] == UInt8(ascii: "\n"), bytes[end - 1] == UInt8(ascii: "\r") {
      end -= 1
    }
    return start..<end
  }

  /// The offset of a place; one past the end of a line or the text is its end, and one inside a
  /// character is the character's start.
  func offset(of position: Position, in encoding: PositionEncoding) -> Int {
    guard position.line >= 0 else { return 0 }
    guard position.line < lineStarts.count else { return bytes.count }
    let line = range(ofLine: position.line)
    var offset = line.lowerBound
    var units = 0
    while offset < line.upperBound {
      let step = CharacterStep(in: bytes, at: offset)
      units += step.units(in: encoding)
      guard units <= position.character else { break }
      offset += step.length
    }
    return offset
  }

  /// The place of an offset, which is clamped to the text.
  func position(at offset: Int, in encoding: PositionEncoding) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    let line = line(at: offset)
    var place = lineStarts[line]
    var units = 0
    while place < offset {
      let step = CharacterStep(in: bytes, at: place)
      guard place + step.length <= offset else { break }
      units += step.units(in: encoding)
      place += step.length
    }
    return Position(line: line, character: units)
  }

  /// The text with a range replaced. O(bytes).
  func replacing(_ range: Range<Int>, with replacement: String) -> DocumentText {
    var edited: [UInt8] = []
    edited.reserveCapacity(bytes.count - range.count + replacement.utf8.count)
    edited += bytes[..<range.lowerBound]
    edited += replacement.utf8
    edited += bytes[range.upperBound...]
    return DocumentText(edited)
  }
}
