import CFoldTables

/// What a folded scalar is to edges, tokens, separators and sentences.
///
/// A token is one letter that is `unspaced`, or a run of `spacedWord`; a `mark` belongs to the
/// token before it and has the bit of its script too.
///
/// Inlinable where it is asked about each character: an option set of another module is otherwise asked
/// through its witness table, which was a sixth of the time with all messages held.
package struct ScalarClass: OptionSet, Sendable {
  package let rawValue: UInt8

  @inlinable
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Whether it has all of `other`.
  @inlinable
  package func contains(_ other: ScalarClass) -> Bool {
    rawValue & other.rawValue == other.rawValue
  }

  /// A digit or a letter (or mark) of a spaced script: must not touch another such at an edge.
  @inlinable package static var spacedWord: ScalarClass { ScalarClass(rawValue: 1) }
  /// A letter (or mark) of a script that needs no edge: Han, Kana, Bopomofo, Thai, Lao, Khmer,
  /// Burmese, Hangul.
  @inlinable package static var unspaced: ScalarClass { ScalarClass(rawValue: 2) }
  /// Neither: white space, punctuation, symbols, emoji; left out of the dense view.
  @inlinable package static var separator: ScalarClass { ScalarClass(rawValue: 4) }
  /// A combining mark of any script that folding keeps: belongs to the token before it.
  @inlinable package static var mark: ScalarClass { ScalarClass(rawValue: 8) }
  /// Han (which is `unspaced` too).
  @inlinable package static var han: ScalarClass { ScalarClass(rawValue: 16) }

  /// The class of a scalar, a separator for what is none. O(1), any thread.
  package static func of(_ scalar: UInt32) -> ScalarClass {
    ScalarClass(rawValue: UInt8(truncatingIfNeeded: weir_traits(scalar) & 31))
  }
}

/// What folding asks about a scalar beyond its class.
struct ScalarTraits {
  private let bits: UInt32

  init(of scalar: UInt32) { bits = weir_traits(scalar) }

  var scalarClass: ScalarClass { ScalarClass(rawValue: UInt8(truncatingIfNeeded: bits & 31)) }

  /// The script for the question whether a word mixes scripts; 0 for what belongs to all.
  var wordScript: UInt32 { scalarClass.contains(.separator) ? 0 : bits >> 5 & 7 }

  /// A letter or mark of a script where joiners and direction marks belong: not Latin, Cyrillic,
  /// Greek, Armenian, Cherokee, Han, Kana, Hangul.
  var usesJoiners: Bool { wordScript >= 6 }

  /// An emoji or another picture, whose variation selectors and joiners are no disguise.
  var isPictograph: Bool { scalarClass.contains(.separator) && bits >> 5 & 7 == 1 }

  /// The canonical combining class.
  var combiningClass: UInt32 { bits >> 8 }
}
