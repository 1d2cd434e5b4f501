import TextFolding

/// Which phrases an author could read as an entry.
///
/// A piece of a word says nothing: so many characters at least as are asked for, a word of three
/// letters at least or one of a short list (two where one character will do), and no run of
/// characters that nearly always stands inside a longer one or begins with a mark. Words of spaced
/// scripts are whole as they are.
struct PhraseForm {
  private let index: PhraseIndex
  private let leastCharacters: Int
  private var leastLetters: Int { leastCharacters == 1 ? 2 : 3 }
  /// By phrase: whether a longer phrase says nearly all that it says.
  private var isFragment: [Bool]

  /// The share of a phrase's clusters that a longer one must have, to stand for it.
  private static let sameShare = 0.9
  /// Clusters from which on that is no chance. What is rarer may be a word of its own, and a writer
  /// who was not seen may use it without the rest.
  private static let leastClusters = 10.0

  /// Words of two letters that scripts use.
  private static let shortWords: Set<String> = ["vx", "wx", "qq", "tg", "ws", "hr", "fb", "ig"]

  /// What is left of a link that was torn apart.
  private static let linkPieces: Set<String> = ["http", "https", "www", "com", "net", "org"]

  init(_ index: PhraseIndex, leastCharacters: Int) {
    self.index = index
    self.leastCharacters = leastCharacters
    isFragment = [Bool](repeating: false, count: index.phrases.count)
    for phrase in index.phrases {
      guard let parts = phrase.parts,
        index.stream.tokens[phrase.place] < TokenStream.firstWord
      else { continue }
      let count = Double(phrase.counts.first + phrase.counts.second)
      for part in [Int(parts.start), Int(parts.end)] {
        let whole = index.phrases[part].counts
        let total = Double(whole.first + whole.second)
        if total >= Self.leastClusters, count >= Self.sameShare * total { isFragment[part] = true }
      }
    }
  }

  /// Whether the phrase may be an entry.
  func isEntry(_ phrase: Int) -> Bool {
    guard !isFragment[phrase] else { return false }
    let (place, length) = (index.phrases[phrase].place, index.phrases[phrase].length)
    let tokens = index.stream.tokens[place..<place + length]
    guard tokens.allSatisfy({ $0 >= TokenStream.firstWord }) else {
      return length >= leastCharacters && !ScalarClass.of(tokens[place]).contains(.mark)
    }
    let words = tokens.map { index.stream.text(ofToken: $0) }
    return !words.contains { Self.linkPieces.contains($0) }
      && words.contains { $0.utf8.count >= leastLetters || Self.shortWords.contains($0) }
  }
}
