import Diagnostics
import RuleSyntax
import TestSupport
import Testing

/// Laws of the parser over files that people, editors and accidents have changed.
struct MutationTests {
  static let valid = #"""
    # A comment.
    pack { name "p"  version "1"  prior -30 }
    family f { title en "F" zh "家" review 30 block 42 }
    variants { 微 = 薇 威  微信 = "vx" 薇芯 }
    lexicon w from "l.txt" { zh 转账 +6 ~"汇*" en "wire" -0.5 }
    signal s { ~"安全账户" /\b(?:safe|{{w}})\/x#\b/ raw bytes /\xFF/ @money(at-least: 3 CNY | 4 USD) }
    signal t = w ..8 (s | "x") ..12 转 except "y" "\u{1F4B0}\n"
      "z"
    condition c = a or not b near d | e within 6 and 2 of (x, y, z) within 9
    condition d = count distinct(a) >= 3 or sum(w) < 2 and script has han|latin or language is zh
    condition e = same sentence (a, b) and length != 2 or sender in w or channel is sms | chat
    rule r in f {
      title en "R"  stage demand  group g  score sum(w) up to 30  label a, b  refer "u"
      when all of (a, any of (b, c)) unless t
      hit (channel: sms, sender: "95588") "x" "y"
      miss "z"
    }
    thread rule l in f { when them a then me b within 7 days hit { them "x" after 2 days me "y" } }
    allow { sender "95588" domain "a.org" message "m" owner "o" until 2027-03-31 why "w" }
    adjust f/r { score 20 } adjust f { block 48 shadow disabled }
    """#

  @Test("the file itself has no mistakes")
  func validFile() { #expect(parse(Self.valid).diagnostics.map(\.headline) == []) }

  @Test("every prefix and every suffix parses and round-trips")
  func cuts() {
    let bytes = Array(Self.valid.utf8)
    for length in stride(from: 0, to: bytes.count, by: 3) {
      _ = parse(Array(bytes[..<length]))
      _ = parse(Array(bytes[length...]))
    }
  }

  @Test("deletions, insertions, swaps and repeats parse and round-trip", arguments: 0..<8)
  func mutations(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<250 {
      var bytes = Array(Self.valid.utf8)
      for _ in 0..<Int.random(in: 1...6, using: &random) { mutate(&bytes, &random) }
      _ = parse(bytes)
    }
  }

  @Test("random tokens and random bytes parse and round-trip", arguments: 0..<4)
  func noise(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<250 {
      let count = Int.random(in: 0...80, using: &random)
      let tokens = (0..<count).compactMap { _ in Self.fragments.randomElement(using: &random) }
      _ = parse(tokens.joined(separator: Bool.random(using: &random) ? " " : ""))
      _ = parse((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
    }
  }

  private static let fragments = [
    "signal", "rule", "condition", "lexicon", "family", "thread", "adjust", "pack", "variants",
    "a", "in", "all", "of", "any", "2", "-3", "0.5", "(", ")", "{", "}", "|", ",", ":", "=", "..",
    "\"x\"", "\"", "/x/", "/", "~", "转账", "加v", "@money", "and", "or", "not", "near", "then",
    "within", "except", "when", "unless", "hit", "title", "score", "sum", "count", "distinct",
    "script", "has", "sender", "is", "zh", "from", "raw", "bytes", "me", "them", "\n", "\n  ", "#",
    ">=", "\\", "\r", "\u{3000}", "“", "same", "sentence", "length", "days", "up", "to",
    "allow", "until", "2027-03-31", "owner", "after", "@disguise",
  ]

  private func mutate(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
    guard bytes.count > 2 else { return }
    let start = Int.random(in: 0..<bytes.count, using: &random)
    let end = min(bytes.count, start + Int.random(in: 1...12, using: &random))
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes.removeSubrange(start..<end)
    case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: start)
    case 2:
      let fragment = Self.fragments.randomElement(using: &random) ?? ""
      bytes.insert(contentsOf: fragment.utf8, at: start)
    case 3: bytes.swapAt(start, Int.random(in: 0..<bytes.count, using: &random))
    default: bytes.insert(contentsOf: bytes[start..<end], at: start)
    }
  }
}
