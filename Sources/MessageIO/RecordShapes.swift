internal import CProcessor

/// The shapes of the records read before, by which those that follow are read: many at a time, and
/// without walking through them.
struct RecordShapes {
  private var shapes: [RecordShape] = []
  private var marks = RecordMarks()
  /// Where the values of the records read last are, one record behind another.
  private(set) var values = [weir_span](
    repeating: weir_span(), count: Self.mostRecords * RecordShape.mostValues)
  private var progress = weir_records_progress()
  /// The one that records had last, and the one to be replaced next.
  private var current = 0
  private var oldest = 0
  /// What may be spent on learning: an input whose records are all different is not to pay for that.
  private var patience = Self.mostPatience

  /// Records that are read together.
  static let mostRecords = 64
  private static let mostShapes = 4
  private static let mostPatience = 256
  /// What learning takes, in records that are read by a shape.
  private static let learningCost = 8

  /// How many of the records from `first` on, of which that one starts at `start`, may be read together;
  /// 0 where that one may not.
  mutating func prepare(
    _ lines: Span<UInt8>, from start: Int, _ ends: Span<UInt32>, first: Int
  ) -> Int {
    var last = first
    while last < ends.count, last - first < Self.mostRecords,
      Int(ends[last]) - start <= RecordMarks.mostBytes,
      RecordMarks.reaches(Int(ends[last]), in: lines)
    { last += 1 }
    guard last > first else { return 0 }
    progress = weir_records_progress(start: start, quote: 0, odd: 0)
    marks.set(lines, start..<Int(ends[last - 1]))
    return last - first
  }

  /// Reads records of one shape, as many as come next and at most those of `ends`; how many they are.
  mutating func match(_ lines: Span<UInt8>, _ ends: Span<UInt32>) -> Int {
    for _ in shapes.indices {
      let count = shapes[current].match(lines, ends, marks, &values, &progress)
      if count > 0 {
        patience = min(patience + count, Self.mostPatience)
        return count
      }
      current = current + 1 < shapes.count ? current + 1 : 0
    }
    return 0
  }

  /// Passes one that has none of the shapes, up to where the next starts.
  mutating func pass(to start: Int) { progress.start = start }

  /// The shape of the records read last.
  var shape: RecordShape { @inline(__always) get { shapes[current] } }

  /// Learns the shape of a record that had none of those known, and was found to be right.
  mutating func learn(
    _ lines: Span<UInt8>, _ record: Range<Int>, _ scanner: inout JSONRecordScanner
  ) {
    guard patience >= Self.learningCost, marks.isPlain(record, from: progress.odd) else { return }
    patience -= Self.learningCost
    let members = scanner.members(lines, record)
    guard let shape = RecordShape(record, of: lines, members) else { return }
    if shapes.count < Self.mostShapes {
      shapes.append(shape)
    } else {
      shapes[oldest] = shape
      oldest = (oldest + 1) % Self.mostShapes
    }
  }
}
