import Diagnostics
import RuleCheck
import Testing

/// What each form of condition becomes, written out with every bracket.
struct ConditionTests {
  @Test(
    "conditions bind as the language says: |, then near and then, not, and, or",
    arguments: [
      (#""a""#, "a"),
      (#""a" or "b" and not "c""#, "or(a, and(b, not(c)))"),
      (#"not "a" and "b""#, "and(not(a), b)"),
      (#""a" | "b" near "c" within 3"#, "near(a|b, c, 3)"),
      (#"not "a" near "b" within 3"#, "not(near(a, b, 3))"),
      (#""a" then "b" | "c" then "d" within 4 and "e""#, "and(then(a, b|c, d, 4), e)"),
      (#"("a" or "b") and "c""#, "and(or(a, b), c)"),
      (#""a" ..8 "b" ..0 "c" near "d" within 1"#, "near([a..8 b..0 c], d, 1)"),
      (#""a" | "b" ..2 ("c" | "d")"#, "a|[b..2 c|d]"),
      (#"2 of ("a", "b" and "c", "d")"#, "2 of(a, and(b, c), d)"),
      (#"any of ("a", "b")"#, "1 of(a, b)"),
      (#"all of ("a", "b" | "c",) within 9"#, "2 within 9 of(a, b|c)"),
      (#"count("a" | "b") >= 3"#, "count(a|b) >= 3"),
      (#"count distinct("a") != 1"#, "count distinct(a) != 1"),
      (#"sum(words) >= 12.5"#, "sum(0) >= 12.5"),
      (#"same sentence ("a", "b")"#, "sentence(a, b)"),
      (#"length < 20"#, "length < 20"),
      (#"script has kana"#, "script kana"),
      (#"script has han | latin and "a""#, "and(or(script han, script latin), a)"),
      (#"language is zh|yue"#, "or(language zh, language yue)"),
      (#"sender is phone|short-code"#, "or(sender phone, sender short-code)"),
      (#"sender in words"#, "sender in 0"),
      (#"channel is sms"#, "channel sms"),
      (#"sender near words within 2"#, "near(s1, l0, 2)"),
      (#"转账 and ~"vx*" and /x\/y/"#, "and(转账, ~vx*, /x/y/)"),
      (#"words or other"#, "or(l0, c0)"),
    ])
  func lowering(written: String, expected: String) {
    let (pack, diagnostics) = check(
      """
      lexicon words { zh 刷单 +6 }
      signal unused = "u"
      signal sender = "s"
      condition other = "o"
      condition tested = \(written)
      """)
    let errors = diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(CaretRenderer(files: pack.files).render(errors))")
    #expect(pack.conditions.last.map { show($0.expression) } == expected)
  }

  @Test(
    "what is missing in a condition is reported once, and the pack stays in bounds",
    arguments: [
      "", "and", "not", "\"a\" and", "\"a\" near", "\"a\" near within 3", "2 of", "2 of (",
      "2 of (,)", "any of (\"a\" \"b\")", "count", "count(", "count()", "count(\"a\")", "sum(",
      "sum(x", "length <", "length", "script has", "language is", "sender in", "(", ")", "~",
      "\"a\" ..", "\"a\" ..3", "\"a\" |", "raw", "@", "@money(", "@money(at-least", "within 3",
    ])
  func brokenConditions(written: String) {
    let (pack, diagnostics) = check("condition tested = \(written)\nsignal next = \"fine\"")
    #expect(diagnostics.contains { $0.severity == .error })
    #expect(pack.signals.map(\.name) == ["next"])
  }

  @Test("`language is` takes every tag the engine can tell and refuses all others")
  func languages() {
    for tag in ConditionExpression.LanguageTag.allCases {
      #expect(!codes("condition a = language is \(tag.rawValue)").contains(.wrongValue))
    }
    for tag in ["fr", "zh-hant", "xx", "english", "ZH"] {
      let (pack, diagnostics) = check("condition a = language is \(tag) or \"x\"")
      #expect(diagnostics.contains { $0.code == .wrongValue })
      guard case .or(let members) = pack.conditions[0].expression.kind,
        case .present = members[0].kind
      else {
        Issue.record("a language nobody can tell reached the compiler: \(tag)")
        continue
      }
    }
  }

  // MARK: - Writing out

  private func show(_ expression: ConditionExpression) -> String {
    switch expression.kind {
    case .present(let operand): show(operand)
    case .condition(let index): "c\(index)"
    case .not(let inner): "not(\(show(inner)))"
    case .and(let all): "and(\(list(all)))"
    case .or(let all): "or(\(list(all)))"
    case .near(let a, let b, let limit): "near(\(show(a)), \(show(b)), \(limit))"
    case .then(let all, let limit): "then(\(list(all)), \(limit))"
    case .atLeast(let count, let all): "\(count) of(\(list(all)))"
    case .atLeastWithin(let count, let all, let limit): "\(count) within \(limit) of(\(list(all)))"
    case .count(let operand, let distinct, let sign, let number):
      "count\(distinct ? " distinct" : "")(\(show(operand))) \(sign.rawValue) \(number)"
    case .sum(let lexicon, let sign, let number): "sum(\(lexicon)) \(sign.rawValue) \(number)"
    case .sameSentence(let all): "sentence(\(list(all)))"
    case .length(let sign, let number): "length \(sign.rawValue) \(number)"
    case .script(let name): "script \(name.rawValue)"
    case .language(let tag): "language \(tag)"
    case .senderIs(let kind): "sender \(kind.rawValue)"
    case .senderIn(let lexicon): "sender in \(lexicon)"
    case .channelIs(let name): "channel \(name.rawValue)"
    }
  }

  private func list(_ all: [ConditionExpression]) -> String {
    all.map { show($0) }.joined(separator: ", ")
  }
  private func list(_ all: [SpanOperand]) -> String {
    all.map { show($0) }.joined(separator: ", ")
  }
  private func show(_ operand: SpanOperand) -> String { show(operand.items) }
  private func show(_ items: [SignalItem]) -> String {
    items.map { show($0) }.joined(separator: "|")
  }

  private func show(_ item: SignalItem) -> String {
    switch item {
    case .phrase(let phrase):
      (phrase.isLoose ? "~" : "") + phrase.text + (phrase.takesRest ? "*" : "")
    case .pattern(let pattern): "/\(pattern.source)/"
    case .lexicon(let index): "l\(index)"
    case .signal(let index): "s\(index)"
    case .gap(let operands, let limits):
      "[" + show(operands[0])
        + zip(operands.dropFirst(), limits).map { "..\($1) \(show($0))" }.joined() + "]"
    }
  }
}
