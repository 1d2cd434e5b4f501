/// "Did you mean": the declared name nearest to one that is not declared.
package enum NameSuggestion {
  /// The candidate with the fewest edits from `name`, if that is few enough to be a slip.
  ///
  /// At most a third of the name's length, and at least one edit, may differ; of equally near
  /// candidates the first in alphabetical order is taken, so that output is the same every time.
  /// O(candidates × length²).
  package static func nearest(
    to name: String, among candidates: some Sequence<String>
  ) -> String? {
    let written = Array(name.lowercased().unicodeScalars)
    guard !written.isEmpty, written.count <= longest else { return nil }
    let allowed = max(1, written.count / 3)
    var best: (distance: Int, name: String)?
    for candidate in candidates where candidate != name {
      let scalars = Array(candidate.lowercased().unicodeScalars)
      guard abs(scalars.count - written.count) <= allowed else { continue }
      let distance = distance(written, scalars)
      // One edit turns any one-letter name into any other: that is no slip.
      guard distance <= allowed, distance < max(written.count, scalars.count) else { continue }
      if let found = best, (found.distance, found.name) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.name
  }

  /// Names longer than this are not compared: the cost is quadratic.
  private static let longest = 80

  /// Edits from one to the other, where swapping two neighbours is one edit (optimal string
  /// alignment).
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    var row = last
    for i in 1...a.count {
      row[0] = i
      for j in 1...b.count {
        let substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
        row[j] = min(last[j] + 1, row[j - 1] + 1, substitution)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    return last[b.count]
  }
}
