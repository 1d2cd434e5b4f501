import Corpora
import Foundation
import Reporting
import Testing

@testable import Measurement

/// The page an assessment is written as: messages are hostile, and none may become markup.
@Suite struct ReportPageTests {
  private static let attacks = [
    "</script><script>alert(1)</script> alpha gold", "<img src=x onerror=alert(2)> alpha gold",
    "\"><svg onload=alert(3)> ' alpha gold", "<!-- alpha gold", "]]> \u{202E}alpha gold\u{1B}[31m",
    "<\u{0}script> \u{2028} alpha gold </title></style><body onload=alert(4)>",
  ]

  private func page(_ text: String, id: String = "i") throws -> String {
    var corpus = MeasuredRules.corpus(
      (.fraud, text), (.ham, text), (.fraud, "missed " + text + " calm"))
    for index in corpus.messages.indices {
      corpus.messages[index].id = id
      corpus.messages[index].source = id
      corpus.messages[index].language = text
      corpus.messages[index].writer = text
      corpus.messages[index].families = [text]
    }
    let assessment = try MeasuredRules.assess(corpus)
    return String(
      decoding: AssessmentHTMLWriter(corpus: corpus).bytes(of: assessment), as: UTF8.self)
  }

  @Test("no message adds markup", arguments: attacks)
  func hostile(_ text: String) throws {
    let tame = try page("quiet alpha gold")
    let hostile = try page(text, id: text)
    func count(_ needle: String, _ page: String) -> Int {
      page.components(separatedBy: needle).count
    }
    for needle in ["<script", "</script", "<img", "<svg", "<body", "<!--", "</title", "</style"] {
      #expect(count(needle, hostile) == count(needle, tame), "\(needle)")
    }
    #expect(!hostile.contains("\u{202E}") && !hostile.contains("\u{1B}"))
  }

  @Test func `the page needs nothing from outside and its figures are JSON`() throws {
    let page = try page("alpha gold <b>")
    #expect(page.contains("default-src 'none'"))
    let outside = #/(?:src|href)\s*=|@import|url\(/#
    let own = page.components(separatedBy: "<script>")[0]
    #expect(own.firstMatch(of: outside) == nil)
    let json = try #require(
      page.components(separatedBy: "id=\"figures\">").last?
        .components(separatedBy: "</script>").first)
    let figures = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(figures?.keys.sorted() == ["confidence", "curves", "rules", "scores"])
    #expect(page.contains("alpha gold &lt;b&gt;"))
  }

  @Test func `text put into a page is escaped and markup is not`() {
    let text = "<a href='x'>&\"\n"
    let html: HTML = "<p title=\"\(text)\">\(HTML(trusted: "<b>"))\(3)</p>"
    #expect(html.source == "<p title=\"&lt;a href=&#39;x&#39;&gt;&amp;&quot; \"><b>3</p>")
    #expect(HTML.lines(of: "-a<b\n+\u{1B}\n").source == "-a&lt;b\n+ \n")
    #expect(
      HTML.scriptData(Array("{\"a\":\"</script>&\"}".utf8)).source
        == "{\"a\":\"\\u003c/script\\u003e\\u0026\"}")
  }

  @Test("no message steers the terminal", arguments: attacks)
  func terminal(_ text: String) throws {
    let hostile = text + "\u{1B}]0;x\u{07}\u{202E}"
    var corpus = MeasuredRules.corpus((.fraud, hostile), (.ham, hostile), (.fraud, "missed calm"))
    for index in corpus.messages.indices {
      corpus.messages[index].id = hostile
      corpus.messages[index].source = hostile
      corpus.messages[index].language = hostile
      corpus.messages[index].families = [hostile]
    }
    let style = TerminalStyle()
    let assessed = AssessmentTextWriter(corpus: corpus, style: style).text(
      of: try MeasuredRules.assess(corpus))
    let other = try MeasuredRules.ruleSet(MeasuredRules.text.replacing("score 20", with: "score 1"))
    let comparison = CorpusComparer(old: try MeasuredRules.ruleSet(), new: other).compare(corpus)
    #expect(!comparison.changes.isEmpty)
    let compared = ComparisonTextWriter(corpus: corpus, style: style).text(of: comparison)
    for scalar in (assessed + compared).unicodeScalars where scalar != "\n" {
      #expect(!Printable.isUnsafe(scalar), "\(scalar.value)")
    }
  }

  @Test func `tables line up with Chinese in them`() {
    var table = TextTable([.left("名字"), .right("n"), .left("x", limit: 5)])
    table.add(["安全账户", "7", "abcdefgh"])
    table.add(["ab", "123", ""])
    #expect(table.lines() == "名字        n  x\n安全账户    7  abcd…\nab        123\n")
  }
}
