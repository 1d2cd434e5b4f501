internal import CProcessor

/// Where the quotes of some records stand, and what makes one of them more than plain text in quotes.
struct RecordMarks {
  private var quotes: [UInt32]
  private var odd: [UInt32]
  private var quoteCount = 0
  private var oddCount = 0

  /// Bytes of records that are marked together: their marks stay in the nearest cache.
  static let mostBytes = 8 << 10

  init() {
    let room = Self.mostBytes + Int(WEIR_MARKS_STEP)
    quotes = [UInt32](repeating: 0, count: room)
    odd = quotes
  }

  /// Whether records that end at `end` may be marked.
  static func reaches(_ end: Int, in lines: Span<UInt8>) -> Bool {
    end + Int(WEIR_PIECE_BYTES) <= lines.count
  }

  /// Marks the records in `range` of `lines`.
  mutating func set(_ lines: Span<UInt8>, _ range: Range<Int>) {
    precondition(range.count <= Self.mostBytes && Self.reaches(range.upperBound, in: lines))
    // SAFETY: the range lies in the lines, and both lists have room for as many as it has bytes and
    // for a step more, checked above.
    unsafe lines.withUnsafeBufferPointer { lines in
      unsafe quotes.withUnsafeMutableBufferPointer { quotes in
        unsafe odd.withUnsafeMutableBufferPointer { odd in
          var marks = unsafe weir_marks(
            quotes: quotes.baseAddress, odd: odd.baseAddress, quote_count: 0, odd_count: 0)
          unsafe weir_mark(lines.baseAddress, range.lowerBound, range.upperBound, &marks)
          quoteCount = unsafe marks.quote_count
          oddCount = unsafe marks.odd_count
        }
      }
    }
  }

  /// Whether the record at `range` has none but plain bytes; the odd ones before the one numbered `first`
  /// stand before it.
  func isPlain(_ range: Range<Int>, from first: Int) -> Bool {
    var index = first
    while index < oddCount, Int(odd[index]) < range.lowerBound { index += 1 }
    return index == oddCount || Int(odd[index]) >= range.upperBound
  }

  /// Lends the lists to a function that reads them.
  func withLists<Result>(_ body: (weir_marks) -> Result) -> Result {
    // SAFETY: nobody writes through the pointers, and they are not kept.
    unsafe quotes.withUnsafeBufferPointer { quotes in
      unsafe odd.withUnsafeBufferPointer { odd in
        unsafe body(
          weir_marks(
            quotes: UnsafeMutablePointer(mutating: quotes.baseAddress),
            odd: UnsafeMutablePointer(mutating: odd.baseAddress), quote_count: quoteCount,
            odd_count: oddCount))
      }
    }
  }
}
