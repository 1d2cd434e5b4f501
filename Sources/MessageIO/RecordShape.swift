internal import CProcessor

/// How a record of JSON is written: its keys in their order, and every byte that stands between its
/// values.
///
/// The records of an input nearly all have one of a few shapes.
struct RecordShape {
  fileprivate let pieces: [weir_piece]
  fileprivate let quoteCount: Int
  /// Values in each record.
  var valueCount: Int { pieces.count - 1 }
  /// Those that are no strings, one bit each.
  let scalars: UInt32
  /// By field, which value is its; `none` where it has none.
  private(set) var places = InlineArray<7, UInt8>(repeating: Self.none)

  static let none: UInt8 = 255
  /// Records with more values have no shape.
  static let mostValues = 32

  /// The shape of a record without backslashes that was found to be right; nil where it has objects in
  /// it, long keys or no text.
  init?(_ record: Range<Int>, of lines: Span<UInt8>, _ members: [JSONRecordScanner.Member]) {
    guard (1...Self.mostValues).contains(members.count) else { return nil }
    var pieces: [weir_piece] = []
    var quotes: UInt32 = 0
    var scalars: UInt32 = 0
    var start = record.lowerBound
    for index in 0...members.count {
      let end = index < members.count ? members[index].value.start : record.upperBound
      guard (1...Int(WEIR_PIECE_BYTES)).contains(end - start) else { return nil }
      var found: UInt32 = 0
      // SAFETY: the bytes are those of the span, as many as it has and no more than a piece takes.
      pieces.append(
        unsafe lines.extracting(start..<end).withUnsafeBufferPointer { bytes in
          unsafe weir_make_piece(bytes.baseAddress, bytes.count, quotes, &found)
        })
      quotes += found
      guard index < members.count else { break }
      let value = members[index].value
      if value.kind != .string {
        let first = lines[value.start]
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return nil }
        scalars |= 1 << UInt32(index)
      }
      var fields = members[index].fields
      while fields != 0 {
        places[fields.trailingZeroBitCount] = UInt8(index)
        fields &= fields - 1
      }
      start = value.end
    }
    let text = places[JSONRecordScanner.Field.text.rawValue]
    guard text != Self.none, scalars & 1 << UInt32(text) == 0 else { return nil }
    self.pieces = pieces
    self.scalars = scalars
    quoteCount = Int(quotes)
  }

  /// Which value of a record is that of a field.
  @inline(__always)
  func place(of field: JSONRecordScanner.Field) -> Int? {
    let place = places[field.rawValue]
    return place == Self.none ? nil : Int(place)
  }

  /// Whether a value is a string.
  @inline(__always)
  func isString(_ place: Int) -> Bool { scalars & 1 << UInt32(place) == 0 }

  /// Writes where the values of the next records are to `values`, and moves `progress` behind these;
  /// how many there were before one of another shape. What is no string has still to be checked.
  func match(
    _ lines: Span<UInt8>, _ ends: Span<UInt32>, _ marks: RecordMarks, _ values: inout [weir_span],
    _ progress: inout weir_records_progress
  ) -> Int {
    precondition(values.count >= ends.count * valueCount, "there is room for the values")
    // SAFETY: the marks are those of these lines, which end so long before the bytes do that pieces
    // may be read (RecordMarks.set), and there is room for the values of all.
    return unsafe lines.withUnsafeBufferPointer { lines in
      unsafe ends.withUnsafeBufferPointer { ends in
        unsafe pieces.withUnsafeBufferPointer { pieces in
          unsafe values.withUnsafeMutableBufferPointer { values in
            unsafe marks.withLists { lists in
              var shape = unsafe weir_shape(
                pieces: pieces.baseAddress, value_count: pieces.count - 1, quote_count: quoteCount)
              var lists = unsafe lists
              return unsafe weir_match_records(
                &shape, lines.baseAddress, ends.baseAddress, ends.count, &lists,
                values.baseAddress, &progress)
            }
          }
        }
      }
    }
  }
}
