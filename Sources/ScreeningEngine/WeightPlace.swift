/// Where a scored entry stands in a fold.
struct WeightPlace: Equatable {
  var entry: UInt32
  /// Bytes of the fold, half-open; the letters that follow are not in it, whether the entry takes them
  /// or not.
  var start: UInt32
  var end: UInt32

  init(entry: UInt32, _ start: Int, _ end: Int) {
    self.entry = entry
    self.start = UInt32(truncatingIfNeeded: start)
    self.end = UInt32(truncatingIfNeeded: end)
  }
}
