/// What a folded scalar is to edges, tokens, separators and sentences. STUB.
package struct ScalarClass: OptionSet, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }
  /// A digit or a letter (or mark) of a spaced script: must not touch another such at an edge.
  package static let spacedWord = ScalarClass(rawValue: 1)
  /// A letter of a script that needs no edge: Han, Kana, Thai, Lao, Khmer, Burmese, Hangul.
  package static let unspaced = ScalarClass(rawValue: 2)
  /// Neither: white space, punctuation, symbols, emoji; left out of the dense view.
  package static let separator = ScalarClass(rawValue: 4)
  /// A combining mark of any script that folding keeps: belongs to the token before it.
  package static let mark = ScalarClass(rawValue: 8)
  /// Han (which is `unspaced` too).
  package static let han = ScalarClass(rawValue: 16)

  /// The class of a scalar. O(1), any thread.
  package static func of(_ scalar: UInt32) -> ScalarClass {
    if scalar >= 0x4E00 && scalar < 0xA000 { return [.unspaced, .han] }
    if scalar >= 48 && scalar < 58 || scalar >= 97 && scalar < 123 { return .spacedWord }
    return .separator
  }
}
