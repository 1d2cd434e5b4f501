/// The tokens of many messages, one behind another, as n-grams see them.
///
/// A token is a character of an unspaced script or of Hangul, or a word of letters of a spaced one, in
/// the fold. Everything else only parts tokens: punctuation, numbers, and what `IdentifierMask` hides.
/// Two tokens are joined where a phrase over both would match the text between them: nothing between
/// characters, one space or line feed between words.
package struct TokenStream: Sendable {
  /// A character is its scalar; a word is `firstWord` and its number.
  var tokens: [UInt32] = []
  var flags: [TokenFlags] = []
  /// Where each message's tokens start; one more than there are messages.
  var starts: [Int] = [0]
  /// The words by number.
  private(set) var words: [String] = []
  private var numbers: [String: UInt32] = [:]

  /// Above every scalar.
  static let firstWord: UInt32 = 0x20_0000
  /// Tokens taken of one message: what a long mail says, it says by then.
  static let mostTokens = 4000

  package init() {}

  /// Messages so far.
  package var messageCount: Int { starts.count - 1 }

  /// The tokens of a message.
  func range(ofMessage message: Int) -> Range<Int> { starts[message]..<starts[message + 1] }

  /// The number of a word, known or new.
  mutating func token(ofWord word: String) -> UInt32 {
    if let number = numbers[word] { return Self.firstWord + number }
    let number = UInt32(words.count)
    words.append(word)
    numbers[word] = number
    return Self.firstWord + number
  }

  /// Adds the messages of another stream behind those of this one.
  mutating func append(contentsOf other: TokenStream) {
    let own = other.words.map { token(ofWord: $0) }
    let base = tokens.count
    tokens += other.tokens.lazy.map {
      $0 >= Self.firstWord ? own[Int($0 - Self.firstWord)] : $0
    }
    flags += other.flags
    starts += other.starts.dropFirst().lazy.map { $0 + base }
  }

  /// A token as text.
  func text(ofToken token: UInt32) -> String {
    if token >= Self.firstWord { return words[Int(token - Self.firstWord)] }
    return Unicode.Scalar(token).map { String(Character($0)) } ?? ""
  }

  /// The phrase of `count` joined tokens from `first` on, as a list file writes it.
  func phrase(from first: Int, count: Int) -> String {
    var text = ""
    for place in first..<first + count {
      if place > first, tokens[place] >= Self.firstWord { text += " " }
      text += self.text(ofToken: tokens[place])
    }
    return text
  }

  /// The script of the tokens of a message: that of most of them; nil for a message without any.
  package func script(ofMessage message: Int) -> TokenScript? {
    let range = range(ofMessage: message)
    guard !range.isEmpty else { return nil }
    // A word says about as much as two characters.
    let words = range.count { tokens[$0] >= Self.firstWord }
    return words * 2 > range.count - words ? .spaced : .unspaced
  }
}

/// What lexicons are learned for: the tokens of most messages in it.
package enum TokenScript: String, Sendable, CaseIterable {
  /// Characters: Chinese, Japanese, Thai, Korean.
  case unspaced
  /// Words: English, Malay, Vietnamese.
  case spaced

  /// The tag of its language group, as list files are named by: that of the language that most such
  /// messages are in.
  package var languageTag: String {
    switch self {
    case .unspaced: "zh"
    case .spaced: "en"
    }
  }

  /// The most tokens in a phrase of it.
  package var longestPhrase: Int {
    switch self {
    case .unspaced: 5
    case .spaced: 3
    }
  }
}

/// What is known of a token beside which one it is.
struct TokenFlags: OptionSet, Sendable {
  let rawValue: UInt8

  /// A phrase may go on from the token before it.
  static let joinsPrevious = TokenFlags(rawValue: 1)
  /// A sentence ends between the token before it and this one.
  static let startsSentence = TokenFlags(rawValue: 2)
  /// Part of the evidence of a rule.
  static let isCovered = TokenFlags(rawValue: 4)
  /// A clause begins with it.
  static let startsClause = TokenFlags(rawValue: 8)
}
