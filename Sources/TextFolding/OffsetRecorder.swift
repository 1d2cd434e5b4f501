/// Takes down where folded bytes came from. `FoldPass` is specialised for each recorder, so that a
/// fold without a map pays nothing for it.
protocol OffsetRecorder {
  init()

  /// Forgets everything: a new text begins.
  mutating func begin()

  /// `count` folded bytes stand one for one for the original bytes from `original`, and every
  /// scalar kept its length.
  mutating func copied(_ count: Int, from original: Int)

  /// `count` folded bytes came as a whole from `original`.
  mutating func made(_ count: Int, from original: Range<Int>)

  /// The last `count` folded bytes, one scalar, are taken back; returns where they came from.
  mutating func removed(_ count: Int) -> Range<Int>

  /// The last folded byte also stands for the original up to `end`.
  mutating func stretchedLast(to end: Int)

  /// The text is read to its end.
  mutating func finish(originalCount: Int)

  /// Scalars became shorter after the fact; edits are in order and do not overlap.
  mutating func shrunk(_ edits: [LengthEdit])

  /// Whether `shrunk` wants to hear of edits.
  static var recordsEdits: Bool { get }
}

/// A folded scalar that was replaced by a shorter one.
struct LengthEdit {
  var folded: Int
  var oldLength: Int
  var newLength: Int
}

/// Takes down nothing.
struct NoOffsets: OffsetRecorder {
  static var recordsEdits: Bool { false }

  @inline(__always) mutating func begin() {}
  @inline(__always) mutating func copied(_ count: Int, from original: Int) {}
  @inline(__always) mutating func made(_ count: Int, from original: Range<Int>) {}
  @inline(__always) mutating func removed(_ count: Int) -> Range<Int> { 0..<0 }
  @inline(__always) mutating func stretchedLast(to end: Int) {}
  @inline(__always) mutating func finish(originalCount: Int) {}
  @inline(__always) mutating func shrunk(_ edits: [LengthEdit]) {}
}
