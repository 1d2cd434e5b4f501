/// A line of a file as a terminal shows it, and where its bytes stand in columns.
///
/// Tabs go to the next multiple of four, controls and bytes that are no UTF-8 become visible
/// stand-ins, and of a line wider than a screen only the part around the focus is kept.
struct ShownLine {
  private(set) var text = ""
  /// Byte offset and column of each character shown, in order.
  private var stops: [(offset: Int, column: Int)] = []
  private var width = 0

  /// Columns of a line that are shown before it is cut.
  private static let widest = 160
  /// Columns kept before the focus of a cut line.
  private static let lead = 60

  init(_ bytes: [UInt8], range: Range<Int>, focus: Int) {
    var start = range.lowerBound
    // A byte is at most one column outside of tabs: a short line is never cut. Of a long one the
    // part shown starts a fixed number of bytes before the focus, at the start of a character.
    if range.count > Self.widest, focus - range.lowerBound > Self.lead {
      start = focus - Self.lead
      while start > range.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      append("…", width: 1)
    }
    var position = start
    while position < range.upperBound {
      if width >= Self.widest {
        append("…", width: 1)
        break
      }
      let step = UTF8Decoder.step(in: bytes, at: position)
      stops.append((position, width))
      switch step.scalar {
      case nil: append("\u{FFFD}", width: 1)
      case "\t":
        let columns = 4 - width % 4
        append(String(repeating: " ", count: columns), width: columns)
      case let scalar?:
        let visible = CaretRenderer.stand(for: scalar) ?? scalar
        append(String(visible), width: DisplayWidth.columns(of: visible))
      }
      position += step.length
    }
    stops.append((position, width))
  }

  /// The column (from 0) where `offset` is shown; inside a character it is the start of that.
  func column(of offset: Int) -> Int {
    guard let first = stops.first, offset >= first.offset else { return 0 }
    var low = 0
    var high = stops.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if stops[middle].offset <= offset { low = middle } else { high = middle }
    }
    return stops[low].column
  }

  private mutating func append(_ visible: String, width columns: Int) {
    text += visible
    width += columns
  }
}
