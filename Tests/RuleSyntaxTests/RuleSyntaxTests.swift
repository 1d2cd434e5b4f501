import Diagnostics
import RuleSyntax
import Testing

/// Parses and demands what holds for every input: the tree gives the input back.
func parse(_ bytes: [UInt8]) -> (tree: SyntaxTree, diagnostics: [Diagnostic]) {
  let result = Parser.parse(SourceFile(path: "a.weir", bytes: bytes))
  // `#expect` costs more than parsing a short file: one for all laws.
  let isFaithful = result.tree.printed() == bytes
  let areInBounds = result.diagnostics.allSatisfy { diagnostic in
    let range = diagnostic.primary.range
    return range.start >= 0 && range.start <= range.end && range.end <= bytes.count
  }
  if !isFaithful || !areInBounds {
    Issue.record("not the input, or a place outside it: \(String(decoding: bytes, as: UTF8.self))")
  }
  return result
}

func parse(_ text: String) -> (tree: SyntaxTree, diagnostics: [Diagnostic]) {
  parse(Array(text.utf8))
}

struct LexerTests {
  @Test(
    "tokens",
    arguments: [
      ("signal a-b = 转账", "word:signal word:a-b equals:= hanWord:转账"),
      ("转账+6 -8 0.5 7.", "hanWord:转账 number:+6 number:-8 number:0.5 number:7 unknown:."),
      ("a ..8 b..12c", "word:a gap:.. number:8 word:b gap:.. mixedWord:12c"),
      (#""a\"b" "c"#, #"string:"a\"b" string:"c"#),
      (#"/a\/b#c/ # d"#, #"pattern:/a\/b#c/"#),
      (#"/a\\/ /b/"#, #"pattern:/a\\/ pattern:/b/"#),
      (
        "raw/x/ (/y/|/z/)",
        "word:raw pattern:/x/ leftParenthesis:( pattern:/y/ pipe:| pattern:/z/ rightParenthesis:)"
      ),
      ("adjust a/b c", "word:adjust word:a slash:/ word:b word:c"),
      (
        "< <= == != >= > =",
        "comparison:< comparison:<= comparison:== comparison:!= comparison:>= comparison:> equals:="
      ),
      (
        "@money(at-least: 3)",
        "entity:@money leftParenthesis:( word:at-least colon:: number:3 rightParenthesis:)"
      ),
      ("加vx 5元 かな a_b -x", "mixedWord:加vx mixedWord:5元 mixedWord:かな word:a_b unknown:- word:x"),
      ("“a” 「b」", "mixedWord:“a” mixedWord:「b」"),
      ("~\u{3000}微\u{A0}{}", "tilde:~ hanWord:微 leftBrace:{ rightBrace:}"),
      ("/a/i b /https?://x/", "pattern:/a/i word:b pattern:/https?://x/"),
      ("// x\ny", "unknown:// x word:y"),
      ("!@.&&", "unknown:! unknown:@ unknown:. unknown:&&"),
    ])
  func tokens(text: String, expected: String) {
    let tree = parse(text).tree
    let shown = tree.root.allTokens.dropLast().map { "\($0.kind):\($0.text)" }
    #expect(shown.joined(separator: " ") == expected)
  }

  @Test("trivia is cut into spaces, line ends and comments")
  func trivia() throws {
    let tree = parse("\u{FEFF} # a\r\n\t# b\n\rsignal").tree
    let token = try #require(tree.root.firstToken)
    #expect(
      token.leadingTrivia.map(\.kind) == [
        .space, .comment, .lineEnd, .space, .comment, .lineEnd, .lineEnd,
      ])
    #expect(token.leadingTrivia.first?.start == 0)
    #expect(token.leadingTrivia.last?.end == token.token.start)
    #expect(token.token.isFirstOnLine && token.token.indentation == 0)
  }

  @Test(
    "escapes",
    arguments: [
      (#"a\"b\\c\n"#, "a\"b\\c\n", false, 0), (#"vx*"#, "vx", true, 0), (#"\u{2A}"#, "*", false, 0),
      (#"a\u{1F4B0}*"#, "a💰", true, 0),
      (#"\d\u{110000}\u{}\u41"#, #"\d\u{110000}\u{}\u41"#, false, 4),
      (#"\"#, #"\"#, false, 1), (#"\u{12"#, #"\u{12"#, false, 1), (#"\\*"#, "\\", true, 0),
      ("*", "", true, 0), ("", "", false, 0), (#"\账"#, #"\账"#, false, 1),
    ])
  func escapes(written: String, text: String, takesRest: Bool, mistakes: Int) {
    let decoded = StringLiteral.decode(Array(written.utf8)[...])
    #expect(decoded.text == text && decoded.takesRest == takesRest)
    #expect(decoded.mistakes.count == mistakes)
    #expect(!decoded.startsClause)
  }

  @Test(
    "a text that begins with a caret stands where a clause begins",
    arguments: [
      ("^我是", "我是", true), ("^vx*", "vx", true), ("^", "", true), ("^^a", "^a", true),
      (#"\u{5E}a"#, "^a", false), ("a^", "a^", false), ("我是", "我是", false),
    ])
  func clauseStarts(written: String, text: String, startsClause: Bool) {
    let decoded = StringLiteral.decode(Array(written.utf8)[...])
    #expect(decoded.text == text && decoded.startsClause == startsClause)
    let plain = StringLiteral.decode(Array(written.utf8)[...], takesMarks: false)
    #expect(!plain.startsClause && !plain.takesRest)
  }
}

struct ParserTests {
  @Test(
    "trees",
    arguments: [
      (
        "signal a = \"x\" ..8 (b | 转) except ~\"y\"",
        "(signalDeclaration signal a = (gapItem (phrase \"x\") .. 8 (itemGroup ( (nameReference b) | (phrase 转) ))) (exceptClause except (phrase ~ \"y\")))"
      ),
      (
        "condition a = x near y | z within 3 and not (b)",
        "(conditionDeclaration condition a = (andCondition (chainCondition (nameReference x) near (unionItem (nameReference y) | (nameReference z)) (withinPhrase within 3)) and (notCondition not (parenthesizedCondition ( (nameReference b) )))))"
      ),
      (
        "lexicon a from \"l.txt\" { zh 转 +6 ~\"v*\" en \"w\" }",
        "(lexiconDeclaration lexicon a (lexiconSource from \"l.txt\") { (languageGroup zh (lexiconEntry (phrase 转) +6) (lexiconEntry (phrase ~ \"v*\"))) (languageGroup en (lexiconEntry (phrase \"w\"))) })"
      ),
      (
        "variants { 微 = 薇 \"w\" 信 = 芯 }",
        "(variantsDeclaration variants { (variant (phrase 微) = (phrase 薇) (phrase \"w\")) (variant (phrase 信) = (phrase 芯)) })"
      ),
      (
        "pack { name \"n\" prior -30 }",
        "(packDeclaration pack { (clause name \"n\") (clause prior -30) })"
      ),
      (
        "rule r in all { title en \"a\" zh \"b\" hit (channel: sms) \"x\" \"y\" }",
        "(ruleDeclaration rule r in all { (clause title (titleEntry en \"a\") (titleEntry zh \"b\")) (clause hit (exampleOptions ( (exampleOption channel : sms) )) (example \"x\") (example \"y\")) })"
      ),
      (
        "rule r { score sum(w) up to 30 when raw bytes /x/ }",
        "(ruleDeclaration rule r { (clause score (scoreSum sum ( w ) up to 30)) (clause when (patternItem raw bytes /x/)) })"
      ),
      (
        "thread rule t in f { when them a then me b within 7 days hit { them \"x\" me \"y\" } }",
        "(threadRuleDeclaration thread rule t in f { (clause when (chainCondition (sidedItem them (nameReference a)) then (sidedItem me (nameReference b)))) (clause within 7 days) (clause hit { (dialogueLine them \"x\") (dialogueLine me \"y\") }) })"
      ),
      (
        "thread rule t { miss { them \"x\" after 2 days me \"y\" } }",
        "(threadRuleDeclaration thread rule t { (clause miss { (dialogueLine them \"x\") (dialogueLine (pause after 2 days) me \"y\") }) })"
      ),
      (
        "allow { sender \"a\" \"b\" until 2027-03-31 why \"w\" }",
        "(allowDeclaration allow { (clause sender \"a\" \"b\") (clause until 2027-03-31) (clause why \"w\") })"
      ),
      (
        "adjust f/r { score 6 } adjust f { block 48 }",
        "(adjustDeclaration adjust f / r { (clause score 6) }) (adjustDeclaration adjust f { (clause block 48) })"
      ),
      (
        "signal a = @money(at-least: 3000 CNY | 400 USD)",
        "(signalDeclaration signal a = (entityItem @money (argumentList ( (argument at-least : (quantity 3000 CNY) | (quantity 400 USD)) ))))"
      ),
      (
        "condition a = 2 of (x, y) within 9",
        "(conditionDeclaration condition a = (quotaCondition 2 of (conditionList ( (nameReference x) , (nameReference y) )) (withinPhrase within 9)))"
      ),
    ])
  func trees(text: String, expected: String) {
    let (tree, diagnostics) = parse(text)
    #expect(diagnostics.map(\.headline) == [])
    #expect(tree.root.nodes.map { dump($0) }.joined(separator: " ") == expected)
  }

  @Test("one mistake does not hide the next, and costs one diagnostic")
  func manyMistakes() {
    let (tree, diagnostics) = parse(
      """
      singal a = "x"
      signal b = "y" and
      family f { review 30 ) block 42 }
      rule r in f {
        score
        when a near b
        hit "x
        miss "z"
      }
      condition c = any of (a b)
      """)
    #expect(
      diagnostics.map(\.code) == [
        .expectedDeclaration, .unexpectedToken, .unexpectedToken, .unexpectedToken,
        .missingWithin, .unterminatedString, .unexpectedToken,
      ])
    #expect(tree.declarations.count == 4)
  }

  @Test("ten thousand brackets, and as many `not`, are one mistake")
  func deepNesting() {
    let open = String(repeating: "(", count: 10_000)
    let close = String(repeating: ")", count: 10_000)
    let not = String(repeating: "not ", count: 10_000)
    for condition in [
      open + "a" + close, not + "a", String(repeating: "any of (", count: 10_000) + "a" + close,
      String(repeating: "not (", count: 10_000) + "a" + close,
    ] {
      let (_, diagnostics) = parse("condition c = \(condition) and b\nsignal d = \"x\"")
      #expect(diagnostics.map(\.code) == [.nestedTooDeeply])
    }
    let (_, diagnostics) = parse("signal c = \(open)a\(close)\nsignal d = \"x\"")
    #expect(diagnostics.map(\.code) == [.nestedTooDeeply])
  }

  @Test("a long flat file is read in one go")
  func longFlat() {
    let union = (0..<20_000).map { "a\($0)" }.joined(separator: " or ")
    #expect(parse("condition c = \(union)").diagnostics.isEmpty)
  }

  private func dump(_ node: SyntaxNode) -> String {
    let children = node.children.map { child in
      switch child {
      case .token(let token): token.text
      case .node(let node): dump(node)
      }
    }
    return "(\(node.kind) \(children.joined(separator: " ")))"
  }
}
