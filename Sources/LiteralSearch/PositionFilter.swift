internal import CLiteralScan

/// What says of 64 positions at a time whether a window or a short literal may begin there, with
/// vectors of 512 bits (`filter.c`).
///
/// In memory of its own: 1,300 bytes of a value were copied for each run of positions, 1.5 % of the time.
// SAFETY: the tables are written by `init` and never after; they live until `deinit`.
@safe final class PositionFilter: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<weir_filter>

  /// `windows` are their first four bytes. nil where it is not worth its time, or nothing is looked for.
  init?(windows: [UInt32], shorts: [[UInt8]]) {
    guard windows.count <= Int(WEIR_FILTER_WINDOWS), !windows.isEmpty || !shorts.isEmpty else {
      return nil
    }
    unsafe pointer = .allocate(capacity: 1)
    unsafe pointer.initialize(to: weir_filter())
    // SAFETY: a literal lives for the closure it is read in.
    for window in windows { unsafe weir_filter_add_window(pointer, window) }
    // Two in three bytes of Chinese text go on with a character: nothing begins there.
    let isAtStarts =
      windows.allSatisfy { $0 & 0xC0 != 0x80 }
      && shorts.allSatisfy { ($0.first ?? 0) & 0xC0 != 0x80 }
    unsafe pointer.pointee.at_starts = isAtStarts ? 1 : 0
    for literal in shorts {
      unsafe literal.withUnsafeBufferPointer { bytes in
        unsafe weir_filter_add_short(pointer, bytes.baseAddress, bytes.count)
      }
    }
  }

  deinit { unsafe pointer.deallocate() }
}
