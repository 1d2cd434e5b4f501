internal import CLiteralScan

/// What says of 64 positions at a time whether a window or a short literal may begin there, with
/// vectors of 512 bits (`filter.c`).
///
/// In memory of its own: 1,300 bytes of a value were copied for each run of positions, 1.5 % of the time.
// SAFETY: the tables are written by `init` and never after; they live until `deinit`.
@safe final class PositionFilter: @unchecked Sendable {
  private let tables: UnsafeMutablePointer<weir_filter>

  /// nil where it is not worth its time, or nothing is looked for.
  init?(windows: [UInt32], groups: [[[UInt8]]]) {
    guard windows.count <= Int(WEIR_FILTER_WINDOWS), !windows.isEmpty || !groups.isEmpty else {
      return nil
    }
    unsafe tables = .allocate(capacity: 1)
    unsafe tables.initialize(to: weir_filter())
    // SAFETY: a literal lives for the closure it is read in.
    for window in windows { unsafe weir_filter_add_window(tables, window) }
    for (number, group) in groups.enumerated() {
      for literal in group {
        unsafe literal.withUnsafeBufferPointer { bytes in
          unsafe weir_filter_add_short(tables, bytes.baseAddress, bytes.count, UInt32(number))
        }
      }
    }
  }

  deinit { unsafe tables.deallocate() }

  /// Writes to `windowCandidates` the positions whose window may be one of `windows`, and to
  /// `shortCandidates` those at which a short literal may stand; how many that are. Both have room for
  /// 16 more than `positions`.
  func scan(
    _ text: Span<UInt8>, _ positions: Range<Int>, _ windows: borrowing WindowTable,
    _ windowCandidates: UnsafeMutableBufferPointer<UInt32>,
    _ shortCandidates: UnsafeMutableBufferPointer<UInt32>
  ) -> (windows: Int, shorts: Int) {
    precondition(positions.upperBound <= text.count)
    precondition(positions.count + 16 <= min(windowCandidates.count, shortCandidates.count))
    // SAFETY: the text and the bitmap are valid for the closures. The function promises to read only
    // `count` bytes of text and 2^(32 - shift) bits of bitmap, which is its size, and the lists have the
    // room it asks for (checked above).
    let found = unsafe text.withUnsafeBufferPointer { text in
      unsafe windows.bitmap.withUnsafeBufferPointer { bitmap in
        unsafe weir_scan_filtered(
          text.baseAddress, text.count, positions.lowerBound, positions.upperBound, tables,
          bitmap.baseAddress, windows.shift, windowCandidates.baseAddress,
          shortCandidates.baseAddress)
      }
    }
    return (found.windows, found.shorts)
  }
}
