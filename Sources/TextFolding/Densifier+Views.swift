import CFoldTables

/// Both views of a message in one pass.
extension Densifier {
  /// Appends the fold of `text`, a part of `bytes`, to `folds` and its dense view to `dense`; what
  /// `Folder.fold` and then `densify` would do. O(n).
  ///
  /// The pass in C reads and decodes each character once. It stops before what depends on its
  /// neighbours, one message in a thousand of ordinary ones: the fold then goes on scalar by scalar,
  /// and the dense view is made of it. 2,630 instructions a message of 100 bytes became 900.
  package func appendViews(
    of text: Range<Int>, in bytes: Span<UInt8>, folds: inout ByteArena, dense: inout ByteArena
  ) -> FoldReport {
    appendViews(of: text, in: bytes, folds: &folds, dense: &dense, vectors: .max)
  }

  /// The same by loops of no better kind than `vectors`; tests compare them.
  func appendViews(
    of text: Range<Int>, in bytes: Span<UInt8>, folds: inout ByteArena, dense: inout ByteArena,
    vectors: Int32
  ) -> FoldReport {
    precondition(text.lowerBound >= 0 && text.upperBound <= bytes.count)
    folds.reserve(text.count + FoldPass<NoOffsets>.slack)
    dense.reserve(3 * text.count + 64)
    var progress = weir_views_progress()
    let isDone = makeViews(of: text, in: bytes, &folds, &dense, vectors, &progress)
    let foldStart = folds.count
    folds.count += progress.folded
    var report = FoldReport()
    report.scripts = ScriptSet(recordBits: progress.script_bits)
    if isDone, progress.lookalike_bits == 0 || !LookalikePass.mayChange(report.scripts) {
      report.styled = Int(progress.styled)
      dense.count += progress.dense
      return report
    }
    var recorder = NoOffsets()
    report = Folder.run(
      bytes.extracting(text), into: &folds, recorder: &recorder, lookalikes: true,
      usesWideWords: vectors > 0,
      after: FoldPass.Head(
        position: progress.position, written: progress.folded, scriptBits: progress.script_bits,
        lookalikeBits: progress.lookalike_bits, styled: Int(progress.styled)))
    densify(folds.storage.span.extracting(foldStart..<folds.count), into: &dense)
    return report
  }

  /// Writes both views behind what the arenas hold; whether the pass came to the end of the text.
  private func makeViews(
    of text: Range<Int>, in bytes: Span<UInt8>, _ folds: inout ByteArena,
    _ dense: inout ByteArena, _ vectors: Int32, _ progress: inout weir_views_progress
  ) -> Bool {
    let (foldStart, denseStart) = (folds.count, dense.count)
    // SAFETY: all buffers live for the closures. `text` lies in `bytes`, and `readable` is what is
    // left of these; the arenas have the room that weir_make_views wants, made by the caller.
    return unsafe bytes.withUnsafeBufferPointer { bytes in
      guard let first = bytes.baseAddress else { return true }
      return unsafe folds.storage.withUnsafeMutableBufferPointer { folds in
        unsafe dense.storage.withUnsafeMutableBufferPointer { dense in
          guard let fold = folds.baseAddress, let dense = dense.baseAddress else { return true }
          return unsafe weir_make_views(
            first + text.lowerBound, text.count, bytes.count - text.lowerBound, fold + foldStart,
            dense + denseStart, tables.pointer, vectors, &progress) != 0
        }
      }
    }
  }
}
