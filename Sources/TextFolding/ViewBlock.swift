import CFoldTables

/// Both views of many texts, one behind another. One worker's scratch, emptied and filled again.
package struct ViewBlock: Sendable {
  package private(set) var folds = ByteArena()
  package private(set) var dense = ByteArena()
  package private(set) var places: [Place] = []
  /// A bit for each byte of the folds: whether the dense view has one for it; only for texts that are even.
  private(set) var kept: [UInt64] = []
  /// Of the texts that needed more than the pass over all of them.
  private var reports: [FoldReport] = []

  package init() {}

  /// A part of the bytes that texts stand in.
  package struct Text: Sendable {
    var start: UInt32
    var end: UInt32

    fileprivate var count: Int { Int(end) - Int(start) }

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
    /// Not 0 where every character that the dense view keeps has the length there that it has in the
    /// fold, and `kept` says which.
    var isEven: UInt32 = 0

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
    // Bytes of the texts that are left: counted once, since any text may stop the pass.
    var left = 0
    for text in texts {
      precondition(text.start <= text.end && text.end <= bytes.count)
      left += text.count
    }
    let first = places.count
    places.append(contentsOf: repeatElement(Place(), count: texts.count))
    var done = 0
    while done < texts.count {
      let count = appendPlain(
        texts, from: done, of: left, in: bytes, barrier: barrier, densifier, to: first + done)
      for index in done..<done + count { left -= texts[index].count }
      done += count
      guard done < texts.count else { return }
      let text = Int(texts[done].start)..<Int(texts[done].end)
      let report = densifier.appendViews(of: text, in: bytes, folds: &folds, dense: &dense)
      dense.append(barrier)
      places[first + done] = Place(
        foldEnd: UInt32(folds.count), denseEnd: UInt32(dense.count), report: Int32(reports.count))
      reports.append(report)
      left -= text.count
      done += 1
    }
  }

  /// The same up to a text that the pass in C does not do; how many texts that was. The texts from
  /// `first` on have `left` bytes, and their places stand from `place` on.
  private mutating func appendPlain(
    _ texts: [Text], from first: Int, of left: Int, in bytes: Span<UInt8>, barrier: UInt8,
    _ densifier: Densifier, to place: Int
  ) -> Int {
    let count = texts.count - first
    folds.reserve(left + FoldPass<NoOffsets>.slack)
    dense.reserve(3 * left + count + 64)
    let keptCount = folds.storage.count / 64 + 3
    if kept.count < keptCount {
      kept.append(contentsOf: repeatElement(0, count: keptCount - kept.count))
    }
    precondition(
      folds.storage.count < Int(UInt32.max) && dense.storage.count < Int(UInt32.max),
      "texts of one block must be smaller than 1 GiB")
    var (folded, densed) = (folds.count, dense.count)
    // SAFETY: all buffers live for the closures; the texts lie in `bytes`, and the arenas have the
    // room that weir_make_block wants, made above. Text and Place have the layout of weir_text and
    // weir_view: the same fields in the same order.
    let done = unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe texts.withUnsafeBytes { texts in
        unsafe folds.storage.withUnsafeMutableBufferPointer { folds in
          unsafe kept.withUnsafeMutableBufferPointer { kept in
            unsafe dense.storage.withUnsafeMutableBufferPointer { dense in
              unsafe places.withUnsafeMutableBytes { places -> Int in
                guard let texts = texts.baseAddress, let places = places.baseAddress else {
                  return 0
                }
                return unsafe weir_make_block(
                  bytes.baseAddress, bytes.count,
                  texts.assumingMemoryBound(to: weir_text.self) + first, count, folds.baseAddress,
                  kept.baseAddress, &folded, dense.baseAddress, &densed, barrier,
                  densifier.tables.pointer, places.assumingMemoryBound(to: weir_view.self) + place)
              }
            }
          }
        }
      }
    }
    folds.count = folded
    dense.count = densed
    return done
  }
}
