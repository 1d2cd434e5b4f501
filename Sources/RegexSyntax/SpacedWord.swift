/// What Weir's edge is made of: the digits, letters and marks of scripts that put spaces between
/// words.
///
/// The same set as `spacedWord` of TextFolding's scalar classes, written for PCRE2; a test of the
/// compiler holds one against the other. The underscore is not in it.
package enum SpacedWord {
  /// PCRE2 source of one character of the set, in UTF mode with UCP.
  ///
  /// 10.42 has no subtraction of sets, so beyond ASCII it is a complement: letters, numbers and
  /// marks are all but P, S, Z and C, and the unspaced scripts go by (their script extensions, so
  /// that the kana's long vowel mark, of no script of its own, goes too). ASCII stands apart because
  /// PCRE2 looks up properties of every character that a class's bitmap does not hold: as one class
  /// `(?<!W)a(?:ccount|nd)(?!W)` took 406 ns on 80 bytes of English, so 182, PCRE2's `\b` 555; a
  /// look-ahead that takes the scripts out of `[\p{L}\p{N}\p{M}]` took 476.
  package static let expression =
    #"(?:[0-9A-Za-z]|[^\x00-\x7f\p{P}\p{S}\p{Z}\p{C}\#(unspacedScripts)])"#

  /// The scripts that need no edge.
  package static let unspacedScripts =
    #"\p{Han}\p{Bopomofo}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"#

  /// In byte mode only ASCII is known.
  package static let byteExpression = "[0-9A-Za-z]"

  /// Whether a character is in the set, where it is cheap to say so; `.unknown` is always right.
  ///
  /// Unicode's script property is not in the standard library: the blocks below are those whose
  /// every character is on one side. Held against `expression` by a test.
  package static func side(of scalar: UInt32) -> EdgeSide {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: .word
    case 0x00...0x7F: .notWord
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F: .word  // Latin
    case 0x391...0x3A1, 0x3A3...0x3E1, 0x400...0x481, 0x48A...0x52F: .word  // Greek, Cyrillic
    case 0x1E00...0x1EFF: .word  // Latin, Vietnamese
    case 0xE01...0xE30, 0xE40...0xE46: .notWord  // Thai
    case 0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20BF: .notWord  // punctuation, currency
    case 0x3000...0x3007, 0x3008...0x3020: .notWord  // CJK punctuation
    case 0x3041...0x3096, 0x30A1...0x30FE: .notWord  // kana
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x2A6DF: .notWord  // Han
    case 0xAC00...0xD7A3: .notWord  // Hangul
    case 0xFF01...0xFF0F: .notWord  // fullwidth punctuation
    default: .unknown
    }
  }
}

/// Which side of an edge a character is on.
package enum EdgeSide: Sendable, Equatable {
  /// It must not touch another such.
  case word
  /// It needs no edge.
  case notWord
  case unknown

  /// What is known of "either this or that"; nil is "no character at all".
  static func merged(_ first: EdgeSide?, _ second: EdgeSide?) -> EdgeSide? {
    guard let first else { return second }
    guard let second, second != first else { return first }
    return .unknown
  }
}
