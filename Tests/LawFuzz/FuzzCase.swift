/// A set of patterns and texts that bytes describe.
struct FuzzCase {
  /// Items of signals: phrases, loose phrases, regexes; each is a rule of its own.
  var items: [String] = []
  var messages: [[UInt8]] = []

  /// Words that meet often: Han, Latin, kana, Cyrillic that looks like Latin, digits and signs.
  private static let words = [
    "安全", "账户", "帳戶", "转账", "刷单", "微", "薇", "信", "的", "加", "垫付", "a", "b", "vx", "safe",
    "account", "K", "ss", "ß", "é", "7", "300", "．", "ａ", "е", "カ", "が", "ﬁ", "$", "x", "transfer",
    "日结", "不", "İ", "ſ", "com",
  ]
  private static let separators = [
    " ", ".", "。", "\u{200B}", "-", "/", "  ", "😀", "\u{301}", "!", ",", "\t", "\u{3000}", "+", "'",
  ]
  private static let broken: [[UInt8]] = [
    [0xFF], [0xC3], [0xE5], [0xE5, 0xAE], [0xF0, 0x9F], [0x80], [0xED, 0xA0, 0x80], [0x00],
  ]

  init(_ bytes: [UInt8]) {
    var choices = ByteChoices(bytes)
    let wanted = choices.number(1...24)
    for _ in 0..<wanted { items.append(Self.item(&choices)) }
    while !choices.isAtEnd, messages.count < 64 { messages.append(Self.text(&choices)) }
  }

  private static func word(_ choices: inout ByteChoices, _ lengths: ClosedRange<Int>) -> String {
    (0..<choices.number(lengths)).map { _ in choices.pick(words) }.joined()
  }

  private static func escaped(_ word: String) -> String {
    word.map { "$.+".contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  // MARK: Patterns

  private static func item(_ choices: inout ByteChoices) -> String {
    switch choices.number(below: 10) {
    case 0: "~\"\(word(&choices, 1...3))\""
    case 1: "\"\(word(&choices, 1...2))\""
    case 2: "\"\(word(&choices, 1...1)) \(word(&choices, 1...2))\""
    case 3: "\"\(word(&choices, 1...2))*\""
    case 4: "raw /\(regex(&choices, depth: 2))/"
    case 5: "raw bytes /\(regex(&choices, depth: 1))/"
    default: "/\(regex(&choices, depth: 2))/"
    }
  }

  private static func regex(_ choices: inout ByteChoices, depth: Int) -> String {
    let parts = (0..<choices.number(1...4)).map { _ in atom(&choices, depth: depth) }
    let before = choices.pick(["", "", "", "\\b", "^", "(?<!安)", "(?i)"])
    let behind = choices.pick(["", "", "", "\\b", "$", "(?=x)", "(?!户)"])
    return before + parts.joined() + behind
  }

  private static func atom(_ choices: inout ByteChoices, depth: Int) -> String {
    let literal = escaped(word(&choices, 1...2))
    switch choices.number(below: 16) {
    case 0: return choices.pick(["\\d", "\\d{2,3}", "\\s?", "\\w+", "[^a]", "\\S", "\\p{Han}"])
    case 1, 2: return ".{0,\(choices.number(1...12))}"
    case 3: return choices.pick([".*", ".+?", ".?", "[ .]?"])
    case 4: return "[\(choices.pick(["安全", "ab7", "a-f", "微薇", "^的"]))]"
    case 5: return "(?:\(literal))?"
    case 6: return "(?:\(literal)){1,2}"
    case 7, 8, 9, 10:
      let branches = (0..<choices.number(1...6)).map { _ in
        depth > 0 && choices.happens(onceIn: 4)
          ? regex(&choices, depth: depth - 1) : escaped(word(&choices, 1...2))
      }
      return "(?:" + branches.joined(separator: "|") + ")"
    case 11: return depth > 0 ? "(\(regex(&choices, depth: depth - 1)))" : literal
    default: return literal
    }
  }

  // MARK: Texts

  private static func text(_ choices: inout ByteChoices) -> [UInt8] {
    var bytes: [UInt8] = []
    // Now and then a text that does not fit in what is scanned at a time.
    let repeats = choices.happens(onceIn: 60) ? choices.number(20...120) : 1
    for _ in 0..<choices.number(0...24) {
      switch choices.number(below: 16) {
      case 0, 1, 2: bytes += Array(choices.pick(separators).utf8)
      case 3: bytes += choices.happens(onceIn: 3) ? choices.pick(broken) : [choices.byte()]
      default: bytes += Array(choices.pick(words).utf8)
      }
    }
    // Line ends are the reader's.
    let line = bytes.map { $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }
    return Array(repeatElement(line, count: repeats).joined())
  }

  // MARK: Rules

  /// The items as a pack: a signal and a rule each, and rules that ask for two of them.
  var pack: String {
    var source = """
      family f { title en "F" zh "F" review 30 block 42 }
      variants {
        微 = 薇 "v"
        账 = "z"
        安全 = "aq"
      }

      """
    for (index, item) in items.enumerated() {
      source += "signal s\(index) { \(item) }\n"
      source += "rule r\(index) in f { score \(index % 9 + 3) when s\(index) }\n"
    }
    for index in items.indices.dropFirst() where index % 3 == 0 {
      source += "rule n\(index) in f { score 7 when s\(index) near s\(index - 1) within 4 }\n"
      source += "rule u\(index) in f { score 5 when s\(index) unless s\(index - 1) }\n"
    }
    return source
  }
}
