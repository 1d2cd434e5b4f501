/// What folding one text took off, and what it met. The counts behind `@disguise`.
package struct FoldReport: Sendable, Equatable {
  /// Zero-width characters, joiners, variation selectors, bidi controls, soft hyphens, tags
  /// dropped, but not those that belong there: in emoji, in scripts that need joiners, and a byte
  /// order mark that opens the text.
  package var zeroWidth = 0
  /// Words that mixed scripts and had look-alike letters made Latin.
  package var mixedScriptWords = 0
  /// Invalid UTF-8 sequences, each read as U+FFFD.
  package var invalidSequences = 0
  /// Combining marks dropped because they stayed uncomposed.
  package var marks = 0
  /// Characters that became an ASCII letter or digit or a Han character through NFKC or the
  /// further table (fullwidth, squared, ..); changes of case and of punctuation do not count.
  package var styled = 0
  /// Scripts of the letters of the folded text.
  package var scripts: ScriptSet = []

  /// A report of nothing.
  package init() {}
}
