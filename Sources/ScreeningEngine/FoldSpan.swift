/// A half-open range of bytes in the fold of one message.
struct FoldSpan: Equatable {
  var start: UInt32
  var end: UInt32

  init(_ start: Int, _ end: Int) {
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
  }

  var range: Range<Int> { Int(start)..<Int(end) }

  func overlaps(_ other: FoldSpan) -> Bool { start < other.end && other.start < end }

  /// Leftmost first, then longest.
  func precedes(_ other: FoldSpan) -> Bool {
    start != other.start ? start < other.start : end > other.end
  }
}

/// A run of spans in a message's span pool.
struct SpanList {
  var start = 0
  var count = 0

  static let empty = SpanList()

  var isEmpty: Bool { count == 0 }
  var range: Range<Int> { start..<start + count }
}

/// The spans kept of one signal: more say nothing new and would cost without bound.
let maximumSpans = 256

/// Ciura's gap sequence for Shell sort (2001).
private let shellGaps = [701, 301, 132, 57, 23, 10, 4, 1]

extension [FoldSpan] {
  /// Sorts the spans from `start` on, leftmost then longest, and keeps those that do not overlap
  /// an earlier one, at most `maximumSpans`. In place: the standard sort allocates.
  mutating func settle(from start: Int) {
    sortTail(from: start)
    var kept = start
    var end: UInt32 = 0
    for index in start..<count {
      let span = self[index]
      guard kept == start || span.start >= end, kept - start < maximumSpans else { continue }
      self[kept] = span
      kept += 1
      end = span.end
    }
    removeLast(count - kept)
  }

  /// Shell sort: in place, and quick on the few spans a signal has.
  private mutating func sortTail(from start: Int) {
    for gap in shellGaps where gap < count - start {
      for index in (start + gap)..<count {
        let span = self[index]
        var hole = index
        while hole >= start + gap, span.precedes(self[hole - gap]) {
          self[hole] = self[hole - gap]
          hole -= gap
        }
        self[hole] = span
      }
    }
  }
}
