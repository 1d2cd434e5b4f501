import ScreeningEngine
import TextFolding

/// What a loose phrase finds besides itself.
struct LooseCover {
  private let program: LooseProgram
  /// As the engine bounds its own search.
  private static let mostSteps = 4096
  private static let mostSeparators = 3

  init(_ program: LooseProgram) { self.program = program }

  /// Whether every match of another loose phrase is one of this: it has as many characters, and
  /// whatever may stand for one of them may do so here.
  func covers(_ other: LooseProgram) -> Bool {
    guard other.arcs.count == program.arcs.count else { return false }
    guard program.takesRest == other.takesRest, !program.startsClause || other.startsClause else {
      return false
    }
    return zip(other.arcs, program.arcs).allSatisfy { Set($0).isSubset(of: $1) }
  }

  /// Whether this is found in every match of the exact phrase `text`; with `wholly`, from its first
  /// character to its last.
  func covers(
    _ text: [UInt32], takesRest: Bool, startsClause: Bool, wholly: Bool
  ) -> Bool {
    if wholly, takesRest != program.takesRest { return false }
    if program.startsClause, !startsClause { return false }
    for start in text.indices where !isSeparator(text[start]) {
      if wholly || program.startsClause, start > 0 { return false }
      if start > 0, isSpacedWord(text[start - 1]), isSpacedWord(text[start]) { continue }
      var walk = Walk(text: text, start: start)
      walk.follow(program, from: 0, at: start, filled: 0, hasSentenceEnd: false)
      let ends = walk.ends
      if ends.contains(where: { end in
        (!wholly || end == text.count) && keepsEdge(end, text, takesRest: takesRest)
      }) {
        return true
      }
    }
    return false
  }

  private func keepsEdge(_ end: Int, _ text: [UInt32], takesRest: Bool) -> Bool {
    if program.takesRest { return true }
    guard end < text.count else { return !takesRest || !isSpacedWord(text[end - 1]) }
    return !(isSpacedWord(text[end - 1]) && isSpacedWord(text[end]))
  }

  private func isSpacedWord(_ scalar: UInt32) -> Bool {
    ScalarClass.of(scalar).contains(.spacedWord)
  }

  private func isSeparator(_ scalar: UInt32) -> Bool {
    ScalarClass.of(scalar).contains(.separator)
  }

  /// Every way through the phrase from one place of the text.
  private struct Walk {
    let text: [UInt32]
    let start: Int
    var ends: Set<Int> = []
    private var steps = 0

    init(text: [UInt32], start: Int) {
      self.text = text
      self.start = start
    }

    mutating func follow(
      _ program: LooseProgram, from position: Int, at offset: Int, filled: Int,
      hasSentenceEnd: Bool
    ) {
      guard position < program.arcs.count - 1 else {
        if filled != 1 || !hasSentenceEnd { ends.insert(offset) }
        return
      }
      for arc in program.arcs[position] {
        var (at, filled, hasEnd) = (offset, filled, hasSentenceEnd)
        var isMatch = true
        for wanted in arc.scalars {
          steps += 1
          guard steps <= LooseCover.mostSteps else { return }
          let passed = at == start ? 0 : separators(before: wanted, at: at)
          guard let passed, at + passed < text.count, text[at + passed] == wanted else {
            isMatch = false
            break
          }
          if passed > 0 {
            filled += 1
            if text[at..<at + passed].contains(where: Self.endsSentence) { hasEnd = true }
          }
          at += passed + 1
        }
        if isMatch {
          follow(
            program, from: arc.next, at: at, filled: filled, hasSentenceEnd: hasEnd)
        }
      }
    }

    /// Separators to pass over to get to `wanted`; nil if it does not come.
    private func separators(before wanted: UInt32, at offset: Int) -> Int? {
      for count in 0...LooseCover.mostSeparators where offset + count < text.count {
        if text[offset + count] == wanted { return count }
        guard ScalarClass.of(text[offset + count]).contains(.separator) else { return nil }
      }
      return nil
    }

    private static func endsSentence(_ scalar: UInt32) -> Bool {
      // 。 ! ? ; . and the line feed, as folded; every full stop, to be on the safe side.
      [0x3002, 0x21, 0x3F, 0x3B, 0x2E, 0x0A].contains(scalar)
    }
  }
}
