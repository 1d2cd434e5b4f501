import CFoldTables

/// Where the dense view's bytes stand in the fold.
extension Densifier {
  /// Replaces `offsets`, which do not go back, by places in `folded`: an offset in its dense view by
  /// that of the scalar whose dense form is there, one beyond by the end of `folded`.
  ///
  /// One pass up to the last of them. For texts that `ViewBlock` has no shorter way for, and those of
  /// rules.
  package func findPlaces(of offsets: inout [Int], in folded: Span<UInt8>) {
    var found = 0
    // SAFETY: the buffer lives as long as the closure.
    unsafe folded.withUnsafeBufferPointer { buffer in
      guard let source = unsafe ByteSource(buffer) else { return }
      found = findPlaces(of: &offsets, in: source)
    }
    for index in found..<offsets.count { offsets[index] = folded.count }
  }

  /// Places as many as the text has, and says how many.
  private func findPlaces(of offsets: inout [Int], in source: ByteSource) -> Int {
    // SAFETY: both buffers live for the closures; the loop keeps its places within them, and so does
    // the step over a scalar that it leaves to us.
    unsafe offsets.withUnsafeMutableBufferPointer { buffer -> Int in
      guard let base = buffer.baseAddress else { return 0 }
      let wanted = buffer.count
      var progress = weir_places_progress(position: 0, dense: 0, found: 0)
      while progress.found < wanted, progress.position < source.count {
        let isDone = unsafe weir_find_places(
          source.base, source.count, base, wanted, tables.pointer, &progress)
        guard isDone == 0 else { break }
        // A scalar that is rare, of four bytes or none.
        let reading = UTF8Form.scalar(in: source, at: progress.position)
        progress.dense += reading.isValid ? denseLength(of: reading.scalar) : 0
        while progress.found < wanted, unsafe base[progress.found] < progress.dense {
          unsafe base[progress.found] = progress.position
          progress.found += 1
        }
        progress.position += reading.length
      }
      return progress.found
    }
  }
}
