import CFoldTables

/// A base and the marks after it, while they are put in order and composed.
///
/// Marks of U+0300-036F, 1AB0-1AFF, 1DC0-1DFF and 20D0-20FF that do not compose are dropped; they
/// do not block what follows from composing, since after the fold they are not there. More than
/// `droppableLimit` of them on one base are decoration: none composes, all are dropped. Of other
/// marks the first `keptLimit` stay (the bound of Unicode's Stream-Safe Text Format), so neither
/// memory nor time depends on what a text piles up.
struct CombiningSegment {
  static let keptLimit = 30
  static let droppableLimit = 4
  private static let iotaSubscript: UInt32 = 0x345

  /// A mark, its combining class and where in the original it ends, in one word that sorts by the
  /// class: 8 bits class, 21 bits scalar, 35 bits end from the segment's start.
  private struct Mark {
    var bits: UInt64

    init(_ scalar: UInt32, combiningClass: UInt32, end: Int) {
      let clamped = UInt64(min(max(0, end), 1 << 35 - 1))
      bits = UInt64(combiningClass) << 56 | UInt64(scalar) << 35 | clamped
    }

    var combiningClass: UInt32 { UInt32(truncatingIfNeeded: bits >> 56) }
    var scalar: UInt32 { UInt32(truncatingIfNeeded: bits >> 35 & 0x1F_FFFF) }
    var end: Int { Int(truncatingIfNeeded: bits & (1 << 35 - 1)) }
  }

  private var marks = InlineArray<34, Mark>(repeating: Mark(0, combiningClass: 0, end: 0))
  private var markCount = 0
  private var keptCount = 0
  private var droppableCount = 0
  private var base: UInt32?
  private var start = 0
  private var end = 0

  /// Marks dropped since the count was last taken.
  private(set) var droppedCount = 0

  /// Whether something waits to be emitted.
  private(set) var isOpen = false

  /// A segment of nothing.
  init() {}

  /// Takes in one decomposed scalar that came from `original`; what can no longer change is
  /// written to `output`.
  mutating func add<Recorder>(
    _ scalar: UInt32, from original: Range<Int>, to output: inout FoldOutput<Recorder>
  ) {
    let combiningClass = ScalarTraits(of: scalar).combiningClass
    if combiningClass == 0 {
      addStarter(scalar, from: original, to: &output)
      return
    }
    open(at: original.lowerBound)
    let droppable = Self.isDroppable(scalar)
    if droppable {
      droppableCount += 1
      if droppableCount > Self.droppableLimit {
        droppedCount += 1
        return
      }
    } else {
      keptCount += 1
      if keptCount > Self.keptLimit {
        droppedCount += 1
        return
      }
    }
    insert(Mark(scalar, combiningClass: combiningClass, end: original.upperBound - start))
  }

  /// Writes all that is left and closes the segment.
  mutating func close<Recorder>(to output: inout FoldOutput<Recorder>) {
    guard isOpen else { return }
    settle()
    flush(to: &output)
    isOpen = false
  }

  /// The marks dropped so far; counting starts anew.
  mutating func takeDroppedCount() -> Int {
    defer { droppedCount = 0 }
    return droppedCount
  }

  private mutating func open(at position: Int) {
    guard !isOpen else { return }
    isOpen = true
    start = position
    end = position
    base = nil
    markCount = 0
    keptCount = 0
    droppableCount = 0
  }

  private mutating func addStarter<Recorder>(
    _ scalar: UInt32, from original: Range<Int>, to output: inout FoldOutput<Recorder>
  ) {
    if isOpen {
      settle()
      if markCount == 0, let first = base {
        let composite = weir_composite(first, scalar)
        if composite != 0 {
          base = composite
          end = max(end, original.upperBound)
          return
        }
      }
      flush(to: &output)
      isOpen = false
    }
    open(at: original.lowerBound)
    base = scalar
    end = original.upperBound
  }

  /// Inserts in order of class; equal classes keep the order they came in.
  private mutating func insert(_ mark: Mark) {
    var at = markCount
    while at > 0, marks[at - 1].combiningClass > mark.combiningClass {
      marks[at] = marks[at - 1]
      at -= 1
    }
    marks[at] = mark
    markCount += 1
  }

  /// Composes what composes and drops what is to be dropped; the marks left are those to emit.
  private mutating func settle() {
    let decoration = droppableCount > Self.droppableLimit
    var left = 0
    var lastClass: UInt32 = 0
    for index in 0..<markCount {
      let mark = marks[index]
      let droppable = Self.isDroppable(mark.scalar)
      if droppable && decoration {
        droppedCount += 1
        continue
      }
      if let first = base, mark.scalar != Self.iotaSubscript,
        lastClass == 0 || lastClass < mark.combiningClass
      {
        let composite = weir_composite(first, mark.scalar)
        if composite != 0 {
          base = composite
          end = max(end, start + mark.end)
          continue
        }
      }
      if droppable {
        droppedCount += 1
        continue
      }
      lastClass = mark.combiningClass
      marks[left] = mark
      left += 1
    }
    markCount = left
    droppableCount = 0
  }

  /// Emits the base, then the marks. A subscript iota, which sorts last, folds to a letter.
  private mutating func flush<Recorder>(to output: inout FoldOutput<Recorder>) {
    for index in 0..<markCount { end = max(end, start + marks[index].end) }
    let original = start..<max(start, end)
    if let base { output.emit(base, from: original) }
    for index in 0..<markCount {
      let scalar = marks[index].scalar
      output.emit(scalar == Self.iotaSubscript ? 0x3B9 : scalar, from: original)
    }
  }

  /// Whether a mark goes unless it composes.
  private static func isDroppable(_ scalar: UInt32) -> Bool {
    switch scalar {
    case iotaSubscript: false
    case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF: true
    default: false
    }
  }
}
