import PCRE2
import RegexSyntax
import TestSupport
import Testing

/// A fold small enough to read: lower case, fullwidth letters, a few Traditional characters, `ß` to
/// `ss`, zero-width space to nothing, ideographic space to a space.
private func miniFold(_ value: UInt32) -> [UInt32] {
  switch value {
  case 0x41...0x5A: [value + 0x20]
  case 0xFF21...0xFF3A: [value - 0xFF21 + 0x61]
  case 0xFF10...0xFF19: [value - 0xFF10 + 0x30]
  case 0x5E33: [0x8D26]  // 帳 to 账
  case 0x6236: [0x6237]  // 戶 to 户
  case 0xDF: [0x73, 0x73]
  case 0x200B: []
  case 0x3000: [0x20]
  default: [value]
  }
}

private func miniFold(_ text: String) -> String {
  var folded = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    folded.append(contentsOf: miniFold(scalar.value).compactMap(Unicode.Scalar.init))
  }
  return String(folded)
}

private func folded(
  _ source: String, words: [[String]] = [], at places: [Range<Int>] = []
)
  -> RewrittenRegex
{
  RegexRewriter(view: .fold, foldText: miniFold, foldScalar: miniFold)
    .rewrite(RegexParser.parse(source, interpolations: places), words: words)
}

private func raw(_ source: String, view: RegexRewriter.View = .raw) -> RewrittenRegex {
  let mode: RegexMode = view == .rawBytes ? .bytes : .utf
  return RegexRewriter(view: view).rewrite(RegexParser.parse(source, mode: mode))
}

private let word = SpacedWord.expression

@Suite struct RegexRewriterTests {
  @Test(
    "literals and classes are folded",
    arguments: [
      ("安全帳戶", "安全账户"), ("ＶＸ+", "vx+"), ("Straße", "strasse"), ("ß+", "(?:ss)+"),
      ("(ß)", "(ss)"), ("a\\.b", "a\\.b"), ("\\x41\\n\\t", "a\\x{a}\\x{9}"),
      ("\\Q.A\\E", "\\E\\.a\\E"),
      ("(?x)A\\ b", "(?x)a\\ b"), ("(?x) A #X\n B", "(?x) a #X\n b"),
      ("(a)\\1\u{FF11}", "(a)\\1\\E1"),
      ("[AB]", "[ABa-b]"), ("[A-C]", "[A-Ca-c]"), ("[^帳]", "[^帳账]"), ("[aA]", "[aA]"),
      ("[ßx]", "(?:ss|[ßx])"), ("[ß]", "(?:ss)"), ("[^ß]", "[^ß]"),
      ("[\\dA[:alpha:]]", "[\\dA[:alpha:]a]"),
      ("[\\]\\-^&]", "[\\]\\-\\^\\&]"), ("[\\Qa-c\\E]", "[a\\-c]"), ("(?xx)[ab c]", "(?xx)[abc]"),
      ("a　b", "a b"), ("(?<Name>A)\\k<Name>", "(?<Name>a)\\k<Name>\\E"), ("\\D\\W\\S", "\\D\\W\\S"),
      ("A{2,3}?", "a{2,3}?"), ("{A}", "\\{a}"),
    ])
  func folds(_ source: String, _ expected: String) throws {
    let rewritten = folded(source)
    #expect(String(decoding: rewritten.pattern, as: UTF8.self) == expected)
    _ = try Pattern(rewritten.pattern, mode: .utf)
  }

  @Test("a literal that folds to nothing is left out, and said")
  func nothing() {
    let rewritten = folded("a(?:\u{200B})b")
    #expect(String(decoding: rewritten.pattern, as: UTF8.self) == "a(?:)b")
    #expect(rewritten.problems == [RegexProblem(.foldsToNothing, 4..<7)])
    #expect(folded("a[\u{200B}]").problems.map(\.kind) == [.foldsToNothing])
    #expect(folded("a\u{200B}b").problems.isEmpty)
  }

  @Test("all of Han folds in one class, and a class of everything is said to be too large")
  func largeClass() {
    let rewritten = folded("[一-\u{9FFF}\u{20000}-\u{2FFFF}]")
    #expect(rewritten.problems.isEmpty)
    #expect(folded("[\u{10000}-\u{10FFFF}]").problems.map(\.kind) == [.classTooLarge])
  }

  @Test(
    "an edge looks where it has to and no further",
    arguments: [
      ("\\bvx", "(?<!W)vx"), ("vx\\b", "vx(?!W)"), ("\\b微信", "微信"), ("微信\\b", "微信"),
      ("\\b", "(?:(?!W)|(?<!W))"), ("\\b\\w", "(?:(?!W)|(?<!W))\\w"), ("\\B", "(?<=W)(?=W)"),
      ("\\Bvx", "(?<=W)vx"), ("vx\\B", "vx(?=W)"), ("\\B微", "(?!)微"),
      ("\\b(?:ab|cd)", "(?<!W)(?:ab|cd)"),
      ("\\b(?:ab|微)", "(?:(?!W)|(?<!W))(?:ab|微)"), ("\\ba?b", "(?<!W)a?b"),
      ("\\ba?微", "(?:(?!W)|(?<!W))a?微"), ("(\\b)a", "((?<!W))a"), ("(?:a|b)\\b.", "(?:a|b)(?!W)."),
      ("(?:\\ba)+", "(?:(?<!W)a)+"), ("(?:a\\b)+", "(?:a(?!W))+"),
      ("(?:\\b)+a", "(?:(?:(?!W)|(?<!W)))+a"),
      ("\\b[a-z0-9]", "(?<!W)[a-z0-9]"), ("\\b\\d", "(?<!W)\\d"),
      ("a(?=\\b)b", "a(?=(?!W))b"), ("(?<=\\b)b", "(?<=(?<!W))b"), ("\\s\\b.", "\\s."),
      ("\\bＡ", "(?<!W)a"), ("[\\b]", "[\\x{8}]"), ("(\\b.)(?1)a", "((?:(?!W)|(?<!W)).)(?1)a"),
    ])
  func edges(_ source: String, _ expected: String) throws {
    let rewritten = folded(source)
    let text = String(decoding: rewritten.pattern, as: UTF8.self)
    #expect(text == expected.replacing("W", with: word).replacing("\\\(word)", with: "\\W"))
    _ = try Pattern(rewritten.pattern, mode: .utf)
  }

  @Test(
    "raw patterns keep their spelling but for edges, and on bytes these too",
    arguments: [
      (RegexRewriter.View.raw, "\\x41Ｂ\\b", "\\x41Ｂ(?:(?!W)|(?<!W))"),
      (.raw, "a{2\\b}", "a{2(?:)}"),
      (.raw, "\\bA[A-Z]\\Q.\\E", "(?<!W)A[A-Z]\\Q.\\E"), (.rawBytes, "\\bA\\xE5", "\\bA\\xE5"),
    ])
  func rawViews(_ view: RegexRewriter.View, _ source: String, _ expected: String) {
    let text = String(decoding: raw(source, view: view).pattern, as: UTF8.self)
    #expect(text == expected.replacing("W", with: word))
  }

  @Test("words become one alternation, longest first, each with its edges")
  func words() throws {
    let rewritten = folded("加{{x}}+", words: [["vx", "vxin", "微信", "qq.", "微"]], at: [3..<8])
    #expect(
      String(decoding: rewritten.pattern, as: UTF8.self)
        == "加(?:(?<!W)(?:qq\\.|vx(?:in|))(?:(?!W)|(?<!W))|微(?:信|))+".replacing("W", with: word))
    for (text, end) in [("加vxin号", 7), ("加vx号", 5), ("加微信", 9), ("加微号", 6), ("加qq.", 6)] {
      #expect(try firstMatch(rewritten.pattern, in: text) == .match(start: 0, end: end))
    }
    #expect(try firstMatch(rewritten.pattern, in: "加vx88") == .noMatch)
    #expect(rewritten.problems.isEmpty)
  }

  @Test("an empty list of words never matches, and is said")
  func noWords() throws {
    let rewritten = folded("a{{x}}", words: [[""]], at: [1..<6])
    #expect(rewritten.problems == [RegexProblem(.emptyInterpolation, 1..<6)])
    #expect(try firstMatch(rewritten.pattern, in: "a") == .noMatch)
  }

  @Test("thousands of words fit PCRE2's limit on compiled code")
  func manyWords() throws {
    let list = (0..<5000).map { "word" + String($0 * 7919, radix: 36) }
    let rewritten = folded("{{x}}", words: [list], at: [0..<5])
    let pattern = try Pattern(rewritten.pattern, mode: .utf)
    var matcher = Matcher()
    for word in list.prefix(200) {
      let text = Array("a \(word) b".utf8)
      #expect(
        matcher.firstMatch(of: pattern, in: text.span, from: 0)
          == .match(start: 2, end: text.count - 2))
    }
  }

  @Test("words that are prefixes of one another a hundred deep still nest within PCRE2's limit")
  func nestedWords() throws {
    let list = (1...200).map { String(repeating: "啊", count: $0) }
    let rewritten = folded("{{x}}", words: [list], at: [0..<5])
    let text = String(repeating: "啊", count: 150)
    #expect(try firstMatch(rewritten.pattern, in: text) == .match(start: 0, end: 450))
  }

  @Test(
    "PCRE2's error offsets point at the same place of the source",
    arguments: [
      "安全账户(", "ＡＢ\\p{Foo}c", "\\b账\\b户[z-a]", "帳ß+(?<n>a)(?<n>b)", "帳戶\\b(?<=a+)",
      "\\Q安\\E(?1)", "[帳ß]{2}(?<=微{2,3})",
    ])
  func errorOffsets(_ source: String) {
    let original = #expect(throws: PatternError.self) {
      try Pattern(Array(source.utf8), mode: .utf)
    }
    let rewritten = folded(source)
    let error = #expect(throws: PatternError.self) { try Pattern(rewritten.pattern, mode: .utf) }
    #expect(error?.code == original?.code)
    #expect(error.map { rewritten.sourceOffset(ofPatternOffset: $0.offset) } == original?.offset)
  }

  @Test("words are filled in also where the rest is not understood")
  func opaqueWords() {
    let rewritten = folded("[[:<:]]{{x}}b)", words: [["微", "信"]], at: [7..<12])
    #expect(String(decoding: rewritten.pattern, as: UTF8.self) == "[[:<:]](?:(?:信|微))b)")
    let local = folded("[[:<:]]A", words: [])
    #expect(String(decoding: local.pattern, as: UTF8.self) == "[[:<:]]a")
    #expect(local.problems == [RegexProblem(.notUnderstood, 0..<7)])
  }

  @Test("a pattern copied as it is maps to itself")
  func identityMap() {
    let source = "a(?:b|账户|c+)|[x-z]\\d|(?i)e"
    let rewritten = raw(source)
    #expect(rewritten.pattern == Array(source.utf8))
    for offset in 0...rewritten.pattern.count {
      #expect(rewritten.sourceOffset(ofPatternOffset: offset) == offset)
    }
    #expect(rewritten.sourceOffset(ofPatternOffset: -1) == 0)
    #expect(rewritten.sourceOffset(ofPatternOffset: 999) == source.utf8.count)
  }

  @Test("a folded class takes the fold of what the class takes")
  func classLaw() throws {
    let alphabet: [UInt32] = [0x41, 0x61, 0x53, 0x73, 0xDF, 0x5E33, 0x8D26, 0xFF21, 0x4E2D, 0x35]
    var random = SeededRandom(seed: 3)
    for _ in 0..<300 {
      let isNegated = Bool.random(using: &random)
      let members = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        let first = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
        let last = min(first + UInt32.random(in: 0...2, using: &random), 0xFFEF)
        return "\\x{\(String(first, radix: 16))}-\\x{\(String(last, radix: 16))}"
      }
      let source = "\\A[\(isNegated ? "^" : "")\(members.joined())]\\z"
      let rewritten = folded(source)
      for value in alphabet {
        let text = String(Character(Unicode.Scalar(value) ?? " "))
        let image = miniFold(text)
        let before = try firstMatch(Array(source.utf8), in: text) != .noMatch
        let after = try firstMatch(rewritten.pattern, in: image) != .noMatch
        // What a negated class keeps out stays out; what it lets in may be kept out by another.
        if before != isNegated, image.unicodeScalars.count == 1 || !isNegated {
          #expect(after == before, "\(source) on \(text)")
        }
      }
    }
  }

  @Test("what is known natively of a character's side is what PCRE2 says")
  func sides() throws {
    let pattern = try Pattern(Array(word.utf8), mode: .utf)
    var matcher = Matcher()
    for value in UInt32(0)...0x2FFFF {
      let side = SpacedWord.side(of: value)
      guard side != .unknown, let scalar = Unicode.Scalar(value) else { continue }
      let outcome = matcher.firstMatch(of: pattern, in: Array(String(scalar).utf8).span, from: 0)
      #expect((outcome != .noMatch) == (side == .word), "U+\(String(value, radix: 16))")
    }
  }

  @Test(
    "the spaced word class draws the line where the language says",
    arguments: [
      ("a", true), ("é", true), ("ж", true), ("5", true), ("ế", true), ("ا", true), ("ह", true),
      ("\u{301}", true), ("_", false), (" ", false), ("中", false), ("々", false), ("〇", false),
      ("あ", false), ("ー", false), ("한", false), ("ก", false), ("ກ", false), ("ក", false),
      ("မ", false), ("。", false), ("$", false), ("😀", false), ("\u{E31}", false),
    ])
  func members(_ text: String, _ expected: Bool) throws {
    #expect(try (firstMatch(Array("\\A\(word)".utf8), in: text) != .noMatch) == expected)
  }
}
