/// What a text must hold for a pattern to match in it, and other facts read off the tree.
package struct RequiredLiterals: Sendable, Equatable {
  /// Best first. All of them hold for every match: any one is enough to decide that a pattern need
  /// not be tried. Empty if nothing is known.
  package var choices: [LiteralChoice]
  /// If the pattern matches exactly these strings, wherever they stand: they, in the order in which
  /// PCRE2 would try them at one place.
  package var exactSet: [RequiredLiteral]?
  /// If the pattern is `A.{m,n}B`.
  package var gap: GapForm?
  /// No match is shorter (in bytes).
  package var minimumLength: Int
  /// No match is longer (in bytes); nil if there is no bound.
  package var maximumLength: Int?

  /// Whether the pattern is a finite set of strings without assertions.
  package var isExactSet: Bool { exactSet != nil }
  /// Whether the pattern may match the empty string; true if unknown.
  package var mayMatchEmpty: Bool { minimumLength == 0 }
}

/// A set of literals: every match contains at least one of them.
package struct LiteralChoice: Sendable, Equatable {
  package var literals: [RequiredLiteral]
  /// Every match contains one that ends within so many bytes of its start; nil where that is not known.
  package var end: Int?
  /// How selective it is, in bits: about -log2 of the chance that a place in a text is a candidate.
  package var quality: Double

  package init(literals: [RequiredLiteral], end: Int? = nil, quality: Double) {
    self.literals = literals
    self.end = end
    self.quality = quality
  }

  /// Bytes of the shortest literal.
  package var shortestLength: Int { literals.map({ $0.bytes.count }).min() ?? 0 }
}

/// A byte string that a match contains.
package struct RequiredLiteral: Sendable, Hashable {
  package var bytes: [UInt8]
  /// The match may differ from it in case (in UTF mode by Unicode's simple case folding, so that
  /// `k` may be the Kelvin sign and `s` the long s). It is then lower case, and has to be searched
  /// for, folded, in a folded text.
  package var isCaseless: Bool

  package init(bytes: [UInt8], isCaseless: Bool = false) {
    self.bytes = bytes
    self.isCaseless = isCaseless
  }
}

/// `A.{m,n}B`: two exact sets and what may stand between.
package struct GapForm: Sendable, Equatable {
  /// In the order in which PCRE2 tries them.
  package var left: [RequiredLiteral]
  package var right: [RequiredLiteral]
  /// Characters between (bytes in byte mode).
  package var minimum: Int
  package var maximum: Int?
  package var greed: RegexNode.Quantifier.Greed
  /// Whether the gap may hold a line feed.
  package var crossesLines: Bool
}
