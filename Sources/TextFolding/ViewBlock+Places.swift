import CFoldTables
package import LiteralSearch

/// Where a literal found in a dense view stands in its text's fold.
package struct LiteralPlace: Sendable {
  private var offset32: UInt32 = 0
  private var written: UInt32 = 0

  fileprivate init(offset: Int, isWritten: Bool) {
    offset32 = UInt32(truncatingIfNeeded: offset)
    written = isWritten ? 1 : 0
  }

  /// Where its first character stands, from the start of the fold.
  package var offset: Int { Int(offset32) }
  /// Whether the fold has it there byte for byte, as far as anybody asked.
  package var isWritten: Bool { written != 0 }
}

/// From the literals found in the dense views to the folds.
extension ViewBlock {
  /// Puts into `places` where the literals found in the dense views, in order of their starts, stand in
  /// their texts' folds. `lengths` says by literal how many bytes to compare: 0 and 255 stand for none.
  /// O(the folds with literals in them).
  ///
  /// One call for a block. Which bytes of a fold the dense view keeps was taken down when both were
  /// made; only for the few texts that were left to a slower hand the fold is walked over again.
  package func place(
    _ found: [LiteralHit], lengths: [UInt8], _ densifier: Densifier,
    into places: inout [LiteralPlace]
  ) {
    places.removeAll(keepingCapacity: true)
    guard let last = found.last else { return }
    precondition(last.start < dense.count)
    places.append(
      contentsOf: repeatElement(LiteralPlace(offset: 0, isWritten: false), count: found.count))
    var progress = weir_placing_progress()
    while !placeEven(found, lengths, &places, &progress) {
      progress.literal = placeUneven(
        found, from: progress.literal, in: progress.text, lengths, densifier, &places)
    }
  }

  /// The same up to a text that is not even; true at the end.
  private func placeEven(
    _ found: [LiteralHit], _ lengths: [UInt8], _ placed: inout [LiteralPlace],
    _ progress: inout weir_placing_progress
  ) -> Bool {
    // SAFETY: all buffers live for the closures. The views are as weir_make_block made them, `kept` has
    // a bit for each byte of the folds, every literal starts in a dense view (the last does, checked above).
    // LiteralHit, LiteralPlace and Place have the layout of the structs in C: the same fields
    // in the same order.
    unsafe folds.storage.withUnsafeBufferPointer { folds in
      unsafe kept.withUnsafeBufferPointer { kept in
        unsafe dense.storage.withUnsafeBufferPointer { dense in
          unsafe self.places.withUnsafeBytes { views in
            unsafe found.withUnsafeBytes { found in
              unsafe lengths.withUnsafeBufferPointer { lengths in
                unsafe placed.withUnsafeMutableBytes { placed -> Bool in
                  guard let views = views.baseAddress, let literals = found.baseAddress,
                    let output = placed.baseAddress
                  else { return true }
                  return unsafe weir_place_literals(
                    folds.baseAddress, kept.baseAddress, dense.baseAddress,
                    views.assumingMemoryBound(to: weir_view.self),
                    literals.assumingMemoryBound(to: weir_hit.self),
                    found.count / MemoryLayout<LiteralHit>.stride, lengths.baseAddress,
                    lengths.count,
                    output.assumingMemoryBound(to: weir_literal_place.self), &progress) != 0
                }
              }
            }
          }
        }
      }
    }
  }

  /// Places the literals of the text at `index`, from `first` on; where those of the next text begin.
  private func placeUneven(
    _ found: [LiteralHit], from first: Int, in index: Int, _ lengths: [UInt8],
    _ densifier: Densifier, _ placed: inout [LiteralPlace]
  ) -> Int {
    let foldStart = index == 0 ? 0 : Int(places[index - 1].foldEnd)
    let denseStart = index == 0 ? 0 : Int(places[index - 1].denseEnd)
    let fold = folds.storage.span.extracting(foldStart..<Int(places[index].foldEnd))
    var end = first
    var offsets: [Int] = []
    while end < found.count, found[end].start < places[index].denseEnd {
      offsets.append(Int(found[end].start) - denseStart)
      end += 1
    }
    densifier.findPlaces(of: &offsets, in: fold)
    for literal in first..<end {
      let offset = offsets[literal - first]
      let number = Int(found[literal].literal)
      let length = number < lengths.count ? Int(lengths[number]) : 0
      let start = Int(found[literal].start)
      let isWritten =
        0 < length && length < 255 && offset + length <= fold.count
        && (length == 1
          || (0..<length).allSatisfy { fold[offset + $0] == dense.storage[start + $0] })
      placed[literal] = LiteralPlace(offset: offset, isWritten: isWritten)
    }
    return end
  }
}
