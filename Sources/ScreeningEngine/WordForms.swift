import TextFolding

/// The characters that the words of a reading may have at each place, in disguise or not: tells most
/// places where a word's literal stands and the word cannot, without `LooseMatcher`.
///
/// The dense view shows many words as one (用 as 佣, for it may stand for that) and leaves out pictures
/// that stand for a character (💰 for 钱), so a literal calls for words that the text does not have: of
/// 1,186,000 on 60,000 messages with the shipped pack 61,000 are left to match, and 4,200 are read.
/// Matching took a tenth of all screening time.
package struct WordForms: Sendable {
  /// Where a word's characters are.
  package struct Index: Sendable {
    fileprivate var start: UInt32
    /// How many characters every match has.
    fileprivate var places: UInt32
  }

  /// For each place the scalars that may be there; the last of a place is marked.
  private var scalars: [UInt32] = []
  private static let last: UInt32 = 1 << 31
  /// Separators that may stand between two characters, as `LooseMatcher` has it.
  private static let maximumSeparators = 3

  package init() {}

  /// Adds a word that is found as `program` says.
  package mutating func add(_ program: LooseProgram) -> Index {
    let start = scalars.count
    let places: Int
    if WordForms.isOneForOne(program) {
      places = program.arcs.count - 1
      for position in 0..<places {
        for arc in program.arcs[position] { scalars.append(arc.scalars[0]) }
        scalars[scalars.count - 1] |= WordForms.last
      }
    } else {
      let sets = WordForms.places(of: program)
      places = sets.count
      for set in sets {
        scalars += set.sorted()
        scalars[scalars.count - 1] |= WordForms.last
      }
    }
    return Index(start: UInt32(start), places: UInt32(places))
  }

  /// Whether only single characters stand for single characters, as in most words.
  private static func isOneForOne(_ program: LooseProgram) -> Bool {
    for position in 0..<program.arcs.count - 1 {
      for arc in program.arcs[position] where arc.next != position + 1 || arc.scalars.count != 1 {
        return false
      }
    }
    return true
  }

  /// What may stand at the first places, as many as every match has.
  private static func places(of program: LooseProgram) -> [Set<UInt32>] {
    let end = program.arcs.count - 1
    var places: [Set<UInt32>] = []
    // How many characters a match may have before each position.
    var before: [Set<Int>] = Array(repeating: [], count: end + 1)
    before[0] = [0]
    for position in 0..<end {
      for arc in program.arcs[position] {
        for count in before[position] {
          while places.count < count + arc.scalars.count { places.append([]) }
          for (offset, scalar) in arc.scalars.enumerated() {
            places[count + offset].insert(scalar)
          }
          before[arc.next].insert(count + arc.scalars.count)
        }
      }
    }
    return Array(places.prefix(before[end].min() ?? 0))
  }

  /// False only where the word of `index` cannot stand at `start`, with up to three separators
  /// between two characters.
  func mayStand(_ index: Index, at start: Int, in text: Span<UInt8>) -> Bool {
    var next = Int(index.start)
    var offset = start
    for place in 0..<Int(index.places) {
      var passed = 0
      while true {
        guard offset < text.count else { return false }
        let (scalar, length) = text.scalar(at: offset)
        offset += length
        if holds(scalar, from: next) {
          // A separator that stands for a character may as well be one between two.
          if place > 0, ScalarClass.of(scalar).contains(.separator) { return true }
          break
        }
        guard place > 0, passed < WordForms.maximumSeparators,
          ScalarClass.of(scalar).contains(.separator)
        else { return false }
        passed += 1
      }
      while scalars[next] & WordForms.last == 0 { next += 1 }
      next += 1
    }
    return true
  }

  @inline(__always)
  private func holds(_ scalar: UInt32, from first: Int) -> Bool {
    var index = first
    while true {
      let wanted = scalars[index]
      if wanted & ~WordForms.last == scalar { return true }
      guard wanted & WordForms.last == 0 else { return false }
      index += 1
    }
  }
}
