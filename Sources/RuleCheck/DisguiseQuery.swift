/// `@disguise(kind: zero-width | mixed-script, at-least: 3)`: what folding took off a message.
///
/// It counts over the whole message and has no place in the text.
package struct DisguiseQuery: Sendable, Hashable {
  /// The kinds counted together; never empty.
  package var kinds: Set<Kind>
  /// How many of them there must be; at least 1.
  package var atLeast: Int

  /// Disguises of `kinds`, all of them unless told otherwise, at least `atLeast` times.
  package init(kinds: Set<Kind> = Set(Kind.allCases), atLeast: Int = 1) {
    self.kinds = kinds
    self.atLeast = atLeast
  }

  /// A way to hide a word from whoever searches for it.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Characters of no width between letters.
    case zeroWidth = "zero-width"
    /// A word with look-alike letters of another script.
    case mixedScript = "mixed-script"
    /// A word with separators between its letters.
    case splitWord = "split-word"
    /// A substitute of the pack's `variants`.
    case variant
    /// Letters in circles, squares, full width or mathematical styles.
    case styled
    /// Marks stacked on letters.
    case marks
  }

  /// The names of its arguments.
  package static let argumentNames = ["kind", "at-least"]
}
