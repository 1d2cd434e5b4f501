/// Which lines were taken out and which put in, between two lists of lines.
///
/// Myers' greedy algorithm in linear space ("An O(ND) Difference Algorithm and Its Variations",
/// 1986): O(lines + differences²) time, O(lines) memory. Where two stretches differ in more than
/// `mostEdits` lines, the search ends and the one stretch replaces the other, so that texts without
/// a common line take no longer.
struct LineDiff {
  /// Old lines that new lines replace; either may be empty, not both.
  struct Change: Equatable {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// In order; equal lines lie between each two.
  private(set) var changes: [Change] = []

  /// How far each of the two searches that meet goes.
  static let mostEdits = 1_024

  private let old: [Int]
  private let new: [Int]
  /// The furthest old line reached on each diagonal, from the start and from the end.
  private var forward: [Int] = []
  private var backward: [Int] = []

  /// Compares lines by the numbers that stand for them: equal lines have equal numbers.
  init(old: [Int], new: [Int]) {
    self.old = old
    self.new = new
    // A worklist and not recursion; the earlier stretch is on top, so changes come in order.
    var waiting = [Change(old: 0..<old.count, new: 0..<new.count)]
    while let stretch = waiting.popLast() {
      let rest = withoutCommonEnds(stretch)
      if rest.old.isEmpty && rest.new.isEmpty { continue }
      guard !rest.old.isEmpty, !rest.new.isEmpty, let (x, y) = middle(of: rest) else {
        append(rest)
        continue
      }
      waiting.append(
        Change(old: x..<rest.old.upperBound, new: y..<rest.new.upperBound))
      waiting.append(Change(old: rest.old.lowerBound..<x, new: rest.new.lowerBound..<y))
    }
  }

  private mutating func append(_ change: Change) {
    if let last = changes.last, last.old.upperBound == change.old.lowerBound,
      last.new.upperBound == change.new.lowerBound
    {
      changes[changes.count - 1] = Change(
        old: last.old.lowerBound..<change.old.upperBound,
        new: last.new.lowerBound..<change.new.upperBound)
    } else {
      changes.append(change)
    }
  }

  private func withoutCommonEnds(_ stretch: Change) -> Change {
    var (a, b) = (stretch.old, stretch.new)
    while let x = a.first, let y = b.first, old[x] == new[y] {
      a.removeFirst()
      b.removeFirst()
    }
    while let x = a.last, let y = b.last, old[x] == new[y] {
      a.removeLast()
      b.removeLast()
    }
    return Change(old: a, new: b)
  }

  /// A point of a shortest path through the stretch, near the middle of its edits; nil where none
  /// was found within `mostEdits`, or it would not divide the stretch.
  private mutating func middle(of stretch: Change) -> (old: Int, new: Int)? {
    let (n, m) = (stretch.old.count, stretch.new.count)
    let delta = n - m
    let limit = min((n + m + 1) / 2, Self.mostEdits)
    // Diagonals -limit-1 ... limit+1, each at its number plus `zero`.
    let zero = limit + 1
    forward = [Int](repeating: -1, count: 2 * zero + 1)
    backward = forward
    (forward[zero + 1], backward[zero + 1]) = (0, 0)
    for edits in 0...limit {
      for k in stride(from: -edits, through: edits, by: 2) {
        let start = furthest(forward, zero + k, isLowest: k == -edits, isHighest: k == edits)
        var x = start
        while x < n, x - k < m, line(stretch, x) == newLine(stretch, x - k) { x += 1 }
        forward[zero + k] = x
        if delta % 2 != 0, abs(delta - k) < edits, x + backward[zero + delta - k] >= n {
          return point(start, start - k, in: stretch)
        }
      }
      for k in stride(from: -edits, through: edits, by: 2) {
        var x = furthest(backward, zero + k, isLowest: k == -edits, isHighest: k == edits)
        while x < n, x - k < m, line(stretch, n - x - 1) == newLine(stretch, m - x + k - 1) {
          x += 1
        }
        backward[zero + k] = x
        if delta % 2 == 0, abs(delta - k) <= edits, x + forward[zero + delta - k] >= n {
          return point(n - x, m - x + k, in: stretch)
        }
      }
    }
    return nil
  }

  /// One edit further than the neighbours of a diagonal: down from above, or right from below.
  private func furthest(
    _ reached: [Int], _ index: Int, isLowest: Bool, isHighest: Bool
  ) -> Int {
    let fromAbove = reached[index + 1]
    let fromBelow = reached[index - 1]
    return isLowest || (!isHighest && fromBelow < fromAbove) ? fromAbove : fromBelow + 1
  }

  private func point(_ x: Int, _ y: Int, in stretch: Change) -> (old: Int, new: Int)? {
    let isInside = (0...stretch.old.count).contains(x) && (0...stretch.new.count).contains(y)
    let isCorner = (x, y) == (0, 0) || (x, y) == (stretch.old.count, stretch.new.count)
    guard isInside, !isCorner else { return nil }
    return (stretch.old.lowerBound + x, stretch.new.lowerBound + y)
  }

  private func line(_ stretch: Change, _ index: Int) -> Int { old[stretch.old.lowerBound + index] }
  private func newLine(_ stretch: Change, _ index: Int) -> Int {
    new[stretch.new.lowerBound + index]
  }
}
