/// Which phrases an author could read as an entry.
///
/// A single character says too little by itself and a fragment of a longer phrase nothing at all:
/// two Han characters at least, a word of three letters at least or one of a short list, and no
/// phrase that nearly always stands inside a longer one.
struct PhraseForm {
  private let index: PhraseIndex
  /// By phrase: whether a longer phrase says nearly all that it says.
  private var isFragment: [Bool]

  /// The share of a phrase's clusters that a longer one must have, to stand for it.
  private static let sameShare = 0.9

  /// Words of two letters that scripts use.
  private static let shortWords: Set<String> = ["vx", "wx", "qq", "tg", "ws", "hr", "fb", "ig"]

  init(_ index: PhraseIndex) {
    self.index = index
    isFragment = [Bool](repeating: false, count: index.phrases.count)
    for phrase in index.phrases {
      guard let parts = phrase.parts else { continue }
      let count = Double(phrase.counts.first + phrase.counts.second)
      for part in [Int(parts.start), Int(parts.end)] {
        let whole = index.phrases[part].counts
        if count >= Self.sameShare * Double(whole.first + whole.second) { isFragment[part] = true }
      }
    }
  }

  /// Whether the phrase may be an entry.
  func isEntry(_ phrase: Int) -> Bool {
    guard !isFragment[phrase] else { return false }
    let (place, length) = (index.phrases[phrase].place, index.phrases[phrase].length)
    let tokens = index.stream.tokens[place..<place + length]
    guard tokens.allSatisfy({ $0 >= TokenStream.firstWord }) else { return length >= 2 }
    return tokens.contains { token in
      let word = index.stream.text(ofToken: token)
      return word.utf8.count >= 3 || Self.shortWords.contains(word)
    }
  }
}
