/// A phrase of the rules, or a literal that a pattern needs, as it may stand in disguise: with
/// separators between its characters and variants for them.
///
/// Small: a word is looked at wherever its literal is found. How it is found in disguise stands in
/// `RuleProgram.wordPrograms`.
package struct ReadingWord: Sendable {
  /// The word as it reads, folded; in `RuleProgram.wordBytes`.
  package let text: IndexRange
  /// An index into `RuleProgram.wordPrograms`.
  package let program: UInt32
  /// Whether its first character is a sign (+ for 加), which its literals do not have.
  package let startsWithSign: Bool
  /// Whether nothing may stand for its characters, and it has no separators.
  let isRigid: Bool
  /// What its characters may be: see `WordForms`.
  let forms: WordForms.Index

  package init(
    text: IndexRange, program: Int, startsWithSign: Bool, isRigid: Bool,
    forms: WordForms.Index
  ) {
    self.isRigid = isRigid
    self.forms = forms
    self.text = text
    self.program = UInt32(program)
    self.startsWithSign = startsWithSign
  }
}
