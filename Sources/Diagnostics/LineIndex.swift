/// Where the lines of a file start, so that an offset can be told as line and column.
///
/// Building is O(bytes), a question O(log lines) plus the length of the line up to the offset.
package struct LineIndex: Sendable {
  /// The first byte of each line; never empty.
  package let starts: [Int]
  private let bytes: [UInt8]

  package init(_ bytes: [UInt8]) {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    self.starts = starts
    self.bytes = bytes
  }

  /// A place as people count it: both from 1, the column in Unicode scalars.
  package struct Place: Equatable, Sendable {
    package var line: Int
    package var column: Int
  }

  /// The index (from 0) of the line that holds `offset`; what is past the end is on the last line.
  package func line(at offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The bytes of line `line` (from 0) without its line end (LF or CRLF).
  package func range(ofLine line: Int) -> Range<Int> {
    let start = starts[line]
    var end = line + 1 < starts.count ? starts[line + 1] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  /// The line and column of `offset`, which is clamped to the file.
  package func place(at offset: Int) -> Place {
    let offset = min(max(offset, 0), bytes.count)
    let line = line(at: offset)
    var column = 1
    var position = starts[line]
    while position < offset {
      position += UTF8Decoder.step(in: bytes, at: position).length
      if position <= offset { column += 1 }
    }
    return Place(line: line + 1, column: column)
  }
}
