/// Which edits of many diagnostics can be made together, and what the files are after them.
///
/// The edits of one diagnostic belong together: all are made, or none. Of diagnostics whose edits
/// touch, the first in the order given wins; the others are left for another round, after which
/// their places are known anew. O(edits log edits + bytes).
package struct EditPlan: Sendable {
  /// By file, in order of place and without overlap.
  package private(set) var edits: [Int: [SourceEdit]] = [:]
  /// Indices of the diagnostics whose edits are in the plan.
  package private(set) var chosen: [Int] = []

  /// Plans the edits of `diagnostics` in `files`, whose indices are the file ids.
  package init(_ diagnostics: [Diagnostic], files: [SourceFile]) {
    for (index, diagnostic) in diagnostics.enumerated() where !diagnostic.edits.isEmpty {
      let wanted = diagnostic.edits.filter { !isMade($0) }
      guard wanted.allSatisfy({ isPossible($0, in: files) }), areApart(wanted) else { continue }
      for edit in wanted { insert(edit) }
      chosen.append(index)
    }
  }

  package var isEmpty: Bool { chosen.isEmpty }

  /// The bytes of a file with its edits made.
  package func bytes(of file: Int, in files: [SourceFile]) -> [UInt8] {
    let old = files[file].bytes
    var new: [UInt8] = []
    new.reserveCapacity(old.count)
    var position = 0
    for edit in edits[file] ?? [] {
      new += old[position..<edit.range.start]
      new += edit.replacement.utf8
      position = edit.range.end
    }
    return new + old[position...]
  }

  /// Whether the plan holds this very edit: two diagnostics may ask for the same one.
  private func isMade(_ edit: SourceEdit) -> Bool {
    let known = edits[edit.range.file.rawValue] ?? []
    let place = position(of: edit, in: known)
    guard place < known.count else { return false }
    return known[place].range == edit.range && known[place].replacement == edit.replacement
  }

  private func isPossible(_ edit: SourceEdit, in files: [SourceFile]) -> Bool {
    let file = edit.range.file.rawValue
    guard files.indices.contains(file), edit.range.start >= 0,
      edit.range.start <= edit.range.end, edit.range.end <= files[file].bytes.count
    else { return false }
    let known = edits[file] ?? []
    let next = position(of: edit, in: known)
    if next < known.count, edit.range.touches(known[next].range) { return false }
    return next == 0 || !edit.range.touches(known[next - 1].range)
  }

  private func areApart(_ edits: [SourceEdit]) -> Bool {
    for (index, edit) in edits.enumerated() {
      for other in edits[..<index] where edit.range.touches(other.range) { return false }
    }
    return true
  }

  private mutating func insert(_ edit: SourceEdit) {
    let file = edit.range.file.rawValue
    let place = position(of: edit, in: edits[file] ?? [])
    edits[file, default: []].insert(edit, at: place)
  }

  /// The index of the first edit that does not stand before `edit`.
  private func position(of edit: SourceEdit, in known: [SourceEdit]) -> Int {
    var low = 0
    var high = known.count
    while low < high {
      let middle = (low + high) / 2
      if known[middle].range.start < edit.range.start { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension SourceRange {
  /// Whether the two share a byte, or one is a place at the other's border: which of two texts put
  /// in at one place comes first nobody has said.
  fileprivate func touches(_ other: SourceRange) -> Bool {
    guard file == other.file else { return false }
    if start == end || other.start == other.end { return start <= other.end && other.start <= end }
    return start < other.end && other.start < end
  }
}
