import Diagnostics
import JSON
import RuleSyntax
import Testing

@testable import LanguageServer

/// What is offered where: a table of places.
@Suite struct CompletionTests {
  struct Place: Sendable, CustomTestStringConvertible {
    var text: String
    var offered: [String]
    var notOffered: [String] = []
    var testDescription: String { text }

    init(_ text: String, _ offered: String, not notOffered: String = "") {
      self.text = text
      self.offered = offered.split(separator: " ").map(String.init)
      self.notOffered = notOffered.split(separator: " ").map(String.init)
    }
  }

  private static let pack = """
    pack { name "p"  version "1" }
    family fam { title en "F"  review 30  block 42 }
    family other { title en "O"  review 30  block 42 }
    signal sig = "x"
    lexicon lex { zh 转账 }
    lexicon scored { zh 转账 +3 }
    condition cond = sig
    rule old in fam { title en "Old"  stage task  group grp  score 6  label lab  when cond  hit "x" }
    rule plain { title en "P"  label lab  when lex and scored  hit "转账" }
    """

  static let places: [Place] = [
    // Where a declaration may begin.
    Place("‸", "rule signal lexicon adjust"),
    Place("signal a = \"x\"\nru‸", "rule signal", not: "and"),
    Place("rule r in fam {\n}\n‸", "rule", not: "when"),
    Place("# comment ‸", "", not: "rule"),
    // The header of a rule.
    Place("rule r ‸", "in", not: "when"),
    Place("rule r in ‸", "fam other all", not: "sig"),
    Place("rule r in fa‸ {\n}", "fam other all"),
    Place("thread ‸", "rule"),
    // Clauses and their values.
    Place("rule r in fam {\n  ‸\n}", "title stage when hit", not: "within sig"),
    Place("rule r in fam {\n  st‸", "stage when", not: "sig"),
    Place("thread rule r in fam {\n  ‸\n}", "title within"),
    Place("rule r in fam { stage ‸ }", "contact demand recovery", not: "when sig"),
    Place("rule r in fam { stage task ‸ }", "when", not: "demand"),
    Place("rule r in fam { group ‸ }", "grp", not: "lab"),
    Place("rule r in other { group ‸ }", "", not: "grp"),
    Place("rule r in fam { label ‸ }", "lab", not: "grp"),
    Place("rule r in fam { label lab, ‸ }", "lab"),
    Place("rule r in fam { title ‸ }", "en zh", not: "stage"),
    Place("rule r in fam { title en \"R\" ‸ }", "zh stage"),
    Place("rule r in fam { score ‸ }", "sum", not: "when"),
    Place("rule r in fam { score sum(‸ }", "scored", not: "lex sig"),
    Place("rule r in fam { score sum(scored) ‸ }", "up when"),
    Place("rule r in fam { group stage ‸ }", "stage when", not: "contact"),
    // Conditions.
    Place("rule r in fam { when ‸ }", "sig lex cond @money not any count", not: "and stage"),
    Place("rule r in fam { when sig ‸ }", "and or near within", not: "lex"),
    Place("rule r in fam { when sig and ‸ }", "sig cond not", not: "or"),
    Place("rule r in fam { when sig near ‸ }", "lex @money"),
    Place("rule r in fam {\n  when sig\n  ‸\n}", "and stage unless"),
    Place("rule r in fam {\n  when sig and\n  ‸\n}", "lex", not: "stage"),
    Place("rule r in fam { when sig near lex within 6 ‸ }", "and or", not: "lex"),
    Place("rule r in fam { when sig near lex within ‸ }", "", not: "and sig"),
    Place("rule r in fam { when any ‸ }", "of"),
    Place("rule r in fam { when 2 of (sig, ‸ }", "lex cond"),
    Place("rule r in fam { when sum(‸ }", "scored", not: "lex"),
    Place("rule r in fam { when count(‸ }", "sig lex"),
    Place("rule r in fam { when sender ‸ }", "is in"),
    Place("rule r in fam { when sender is ‸ }", "phone short-code missing", not: "sig"),
    Place("rule r in fam { when sender is phone | ‸ }", "short-code", not: "sig"),
    Place("rule r in fam { when sender in ‸ }", "lex scored", not: "sig"),
    Place("rule r in fam { when channel is ‸ }", "sms chat email other"),
    Place("rule r in fam { when script has ‸ }", "han kana", not: "sig"),
    Place("rule r in fam { when language is ‸ }", "zh en"),
    Place("rule r in fam { unless ‸ }", "sig cond"),
    Place("condition c = ‸", "sig lex cond", not: "me"),
    Place("condition c = sig and not ‸", "lex"),
    Place("thread rule r in fam { when ‸ }", "me them sig"),
    Place("thread rule r in fam { when sig then me ‸ }", "lex"),
    Place("thread rule r in fam {\n  when sig then lex\n  within 7 ‸\n}", "days hours"),
    // Items.
    Place("signal s = ‸", "sig lex @url except", not: "cond and"),
    Place("signal s = si‸", "sig"),
    Place("signal s {\n  \"x\"\n  ‸\n}", "sig lex"),
    Place("signal s = sig ..4 ‸", "lex", not: "cond"),
    Place("signal s = sig except ‸", "lex"),
    Place("signal s = \"no ‸ here\"", "", not: "sig rule"),
    Place("signal s = /a{{‸/", "lex scored", not: "sig"),
    Place("signal s = /a ‸/", "", not: "lex"),
    // Entities.
    Place("signal s = @‸", "@money @url", not: "sig"),
    Place("signal s = @mo‸", "@money"),
    Place("signal s = @money(‸", "at-least at-most", not: "sig"),
    Place("signal s = @money(at-least: 3000 ‸", "CNY USD", not: "sig"),
    Place("signal s = @money(at-least: 3000 CNY, ‸", "at-most"),
    Place("signal s = @wage(per: ‸", "hour day", not: "sig"),
    Place("signal s = @wage(per: day | ‸", "hour"),
    Place("signal s = @handle(network: ‸", "wechat telegram"),
    Place("rule r in fam { when @disguise(kind: ‸ }", "zero-width mixed-script"),
    // The other declarations.
    Place("lexicon l ‸", "from"),
    Place("lexicon l {\n  ‸\n}", "zh en", not: "sig"),
    Place("family f {\n  ‸\n}", "title review block"),
    Place("pack {\n  ‸\n}", "name version prior"),
    Place("adjust ‸", "fam fam/old plain"),
    Place("adjust fam/‸", "old", not: "plain fam"),
    Place("adjust fam/old { ‸ }", "score shadow disabled"),
    Place("allow {\n  ‸\n}", "sender domain until why"),
    // Tests.
    Place("rule r in fam { hit (‸ }", "channel sender"),
    Place("rule r in fam { hit (channel: ‸ }", "sms chat"),
    Place("thread rule r in fam { hit { ‸ } }", "me them after"),
    Place("thread rule r in fam { hit { them \"x\" after 2 ‸ } }", "days hours"),
    Place("rule r in fam { hit \"x\" ‸ }", "hit miss"),
  ]

  @Test(arguments: places)
  func `a place is offered what may stand there`(_ place: Place) throws {
    let labels = try Set(items(place.text).compactMap { $0["label"]?.text })
    for label in place.offered { #expect(labels.contains(label), "\(label) is not offered") }
    for label in place.notOffered { #expect(!labels.contains(label), "\(label) is offered") }
  }

  @Test(
    arguments: [
      ("rule r in fam { stage ‸ }", true), ("rule r in ‸", true),
      ("rule r in fam { when sender is ‸ }", true), ("rule r in fam { when sig ‸ }", false),
      ("rule r in fam { when sig and ‸ }", false), ("signal s = sig ‸", false), ("‸", false),
    ])
  func `after a space a list opens by itself only where one certain thing is due`(
    _ text: String, _ opens: Bool
  ) throws {
    #expect(try items(text, trigger: " ").isEmpty != opens)
  }

  private func items(_ marked: String, trigger: String? = nil) throws -> [JSONValue] {
    let marked = MarkedText(marked)
    let client = Client(files: MemoryFiles(["/w/rules/pack.weir": Self.pack]))
    client.open("/w/rules/a.weir", marked.text)
    guard
      case .object(var members) = client.place(
        "/w/rules/a.weir", try #require(marked.places.first))
    else { return [] }
    if let trigger {
      members.append(("context", ["triggerCharacter": .string(trigger)]))
    }
    let answer = client.request("textDocument/completion", .object(members))
    return answer["items"]?.elements ?? answer.elements ?? []
  }

  @Test func `an item replaces what was typed of it`() throws {
    let item = try #require(
      try items("signal s = \"👮\" @mo‸ney").first { $0["label"] == "@money" })
    #expect(item["textEdit"]?["range"]?["start"]?["character"] == 16)
    #expect(item["textEdit"]?["range"]?["end"]?["character"] == 19)
  }

  @Test(arguments: Snippet.declarations.map(\.label))
  func `a snippet filled in is sound syntax`(_ label: String) throws {
    let snippet = try #require(Snippet.declarations.first { $0.label == label })
    let text = Self.filledIn(snippet.text)
    let mistakes = Parser.parse(SourceFile(path: "a.weir", bytes: Array(text.utf8)))
      .diagnostics
    #expect(mistakes.isEmpty, "\(text)")
  }

  /// A snippet with its first choices taken and a name at every open place.
  private static func filledIn(_ snippet: String) -> String {
    var text = snippet.replacing("$0", with: "x")
    text = text.replacing(/\$\{\d+\|([^,|]+)[^}]*\}/) { $0.output.1 }
    text = text.replacing(/\$\{\d+:([^}]*)\}/) { $0.output.1 }
    return text.replacing("\"$1\"", with: "\"x\"").replacing(/"\$\d+"/, with: "\"x\"")
      .replacing("$1 = $2", with: "微 = 薇").replacing(/\$\d+/, with: "转账")
      .replacing("when   转账", with: "when   x")
  }
}
