import RegexSyntax
import Testing

private func literals(
  _ source: String, view: RegexRewriter.View = .raw, words: [[String]] = [],
  at places: [Range<Int>] = []
) -> RequiredLiterals {
  let mode: RegexMode = view == .rawBytes ? .bytes : .utf
  let parsed = RegexParser.parse(source, mode: mode, interpolations: places)
  return LiteralExtractor.literals(of: RegexRewriter(view: view).rewrite(parsed, words: words))
}

private func text(_ literals: [RequiredLiteral]) -> String {
  literals.map { String(decoding: $0.bytes, as: UTF8.self) + ($0.isCaseless ? "~" : "") }
    .joined(separator: " ")
}

@Suite struct LiteralExtractorTests {
  /// The choices, in the order of the pattern's quality, separated by `; `.
  static let choices: [(String, String)] = [
    ("abc", "abc"), ("安全账户", "安全账户"), ("foo|bar", "foo bar"), ("foo|", ""), ("a*", ""),
    ("(?:foo|bar)baz", "foobaz barbaz"), ("accounts?", "account"), ("foo ?bar", "foo bar foobar"),
    ("foo.*bar", "foo; bar"), ("foo\\d+|bar", "foo bar"), ("(?:foo\\d|\\d)x", "x"),
    ("ab{2,}c", "abb; bbc"), ("(?:ab){2}", "abab"), ("(?:ab)+c", "abc; ab"), ("(ab)?cd", "cd"),
    ("[ab]c", "ac bc"), ("x[0-9]y", "x; y"), ("(?=foo)bar", "bar"), ("(?<!foo)bar", "bar"),
    ("(a)\\1bcd", "bcd; a"), ("(?i)FooK", "fook~"), ("foo(?i:Bar)", "foobar~"), ("(?i)账户", "账户"),
    ("a(*ACCEPT)bc", ""), ("(?(DEFINE)(foo))bar(?1)", "bar"),
    ("(foo)?(?(1)bar|qux)", "bar qux"),
    ("^foo$", "foo"), ("\\bfoo\\b", "foo"), ("foo\\Kbar", "foobar"), ("(?>foo|ba)r", "foor bar"),
    ("(?|(foo)|(bar))", "foo bar"), ("a{0}foo", "foo"), ("(?i)ι", ""), (".", ""),
    ("\\Qa.b\\E", "a.b"),
  ]

  @Test("a pattern has these choices of literals", arguments: choices)
  func extracts(_ source: String, _ expected: String) {
    let found = literals(source).choices.map { text($0.literals) }
    let wanted =
      expected.isEmpty
      ? []
      : expected.split(separator: ";").map {
        $0.split(separator: " ").joined(separator: " ")
      }
    #expect(Set(found.map(normalised)).isSuperset(of: wanted.map(normalised)), "found \(found)")
    #expect(expected.isEmpty == found.isEmpty)
  }

  private func normalised(_ literals: String) -> Set<Substring> {
    Set(literals.split(separator: " "))
  }

  @Test("the best choice comes first")
  func best() {
    #expect(literals("a.*国家安全账户.*the").choices.first.map { text($0.literals) } == "国家安全账户")
    #expect(
      literals("(?:a|b|c|d).*xylophone").choices.first.map { text($0.literals) } == "xylophone")
  }

  @Test("small alternations combine, large ones stay as they are")
  func limits() {
    let ten = "(?:" + (0..<10).map { "wd\($0)" }.joined(separator: "|") + ")"
    #expect(literals(ten).choices.first?.literals.count == 10)
    let counts = Set(literals(ten + ten).choices.map(\.literals.count))
    #expect(counts == [10])
    let short = "(?:a0|a1|a2|a3|a4|a5|a6|a7|a8|a9)"
    // Two bytes find nothing: more combinations are worth it.
    #expect(literals(short + short).choices.contains { $0.literals.count == 100 })
    let many = (0..<5000).map { "w\($0)" }.joined(separator: "|")
    #expect(literals(many).choices.first?.literals.count == 5000)
    #expect(literals("(?:\(many))(?:\(many))").choices.first?.literals.count == 5000)
  }

  @Test("words are literals, in a set of any size")
  func words() {
    let list = (0..<3000).map { "词\($0)号" }
    let found = literals("加 {{x}}", words: [list], at: [4..<9])
    #expect(found.choices.contains { $0.literals.count == 3000 })
    let few = literals("加{{x}}", words: [["微信号", "vx"]], at: [3..<8])
    #expect(few.choices.first.map { text($0.literals) } == "加微信号 加vx")
  }

  @Test(
    "an exact set is one, in PCRE2's order",
    arguments: [
      ("abc", "abc"), ("a|b", "a b"), ("accounts?", "accounts account"),
      ("accounts??", "account accounts"),
      ("(?:转账|汇款)(?:到|给)", "转账到 转账给 汇款到 汇款给"), ("a{2,3}", "aaa aa"), ("\\bfoo", nil), ("foo.", nil),
      ("(?>a|ab)c", nil), ("foo(?=bar)", nil), ("(?:a|b){1,2}", nil), ("[ab]c", "ac bc"),
      ("a++", nil),
    ] as [(String, String?)])
  func exact(_ source: String, _ expected: String?) {
    #expect(literals(source).exactSet.map(text) == expected)
  }

  @Test("a gap form is seen")
  func gap() {
    let gap = literals("(?:转账|汇款).{0,20}?账户").gap
    #expect(gap.map { text($0.left) } == "转账 汇款")
    #expect(gap.map { text($0.right) } == "账户")
    #expect(gap?.maximum == 20)
    #expect(gap?.greed == .lazy)
    #expect(literals("a.{1,3}b.{1,3}c").gap == nil)
    #expect(literals("\\ba.{1,3}b").gap == nil)
  }

  @Test(
    "lengths are bounds in bytes",
    arguments: [
      ("abc", 3, 3), ("账户", 6, 6), ("a?b", 1, 2), ("a+", 1, nil), (".", 1, 4), ("(?i)k", 1, 4),
      ("a{2,3}", 2, 3), ("(?:a|bc)", 1, 2), ("(?:.{65535}){65535}", 1 << 30, 1 << 30),
      ("\\b", 0, 0),
    ] as [(String, Int, Int?)])
  func lengths(_ source: String, _ minimum: Int, _ maximum: Int?) {
    let found = literals(source)
    #expect(found.minimumLength == minimum)
    #expect(found.maximumLength == maximum)
  }

  @Test("bytes are bytes")
  func bytes() {
    let found = literals("gu\\xe9[ab]", view: .rawBytes)
    #expect(
      found.choices.first?.literals.map(\.bytes) == [
        [0x67, 0x75, 0xE9, 0x61], [0x67, 0x75, 0xE9, 0x62],
      ])
  }

  @Test("work stays bounded on patterns built to blow up")
  func bounded() {
    let nested =
      String(repeating: "(?:", count: 200) + "ab|cd" + String(repeating: "|e){1,8}", count: 200)
    #expect(literals(nested).choices.count <= 16)
    let wide = String(repeating: "(?:ab|cd|ef)", count: 2000)
    #expect(!literals(wide).choices.isEmpty)
    let long = String(repeating: "a", count: 20_000)
    #expect(literals(long).choices.contains { $0.shortestLength >= 200 })
  }
}
