import CFoldTables

/// Both views of many texts, one behind another. One worker's scratch, emptied and filled again.
package struct ViewBlock: Sendable {
  package private(set) var folds = ByteArena()
  package private(set) var dense = ByteArena()
  package private(set) var places: [Place] = []
  /// Of the texts that needed more than the pass over all of them.
  private var reports: [FoldReport] = []

  package init() {}

  /// A part of the bytes that texts stand in.
  package struct Text: Sendable {
    var start: UInt32
    var end: UInt32

    package init(start: UInt32, end: UInt32) {
      self.start = start
      self.end = end
    }
  }

  /// Where the views of a text end, and what the fold has seen. The same as weir_view.
  package struct Place: Sendable {
    package var foldEnd: UInt32 = 0
    /// Behind the barrier.
    package var denseEnd: UInt32 = 0
    var scriptBits: UInt32 = 0
    var styled: UInt32 = 0
    /// Into the reports; negative where the fold took off nothing but styles.
    var report: Int32 = -1

    /// Whether what folding took off is more than styles.
    @inlinable package var isPlain: Bool { report < 0 }
  }

  /// Forgets all texts and keeps the storage.
  package mutating func removeAll() {
    folds.removeAll()
    dense.removeAll()
    if !places.isEmpty { places.removeAll(keepingCapacity: true) }
    if !reports.isEmpty { reports.removeAll(keepingCapacity: true) }
  }

  /// What folding took off the text at `index`.
  package func report(of index: Int) -> FoldReport {
    let place = places[index]
    if place.report >= 0 { return reports[Int(place.report)] }
    var report = FoldReport()
    report.scripts = ScriptSet(recordBits: place.scriptBits)
    report.styled = Int(place.styled)
    return report
  }

  /// Appends the views of `texts`, parts of `bytes`, and `barrier` behind each dense view. O(n).
  ///
  /// One call for many texts: 370 instructions a message around the pass became 40.
  package mutating func append(
    _ texts: [Text], in bytes: Span<UInt8>, barrier: UInt8, _ densifier: Densifier
  ) {
    var done = 0
    while done < texts.count {
      done += appendPlain(texts, from: done, in: bytes, barrier: barrier, densifier)
      guard done < texts.count else { return }
      let text = Int(texts[done].start)..<Int(texts[done].end)
      let report = densifier.appendViews(of: text, in: bytes, folds: &folds, dense: &dense)
      dense.append(barrier)
      places.append(
        Place(
          foldEnd: UInt32(folds.count), denseEnd: UInt32(dense.count),
          report: Int32(reports.count)))
      reports.append(report)
      done += 1
    }
  }

  /// The same up to a text that the pass in C does not do; how many texts that was.
  private mutating func appendPlain(
    _ texts: [Text], from first: Int, in bytes: Span<UInt8>, barrier: UInt8,
    _ densifier: Densifier
  ) -> Int {
    var total = 0
    for index in first..<texts.count {
      precondition(texts[index].start <= texts[index].end && texts[index].end <= bytes.count)
      total += Int(texts[index].end - texts[index].start)
    }
    let count = texts.count - first
    folds.reserve(total + FoldPass<NoOffsets>.slack)
    dense.reserve(3 * total + count + 64)
    precondition(
      folds.storage.count < Int(UInt32.max) && dense.storage.count < Int(UInt32.max),
      "texts of one block must be smaller than 1 GiB")
    let old = places.count
    places.append(contentsOf: repeatElement(Place(), count: count))
    var (folded, densed) = (folds.count, dense.count)
    // SAFETY: all buffers live for the closures; the texts lie in `bytes`, and the arenas have the
    // room that weir_make_block wants, made above. Text and Place have the layout of weir_text and
    // weir_view: the same fields in the same order.
    let done = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe texts.withUnsafeBytes { texts in
        unsafe folds.storage.withUnsafeMutableBufferPointer { folds in
          unsafe dense.storage.withUnsafeMutableBufferPointer { dense in
            unsafe places.withUnsafeMutableBytes { places -> Int in
              guard let texts = texts.baseAddress, let places = places.baseAddress else { return 0 }
              return unsafe weir_make_block(
                bytes.baseAddress, bytes.count,
                texts.assumingMemoryBound(to: weir_text.self) + first, count, folds.baseAddress,
                &folded, dense.baseAddress, &densed, barrier, densifier.tables.pointer,
                places.assumingMemoryBound(to: weir_view.self) + old)
            }
          }
        }
      }
    }
    folds.count = folded
    dense.count = densed
    places.removeLast(count - done)
    return done
  }
}
