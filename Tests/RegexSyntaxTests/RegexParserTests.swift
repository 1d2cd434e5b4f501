import RegexSyntax
import Testing

@Suite struct RegexParserTests {
  static let trees: [(String, String)] = [
    ("", "(seq)"),
    ("ab", "(seq a b)"),
    ("a|b|", "(or a b (seq))"),
    ("账户", "(seq 账 户)"),
    ("a+b*?c?+", "(seq (1.. a) (0.. lazy b) (0..1 possessive c))"),
    ("a{2}b{2,}c{2,3}", "(seq (2..2 a) (2.. b) (2..3 c))"),
    ("a{,3}b{2, 3}", "(seq a { , 3 } b { 2 , U+20 3 })"),
    ("a{2}{3}", "(3..3 (2..2 a))"),
    (
      "(a)(?:b)(?<n>c)(?'n'd)(?P<n>e)",
      "(seq (capturing a) (nonCapturing b) (capturing c) (capturing d) (capturing e))"
    ),
    (
      "(?>a)(?=b)(?!c)(?<=d)(?<!e)(?|f)",
      "(seq (atomic a) (lookAhead b) (negativeLookAhead c) (lookBehind d) (negativeLookBehind e) (branchReset f))"
    ),
    ("(*atomic:a)(*pla:b)(*nlb:c)", "(seq (atomic a) (lookAhead b) (negativeLookBehind c))"),
    (
      "(a)?(?(1)b|c)(?(<n>)d)(?(?=e)f|g)",
      "(seq (0..1 (capturing a)) (conditional (or b c)) (conditional d) (conditional (or (seq (lookAhead e) f) g)))"
    ),
    (
      "(?(DEFINE)(a))(?1)(?R)(?&n)(?P>n)(?-1)(?+1)",
      "(seq (definition (capturing a)) <(?1)> <(?R)> <(?&n)> <(?P>n)> <(?-1)> <(?+1)>)"
    ),
    ("\\x41\\x{5b89}\\o{101}\\101\\cA\\e\\n\\x", "(seq A 安 A A U+1 U+1B U+A U+0)"),
    ("\\N{U+5B89}\\N\\N{2}", "(seq 安 <\\N> (2..2 <\\N>))"),
    (
      "(a)\\1\\2\\11\\g1\\g{-1}\\k<n>\\k{n}(?P=n)",
      "(seq (capturing a) <\\1> <\\2> U+9 <\\g1> <\\g{-1}> <\\k<n>> <\\k{n}> <(?P=n)>)"
    ),
    ("\\g<n>\\g'1'", "(seq <\\g<n>> <\\g'1'>)"),
    ("\\81\\08", "(seq <\\81> U+0 8)"),
    ("\\Qa.b\\Ec+", "(seq <\\Q> a . b <\\E> (1.. c))"),
    ("\\Qab\\E+", "(seq <\\Q> a (1.. b))"),
    ("\\Qa)|", "(seq <\\Q> a ) |)"),
    (
      "\\d\\W\\s\\h\\v\\R\\X\\p{Han}\\PL\\p{^Lu}",
      "(seq <\\d> <\\W> <\\s> <\\h> <\\v> <\\R> <\\X> <\\p{Han}> <\\PL> <\\p{^Lu}>)"
    ),
    ("^$\\A\\z\\Z\\G\\b\\B.", "(seq <^> <$> <\\A> <\\z> <\\Z> <\\G> <\\b> <\\B> <.>)"),
    ("[abc]", "[61 62 63]"),
    ("[^a-z一]", "[^61-7a 4e00]"),
    ("[]a]", "[5d 61]"),
    ("[^]a]", "[^5d 61]"),
    ("[-a][a-][a-c-e]", "(seq [2d 61] [61 2d] [61-63 2d 65])"),
    ("[\\d\\p{Han}[:alpha:][:^digit:]_]", "[\\d \\p{Han} [:alpha:] [:^digit:] 5f]"),
    ("[\\b\\x41-\\x{43}\\]\\n\\8\\101]", "[8 41-43 5d a 38 41]"),
    ("[\\Qa-z\\E]", "[61 2d 7a]"),
    ("[\\Qa\\E-z]", "[61-7a]"),
    ("[[:alpha]", "[5b 3a 61 6c 70 68 61]"),
    ("[a[b]]", "(seq [61 5b 62] ])"),
    ("(?i)a(?-i)b(?x-s:c)", "(seq <(?i)> a <(?-i)> b (nonCapturing c))"),
    ("(?x) a b # c\n + [ d]", "(seq <(?x)> < > a < > (1.. b) < > [20 64])"),
    ("(?xx)[a b]", "(seq <(?xx)> [61 62])"),
    ("((?x) a) b", "(seq (capturing (seq <(?x)> < > a)) U+20 b)"),
    ("a(?#note)+b", "(seq (1.. a) b)"),
    ("(?n)(a)(?<b>c)", "(seq <(?n)> (nonCapturing a) (capturing c))"),
    ("(?U)a+b+?", "(seq <(?U)> (1.. lazy a) (1.. b))"),
    ("a(*SKIP)b", "(seq a <(*SKIP)> b)"),
    ("a{1", "(seq a { 1)"),
    ("x}]", "(seq x } ])"),
  ]

  @Test("a pattern parses to its tree, and prints back", arguments: trees)
  func parses(_ source: String, _ expected: String) {
    let parsed = RegexParser.parse(source)
    #expect(sExpression(parsed.tree, source: parsed.source) == expected)
    #expect(parsed.printed() == Array(source.utf8))
    #expect(parsed.isUnderstood)
  }

  @Test(
    "what is not understood is left to PCRE2, and said",
    arguments: [
      "(a", "a)", "[a", "*a", "\\", "\\x{110000}", "\\x{d800}", "\\y", "[z-a]", "[\\d-z]",
      "[a-\\d]", "(?<n", "(?y)", "a{3,2}", "a{65536}", "\\p{Han", "(?C1", "\\o{9}",
      "[:alpha:]", "a|*", "\\N{foo}", "\\cé", "(*foo:a)",
    ])
  func notUnderstood(_ source: String) {
    let parsed = RegexParser.parse(source)
    #expect(!parsed.isUnderstood)
    #expect(parsed.printed() == Array(source.utf8))
    let rewritten = RegexRewriter(view: .fold, foldText: { $0.uppercased() }).rewrite(parsed)
    #expect(rewritten.pattern == Array(source.utf8))
    #expect(LiteralExtractor.literals(of: rewritten).choices.isEmpty)
  }

  @Test(
    "what the rule language forbids is a problem with a place",
    arguments: [
      ("(*UTF)a", RegexProblem.Kind.leadingVerb, 0..<6),
      ("(*NO_JIT)(*LIMIT_MATCH=9)a", .leadingVerb, 0..<25),
      ("a\\Cb", .singleByte, 1..<3), ("a\\Kb", .matchStart, 1..<3),
      ("a(?C)b", .callout, 1..<5), ("账(?C\"x)\")b", .callout, 3..<11),
    ])
  func forbidden(_ source: String, _ kind: RegexProblem.Kind, _ range: Range<Int>) {
    let parsed = RegexParser.parse(source)
    #expect(parsed.problems == [RegexProblem(kind, range)])
    #expect(parsed.problems.first?.isError == true)
    #expect(parsed.printed() == Array(source.utf8))
  }

  @Test(
    "deep nesting is a problem, not a crash",
    arguments: ["(", "(?:", "(?=", "(?i:", "((a)|", "(?(1)"])
  func deep(_ opener: String) {
    let source = String(repeating: opener, count: 10_000)
    let parsed = RegexParser.parse(source)
    #expect(parsed.problems.contains { $0.kind == .tooDeep })
    #expect(parsed.printed() == Array(source.utf8))
  }

  @Test(
    "braces that look like a quantifier and are text are worth a word",
    arguments: [("a{,3}", [1..<5]), ("账{2, 3}", [3..<9]), ("a{x}{2}{,}{", []), ("[{,3}]", [])])
  func bracesAreText(_ source: String, _ ranges: [Range<Int>]) {
    let parsed = RegexParser.parse(source)
    #expect(parsed.problems == ranges.map { RegexProblem(.bracesAreText, $0) })
    #expect(parsed.isUnderstood)
  }

  @Test("quantifiers piled on one another are left to PCRE2")
  func piled() {
    let source = "a" + String(repeating: "{2}", count: 10_000)
    let parsed = RegexParser.parse(source)
    #expect(!parsed.isUnderstood)
    #expect(parsed.printed() == Array(source.utf8))
  }

  @Test("bytes that are no UTF-8 are not understood in UTF mode and literals in byte mode")
  func invalid() {
    #expect(!RegexParser.parse([0x61, 0xE5, 0xAE]).isUnderstood)
    let parsed = RegexParser.parse([0x61, 0xE5, 0xAE], mode: .bytes)
    #expect(sExpression(parsed.tree, source: parsed.source) == "(seq a å ®)")
  }

  @Test("an interpolation is a node, also before a quantifier")
  func interpolation() {
    let parsed = RegexParser.parse("a{{x}}+b", interpolations: [1..<6])
    #expect(sExpression(parsed.tree, source: parsed.source) == "(seq a (1.. {0}) b)")
    #expect(parsed.printed() == parsed.source)
  }

  @Test("an interpolation in a class or a quotation is a problem")
  func misplaced() {
    for source in ["[{{x}}]+ab", "\\Q{{x}}\\Eab", "(?#{{x}})ab"] {
      let start = source.utf8.firstIndex(of: UInt8(ascii: "{")) ?? source.startIndex
      let offset = source.utf8.distance(from: source.startIndex, to: start)
      let parsed = RegexParser.parse(source, interpolations: [offset..<offset + 5])
      #expect(parsed.problems.map(\.kind) == [.misplacedInterpolation])
      #expect(parsed.printed() == parsed.source)
    }
  }
}
