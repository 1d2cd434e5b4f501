import ScreeningEngine

/// The words of a pack that a reading puts together again, and the literals that announce them in
/// disguise: what `WordLowering` makes of each, put into tables.
struct ReadingPlan {
  private(set) var words: [ReadingWord] = []
  /// The bytes that the words point into.
  private(set) var bytes: [UInt8] = []
  private(set) var programs: [LooseProgram] = []
  private(set) var wordForms = WordForms()
  /// What the dense view shows of the words, in disguise or not, those of one word in order.
  private(set) var forms: [(literal: [UInt8], word: UInt32)] = []

  /// Of `lowered`, nil for what is no word.
  init(_ lowered: [WordLowering.Word?]) {
    for case let word? in lowered { add(word) }
  }

  private mutating func add(_ word: WordLowering.Word) {
    let text = IndexRange(start: bytes.count, count: word.bytes.count)
    bytes += word.bytes
    programs.append(word.program)
    let places = wordForms.add(word.program)
    append(text, word.forms, startsWithSign: false, isRigid: word.isRigid, places)
    append(text, word.formsBehindSign, startsWithSign: true, isRigid: false, places)
  }

  private mutating func append(
    _ text: IndexRange, _ forms: [[UInt8]], startsWithSign: Bool, isRigid: Bool,
    _ places: WordForms.Index
  ) {
    guard !forms.isEmpty else { return }
    words.append(
      ReadingWord(
        text: text, program: programs.count - 1, startsWithSign: startsWithSign, isRigid: isRigid,
        forms: places))
    let word = UInt32(words.count - 1)
    for form in forms { self.forms.append((form, word)) }
  }
}
