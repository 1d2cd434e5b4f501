import CFoldTables

/// Where the dense view differs from the fold.
extension Densifier {
  /// Puts into `breaks`, in order and each once, the offsets in the dense view of `folded` between two
  /// bytes of which the fold has something else: a scalar that was left out there, or one that stands
  /// for another, whose first byte is before the offset. Characters beyond the BMP count as such.
  ///
  /// What stands in the dense view without an offset strictly inside it stands so in the fold.
  /// One pass, by vectors where the processor has them.
  package func findBreaks(in folded: Span<UInt8>, into breaks: inout BreakList) {
    findBreaks(in: folded, into: &breaks, usesVectors: true)
  }

  /// The same; tests compare both ways.
  func findBreaks(in folded: Span<UInt8>, into breaks: inout BreakList, usesVectors: Bool) {
    breaks.reserve(folded.count)
    // SAFETY: both buffers live for the closures; the list has room for one break a byte.
    let count = unsafe folded.withUnsafeBufferPointer { buffer -> Int in
      guard let source = unsafe ByteSource(buffer) else { return 0 }
      return unsafe breaks.storage.withUnsafeMutableBufferPointer { storage -> Int in
        guard let base = storage.baseAddress else { return 0 }
        return unsafe findBreaks(in: source, base, usesVectors: usesVectors)
      }
    }
    breaks.count = count
  }

  private func findBreaks(
    in source: ByteSource, _ breaks: UnsafeMutablePointer<UInt32>, usesVectors: Bool
  ) -> Int {
    var progress = weir_places_progress(position: 0, dense: 0, found: 0)
    while progress.position < source.count {
      let isDone = unsafe weir_find_breaks(
        source.base, source.count, breaks, tables.pointer, usesVectors ? 1 : 0, &progress)
      guard isDone == 0 else { break }
      // Whether a rare one stays as it is is not worth finding out: a break too many is only looked at.
      // It has two bytes at least, or is no scalar and stays nowhere.
      let reading = UTF8Form.scalar(in: source, at: progress.position)
      let kept = reading.isValid ? denseLength(of: reading.scalar) : 0
      unsafe add(kept == 0 ? progress.dense : progress.dense + 1, to: breaks, &progress.found)
      progress.dense += kept
      progress.position += reading.length
    }
    return progress.found
  }

  private func add(
    _ offset: Int, to breaks: UnsafeMutablePointer<UInt32>, _ found: inout Int
  ) {
    let offset = UInt32(truncatingIfNeeded: offset)
    // SAFETY: no more breaks than bytes were found so far.
    guard unsafe found == 0 || breaks[found - 1] != offset else { return }
    unsafe breaks[found] = offset
    found += 1
  }
}

/// Offsets in the dense view of a text, in order; one worker's scratch, which grows to the longest text.
package struct BreakList: Sendable {
  fileprivate(set) var storage: [UInt32] = []
  package fileprivate(set) var count = 0

  package init() {}

  package subscript(_ index: Int) -> UInt32 { storage[index] }

  /// Makes room for as many offsets, and forgets what there was.
  fileprivate mutating func reserve(_ capacity: Int) {
    count = 0
    guard storage.count < capacity else { return }
    storage = Array(repeating: 0, count: max(capacity, 2 * storage.count))
  }
}
