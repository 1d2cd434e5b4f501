import RegexSyntax

/// Texts that parts of a pattern match, read off its tree.
///
/// A guess where a part depends on more than its own characters (look-arounds, back-references,
/// properties): whoever uses a sample runs the pattern on it.
struct SampleText {
  let source: [UInt8]
  /// Which branch of alternations, and which word of a list, is taken.
  let choice: Int

  /// A short text that `node` matches: loops run as often as they must, but once at least with
  /// `isPumped`.
  func text(of node: RegexNode, isPumped: Bool = false) -> [UInt32] {
    switch node.kind {
    case .literal(let value): return [value]
    case .anyCharacter: return [Self.letter]
    case .characterType(let type): return [character(of: type)]
    case .characterClass(let members): return [character(of: members)]
    case .group(let group, let child):
      return group.kind.isLookAround || group.kind == .definition
        ? [] : text(of: child, isPumped: isPumped)
    case .quantified(let child, _, let quantifier):
      let times = max(quantifier.minimum, isPumped && quantifier.maximum != 0 ? 1 : 0)
      guard times > 0 else { return [] }
      let once = text(of: child, isPumped: isPumped)
      let fitting = max(1, Self.longest / max(once.count, 1))
      return Array(repeatElement(once, count: min(times, fitting)).joined())
    case .sequence(let items):
      var whole: [UInt32] = []
      for item in items where whole.count < Self.longest {
        whole += text(of: item, isPumped: isPumped)
      }
      return whole
    case .alternation(let branches):
      guard !branches.isEmpty else { return [] }
      return text(of: branches[choice % branches.count], isPumped: isPumped)
    case .words(let words): return words.isEmpty ? [] : words[choice % words.count]
    case .assertion, .backreference, .subroutine, .inlineFlags, .trivia, .verb, .matchStart,
      .callout, .interpolation, .opaque:
      return []
    }
  }

  private static let letter: UInt32 = 0x61
  /// A longer sample is cut: it would be no message to try.
  static let longest = 512

  private func character(of type: RegexNode.CharacterType) -> UInt32 {
    switch type {
    case .digit: 0x31
    case .space, .horizontalSpace: 0x20
    case .verticalSpace, .newlineSequence: 0x0A
    case .notWord: 0x21
    case .word, .notDigit, .notSpace, .notHorizontalSpace, .notVerticalSpace, .graphemeCluster,
      .property, .singleByte:
      Self.letter
    }
  }

  private func character(of members: CharacterClass) -> UInt32 {
    guard members.isNegated else {
      for item in members.items {
        switch item.kind {
        case .scalars(let range), .image(let range): return range.lowerBound
        case .type: return character(ofType: item.range)
        case .replaced, .trivia: continue
        }
      }
      return Self.letter
    }
    // A letter, a digit, a Han character, a space: whatever the class leaves over.
    let isTaken = { (scalar: UInt32) in
      members.items.contains { item in
        switch item.kind {
        case .scalars(let range), .image(let range): range.contains(scalar)
        case .type: character(ofType: item.range) == scalar
        case .replaced, .trivia: false
        }
      }
    }
    return [Self.letter, 0x31, 0x4E00, 0x20, 0x21, 0x7A].first { !isTaken($0) } ?? Self.letter
  }

  /// Of `\d`, `[:space:]` and the like inside a class, by its spelling.
  private func character(ofType range: Range<Int>) -> UInt32 {
    guard range.upperBound <= source.count else { return Self.letter }
    switch String(decoding: source[range], as: UTF8.self) {
    case "\\d", "[:digit:]", "\\p{Nd}", "\\p{N}": return 0x31
    case "\\s", "\\h", "[:space:]", "[:blank:]": return 0x20
    case "\\W", "[:punct:]", "\\p{P}": return 0x21
    default: return Self.letter
    }
  }
}
