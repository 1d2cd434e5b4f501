/// Finds links, mail addresses and user names in a text, roughly: runs of visible ASCII that hold
/// `://`, `@`, or a point between two letters.
enum AddressFinder {
  /// For each scalar whether it is part of one.
  static func marks(in scalars: [Unicode.Scalar]) -> [Bool] {
    var marks = [Bool](repeating: false, count: scalars.count)
    var start = 0
    while start < scalars.count {
      var end = start
      while end < scalars.count, (0x21...0x7E).contains(scalars[end].value) { end += 1 }
      if isAddress(scalars[start..<end]) {
        for index in start..<end { marks[index] = true }
      }
      start = max(end, start + 1)
    }
    return marks
  }

  private static func isAddress(_ run: ArraySlice<Unicode.Scalar>) -> Bool {
    if run.contains("@") { return true }
    for index in run.indices.dropLast(2) {
      let (first, second, third) = (run[index], run[index + 1], run[index + 2])
      if first == ":" && second == "/" && third == "/" { return true }
      if second == ".", LookalikeLetters.isLatin(first), LookalikeLetters.isLatin(third) {
        return true
      }
    }
    return false
  }
}
