import TestSupport

/// Makes random files of rules that parse, with every construct of the language. Their names need
/// not be declared.
struct ProgramGenerator {
  var random: SeededRandom

  mutating func file() -> String {
    (0..<Int.random(in: 1...7, using: &random)).map { _ in declaration() + gap() }.joined()
  }

  private mutating func pick<Element>(_ from: [Element]) -> Element {
    from[Int.random(in: 0..<from.count, using: &random)]
  }

  private mutating func some(_ most: Int, _ make: (inout Self) -> String) -> String {
    (0..<Int.random(in: 1...most, using: &random)).map { _ in make(&self) }.joined(separator: " ")
  }

  private mutating func maybe(_ make: (inout Self) -> String) -> String {
    Bool.random(using: &random) ? make(&self) : ""
  }

  /// Between declarations: a line end, perhaps an empty line or a comment.
  private mutating func gap() -> String {
    pick(["\n", "\n\n", "\n\n\n# 说明\n", "  # end\n", "\n# one\n\n# two\n"])
  }

  private mutating func name() -> String {
    pick(["a", "pays-little", "a-rather-long-name-of-a-signal", "count", "sender", "x9"])
  }

  private mutating func text() -> String {
    pick([
      "\"x\"", "\"安全账户\"", "\"it's \\\"so\\\" # no\"", "\"\\u{1F4B0}*\"", "转账", "\"\"",
      "\"a longer text that takes a good part of the line, as titles and examples do\"",
    ])
  }

  private mutating func quoted() -> String {
    let text = text()
    return text.hasPrefix("\"") ? text : "\"\(text)\""
  }

  private mutating func phrase() -> String { pick(["", "~"]) + text() }

  private mutating func pattern() -> String {
    pick(["", "raw ", "raw bytes "])
      + pick(["/a+/", "/\\b(?:赚|挣)[^。\\n]{0,4}?\\/ #x/", "/{{words}} [^\"]{1,30}(?:long|longer)+/"])
  }

  private mutating func entity() -> String {
    pick([
      "@url()", "@money(at-least: 3000 CNY | 400 USD)", "@handle(network: wechat | qq)",
      "@wage(per: day|hour|task,at-least: 80 CNY | 15 USD | 80 HKD | 300 TWD | 15 EUR | 15 GBP)",
    ])
  }

  private mutating func item(depth: Int) -> String {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 6), using: &random) {
    case 0...2: phrase()
    case 3: pattern()
    case 4: entity()
    case 5: name()
    case 6: "(" + some(4) { $0.item(depth: depth - 1) } + ")"
    default:
      item(depth: depth - 1) + " ..8 " + item(depth: depth - 1)
        + maybe { " ..12 " + $0.item(depth: 0) }
    }
  }

  /// An operand of a condition: groups of signals have no place there.
  private mutating func operand() -> String {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: phrase() + " | " + name()
    case 1: pattern()
    case 2: entity()
    case 3: name() + " ..4 " + phrase()
    default: name()
    }
  }

  private mutating func condition(depth: Int) -> String {
    guard depth > 0 else { return operand() }
    let count = Int.random(in: 2...6, using: &random)
    switch Int.random(in: 0..<13, using: &random) {
    case 0, 1:
      return (0..<count).map { _ in condition(depth: depth - 1) }.joined(separator: " and ")
    case 2, 3:
      return (0..<count).map { _ in condition(depth: depth - 1) }.joined(separator: " or ")
    case 4: return "not (" + condition(depth: depth - 1) + ")"
    case 5: return operand() + " near " + operand() + " within 6"
    case 6:
      return (0..<count).map { _ in operand() }.joined(separator: " then ") + " within 12 tokens"
    case 7:
      let members = (0..<count).map { _ in condition(depth: depth - 1) }.joined(separator: ",")
      return pick(["2", "any", "all"]) + " of (" + members + ")" + pick(["", " within 9"])
    case 8: return "count" + pick(["(", " distinct("]) + operand() + ") >= 3"
    case 9: return "sum(words) >= 12.5"
    case 10: return "same sentence (" + operand() + ", " + operand() + ")"
    case 11:
      return pick([
        "length<20", "script has han|latin", "language is zh", "sender in words",
        "sender is phone|short-code", "channel is sms",
      ])
    default: return operand()
    }
  }

  private mutating func signal() -> String {
    let items = some(6) { $0.item(depth: 2) }
    let exception = maybe { " except " + $0.some(3) { $0.item(depth: 1) } }
    let name = name()
    return pick([
      "signal \(name) = \(items)\(exception)", "signal \(name) {\(items)}\(exception)",
      "signal \(name) {\(items)\(exception)}",
    ])
  }

  private mutating func example() -> String {
    pick(["hit ", "miss ", "hit (channel: sms, sender: \"95588\") "])
      + (0..<Int.random(in: 1...3, using: &random)).map { _ in quoted() }
      .joined(separator: pick([" ", ", "]))
  }

  private mutating func rule() -> String {
    var clauses = [
      "title en \(quoted())" + maybe { " zh " + $0.quoted() }, "stage demand", "score -8",
      "when " + condition(depth: 3), example(),
    ]
    clauses += [
      "unless " + condition(depth: 2), "label a, thread, \(name()), b", "score sum(words) up to 30",
      "shadow",
      "refer \"https://example.org/a\" \"https://example.org/b\"", example(), "group thread",
    ].filter { _ in Bool.random(using: &random) }
    return "rule \(name()) in all {\(clauses.shuffled(using: &random).joined(separator: "\n"))}"
  }

  private mutating func threadRule() -> String {
    """
    thread rule \(name()) in f {
      when them (\(condition(depth: 2))) then me \(name()) then (\(condition(depth: 2)))
      within 7 days
      hit { them \(quoted()) after 2 days me \(quoted()) }
    }
    """
  }

  private mutating func declaration() -> String {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return "pack { name \"p\"  version \"1\" \(maybe { _ in "prior -30" }) }"
    case 1: return "family f { title en \(quoted()) review 30 block 42 }"
    case 2:
      return "variants { " + some(6) { "\($0.phrase()) = " + $0.some(9) { $0.phrase() } } + " }"
    case 3:
      let groups = some(3) { $0.pick(["zh ", "en ", "zh-hant "]) + $0.some(30) { $0.entry() } }
      return "lexicon \(name()) \(maybe { _ in "from \"lists/a.txt\"" }) { \(groups) }"
    case 4: return "lexicon \(name()) from \"lists/a.txt\""
    case 5: return "condition \(name()) = " + condition(depth: 3)
    case 6: return rule()
    case 7: return threadRule()
    case 8: return "adjust f/r { score 20 }" + maybe { _ in "\nadjust f { block 48 }" }
    case 9: return "allow { sender \"95588\" \"95566\" until 2027-03-31 owner \"o\" why \"w\" }"
    default: return signal()
    }
  }

  private mutating func entry() -> String { phrase() + pick(["", "", " +6", " -0.5"]) }
}
