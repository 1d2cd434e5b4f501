package import EntityFinding
package import PCRE2

/// How one pattern of the pool is found.
package enum PatternProgram: Sendable {
  /// Exact on the fold.
  case phrase(PhraseProgram)
  /// Variants and separators allowed.
  case loose(LooseProgram)
  /// PCRE2, on one of the views.
  case regex(Pattern, RegexView)
  /// Money, links, handles and the rest, with checks that a pattern cannot make.
  case entity(EntityQuery)
}

/// Which text a regular expression looks at.
package enum RegexView: UInt8, CaseIterable, Sendable {
  /// The fold.
  case fold
  /// The original as UTF-8.
  case raw
  /// The original as bytes.
  case rawBytes
}

/// An exact phrase: folded bytes in `RuleProgram.phraseBytes`.
package struct PhraseProgram: Sendable {
  /// Into `phraseBytes`.
  package var bytes: IndexRange
  /// Whether the letters and digits that follow belong to the match.
  package var takesRest: Bool
  /// Whether it stands only where a clause begins.
  package var startsClause: Bool

  package init(bytes: IndexRange, takesRest: Bool, startsClause: Bool = false) {
    self.bytes = bytes
    self.takesRest = takesRest
    self.startsClause = startsClause
  }
}

/// A loose phrase: a graph over its characters whose arcs are the forms that may stand there.
package struct LooseProgram: Sendable {
  /// One form: its scalars, and the character position it leads to.
  package struct Arc: Sendable, Hashable {
    package var scalars: [UInt32]
    package var next: Int

    package init(scalars: [UInt32], next: Int) {
      self.scalars = scalars
      self.next = next
    }
  }

  /// Arcs by the position they leave; the last position has none. Every arc leads forward.
  package let arcs: [[Arc]]
  package let takesRest: Bool
  package let startsClause: Bool
  /// How many separators the phrase itself has before each character; empty for none anywhere.
  let separators: [Int]
  /// First bytes of the forms a match can start with.
  let firstBytes: ByteSet

  package init(
    arcs: [[Arc]], takesRest: Bool, startsClause: Bool = false, separators: [Int] = []
  ) {
    self.arcs = arcs
    self.separators = separators
    self.takesRest = takesRest
    self.startsClause = startsClause
    var firstBytes = ByteSet()
    for arc in arcs.first ?? [] {
      guard let first = arc.scalars.first.flatMap(Unicode.Scalar.init) else { continue }
      if let byte = String(Character(first)).utf8.first { firstBytes.insert(byte) }
    }
    self.firstBytes = firstBytes
  }
}

/// A set of bytes, asked without leaving the value.
struct ByteSet: Sendable {
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  mutating func insert(_ byte: UInt8) {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: words.0 |= bit
    case 1: words.1 |= bit
    case 2: words.2 |= bit
    default: words.3 |= bit
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    let word =
      switch byte >> 6 {
      case 0: words.0
      case 1: words.1
      case 2: words.2
      default: words.3
      }
    return word >> UInt64(byte & 63) & 1 == 1
  }
}
