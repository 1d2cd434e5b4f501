import TestSupport

/// Makes random packs and texts over a small alphabet, so that they meet often.
struct PackGenerator {
  var random: SeededRandom

  private let letters = [
    "安", "全", "账", "户", "帳", "刷", "单", "a", "b", "K", "7", "е", "ａ", "é", "微", "薇",
  ]
  private let separators = [" ", ".", "。", "\u{200B}", "-", "\n", "😀", "\u{0301}", "!", "+"]

  private mutating func pick<Element>(_ from: [Element]) -> Element {
    from[Int.random(in: 0..<from.count, using: &random)]
  }

  private mutating func word(_ lengths: ClosedRange<Int>) -> String {
    (0..<Int.random(in: lengths, using: &random)).map { _ in pick(letters) }.joined()
  }

  private mutating func atom() -> String {
    switch Int.random(in: 0..<9, using: &random) {
    case 0: "[\(word(1...3))]"
    case 1: "(?:\(word(1...3))|\(word(1...2)))"
    case 2: "\(pick(letters))?"
    case 3: "\(pick(letters)){1,3}"
    case 4: ".{0,3}"
    case 5: "\\d"
    default: word(1...3)
    }
  }

  private mutating func regex() -> String {
    let body = (0..<Int.random(in: 1...3, using: &random)).map { _ in atom() }.joined()
    let edge = Int.random(in: 0..<4, using: &random)
    return (edge == 1 ? "\\b" : "") + body + pick(letters) + (edge == 2 ? "\\b" : "")
  }

  private mutating func item() -> String {
    switch Int.random(in: 0..<8, using: &random) {
    case 0, 1: "~\"\(word(2...4))\""
    case 2: "/\(regex())/"
    case 3: "raw /\(regex())/"
    case 4: "\"\(word(1...2))*\""
    case 5: "\"\(word(1...2)) \(word(1...2))\""
    default: "\"\(word(1...3))\""
    }
  }

  /// A pack of a few signals and rules.
  mutating func pack() -> String {
    var text = """
      family f { title en "F" zh "F" review 30 block 42 }
      variants {
        微 = 薇 "v"
        加 = "+" 佳
        安全 = "aq" "安7"
      }

      """
    text += "lexicon words { en"
    for _ in 0..<6 {
      text +=
        " \"\(word(1...3))\" +\(Int.random(in: 1...9, using: &random)).\(Int.random(in: 0...9, using: &random))"
    }
    text += " }\n"
    let count = Int.random(in: 3...9, using: &random)
    for index in 0..<count {
      let items = (0..<Int.random(in: 1...4, using: &random)).map { _ in item() }
      text += "signal s\(index) { \(items.joined(separator: " ")) }\n"
    }
    for index in 0..<count {
      text += "signal e\(index) = s\(index) except \"\(word(1...2))\"\n"
      text += "condition c\(index) = s\(index) or not e\(count - 1 - index)\n"
    }
    for index in 0..<count {
      let other = Int.random(in: 0..<count, using: &random)
      let condition = pick([
        "s\(index)", "s\(index) and s\(other)", "s\(index) near s\(other) within 3",
        "s\(index) then s\(other) within 2", "not s\(index) and s\(other)",
        "count(s\(index)) >= 2", "2 of (s\(index), s\(other), \"刷\")",
        "same sentence (s\(index), s\(other))", "sum(words) >= 9", "s\(index) ..3 s\(other)",
        "@disguise(kind: split-word | variant) and s\(index)", "@money or s\(index)",
        "e\(index)", "c\(index) and s\(other)", "count distinct(s\(index)) >= 2",
      ])
      let score = pick(["\(index + 5)", "\(index + 5)", "-\(index + 2)", "sum(words) up to 12"])
      let unless = pick(["", "", "unless s\(other)", "unless c\(other) and e\(index)"])
      text += "rule r\(index) in f { score \(score) when \(condition) \(unless) }\n"
    }
    return text
  }

  /// A text of the pack's letters, separators between them, and now and then invalid bytes.
  mutating func text() -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...24, using: &random) {
      if Int.random(in: 0..<4, using: &random) == 0 { bytes += Array(pick(separators).utf8) }
      if Int.random(in: 0..<40, using: &random) == 0 { bytes.append(pick([0xFF, 0xC3, 0xE5])) }
      bytes += Array(pick(letters).utf8)
    }
    return bytes
  }
}
