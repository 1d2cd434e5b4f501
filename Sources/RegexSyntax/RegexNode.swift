/// A node of a parsed regular expression.
///
/// Nodes tile the source: concatenating what the leaves and the delimiters of groups span gives the
/// source back. Nodes made by `RegexRewriter` keep the range of what they stand for.
package struct RegexNode: Sendable, Equatable {
  package var kind: Kind
  /// Where it is spelled, in bytes of the source.
  package var range: Range<Int>
  /// The options in force where it stands.
  package var flags: RegexFlags

  package init(_ kind: Kind, _ range: Range<Int>, flags: RegexFlags = []) {
    self.kind = kind
    self.range = range
    self.flags = flags
  }

  /// What a node is. Only what is large or holds one node is a box: most nodes are characters, and are
  /// copied often.
  package enum Kind: Sendable, Equatable {
    /// One character (a byte in byte mode) however it is spelled.
    case literal(UInt32)
    /// `.`, or `\N`, which never matches a line feed.
    case anyCharacter
    /// `\d`, `\W`, `\p{..}` and the like: one character, or with `\R` and `\X` a few.
    case characterType(CharacterType)
    indirect case characterClass(CharacterClass)
    case assertion(Assertion)
    case backreference
    /// Recursion or a call of a group: `(?R)`, `(?1)`, `\g<name>`.
    case subroutine
    indirect case group(Group, RegexNode)
    indirect case quantified(RegexNode, trivia: [RegexNode], Quantifier)
    case sequence([RegexNode])
    case alternation([RegexNode])
    /// `(?i)`: the flags after it, up to the end of the group.
    case inlineFlags(RegexFlags)
    /// Comments, white space in extended mode, `\Q` and `\E`: matches the empty string.
    case trivia
    /// `(*ACCEPT)` and the like.
    case verb
    /// `\K`, which the rule language forbids.
    case matchStart
    /// `(?C)`, which the rule language forbids.
    case callout
    /// What stands in for `{{name}}`: an index into the interpolations handed to the parser.
    case interpolation(Int)
    /// One of these strings, with Weir's edges: a resolved interpolation, longest first.
    case words([[UInt32]])
    /// Not understood; PCRE2 judges it.
    case opaque
  }

  /// One-character escapes other than literals.
  package enum CharacterType: Sendable, Equatable {
    case digit, notDigit, word, notWord, space, notSpace
    case horizontalSpace, notHorizontalSpace, verticalSpace, notVerticalSpace
    case newlineSequence, graphemeCluster
    case property, singleByte
  }

  /// Zero-width escapes.
  package enum Assertion: Sendable, Equatable {
    case lineStart, lineEnd, textStart, textEnd, textEndOrLineFeed, searchStart
    case edge, notEdge
  }

  /// A pair of parentheses.
  package struct Group: Sendable, Equatable {
    package var kind: GroupKind
    /// `(`, `(?:`, `(?<name>` ...; nil for a group that the rewriter made.
    package var opener: Range<Int>?
  }

  /// What a pair of parentheses does.
  package enum GroupKind: Sendable, Equatable {
    case capturing, nonCapturing, atomic, branchReset, scriptRun
    case lookAhead, negativeLookAhead, lookBehind, negativeLookBehind
    /// `(?(1)..|..)`; of `(?(?=..)..|..)` the look-around is the first item of the first branch.
    case conditional
    /// `(?(DEFINE)..)`: matches the empty string; its groups are called from elsewhere.
    case definition

    /// Whether it looks and does not consume.
    package var isLookAround: Bool {
      switch self {
      case .lookAhead, .negativeLookAhead, .lookBehind, .negativeLookBehind: true
      case .capturing, .nonCapturing, .atomic, .branchReset, .scriptRun, .conditional,
        .definition:
        false
      }
    }
  }

  /// How often, and how eagerly.
  package struct Quantifier: Sendable, Equatable {
    package var minimum: Int
    /// Nil is without end.
    package var maximum: Int?
    package var greed: Greed
    package var range: Range<Int>

    package enum Greed: Sendable { case greedy, lazy, possessive }
  }
}

/// The options a pattern can switch on and off inside itself.
package struct RegexFlags: OptionSet, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }
  package static let caseless = RegexFlags(rawValue: 1)
  package static let multiline = RegexFlags(rawValue: 2)
  package static let dotAll = RegexFlags(rawValue: 4)
  package static let extended = RegexFlags(rawValue: 8)
  package static let extendedMore = RegexFlags(rawValue: 16)
  package static let noCapture = RegexFlags(rawValue: 32)
  package static let ungreedy = RegexFlags(rawValue: 64)
  package static let duplicateNames = RegexFlags(rawValue: 128)
}
