/// A phrase of the rules, or a literal that a pattern needs, as it may stand in disguise: with
/// separators between its characters and variants for them.
package struct ReadingWord: Sendable {
  /// The word as it reads, folded.
  package let text: [UInt8]
  /// How it is found; of a phrase that takes the letters that follow, the phrase alone.
  package let program: LooseProgram
  /// Whether its first character may be a sign (+ for 加), which its literals do not have.
  package let startsWithSign: Bool

  package init(text: [UInt8], program: LooseProgram, startsWithSign: Bool) {
    self.text = text
    self.program = program
    self.startsWithSign = startsWithSign
  }
}
