import Corpora
import Diagnostics
import RuleCompiler
import ScreeningEngine
import Testing

@testable import Measurement

/// Small rules whose verdicts are easy to foresee.
enum MeasuredRules {
  static let text = """
    pack { name "measured"  version "1"  prior -30 }
    family a { title en "A"  review 30  block 42 }
    family b { title en "B"  review 30  block 42 }
    signal lure  { "alpha" /be(?:ta|st)/ }
    signal money { "gold" "silver" }
    signal omega = "omega" except "omega point"
    rule lures in a { title en "L"  score 20  when lure }
    rule pays  in a { title en "P"  score 12  when money }
    rule both  in a { title en "B"  score 15  when lure near money within 3 }
    rule other in b { title en "O"  stage demand  score 31  when omega }
    rule calms in all { title en "C"  score -20  when "calm" }
    rule tried in a { title en "T"  score 5  when "alpha" }
    adjust a/tried { shadow }
    thread rule ladder in b {
      title en "T"  score 33  when "first" then "second"  within 7 days
    }
    """

  static func ruleSet(_ text: String = text) throws -> RuleSet {
    let compiled = PackCompiler.compile([SourceFile(path: "m.weir", bytes: Array(text.utf8))])
    return try #require(compiled.ruleSet, "\(compiled.diagnostics.map(\.headline))")
  }

  /// A corpus of messages in one data set, ids from 0.
  static func corpus(_ rows: (LabelledMessage.Label, String)...) -> Corpus {
    var corpus = Corpus()
    for (index, row) in rows.enumerated() {
      var message = LabelledMessage(id: "\(index)", text: row.1, label: row.0, source: "set")
      message.line = index + 1
      if row.0 == .fraud { message.families = ["a"] }
      corpus.messages.append(message)
    }
    return corpus
  }

  /// Measures a corpus with every message a cluster of its own, unless told otherwise.
  static func assess(
    _ corpus: Corpus, clusters: [Int32]? = nil, jobs: Int = 1, rules: String = text
  ) throws -> Assessment {
    Assessor(try ruleSet(rules), jobs: jobs).assess(
      corpus, clusters: clusters ?? corpus.messages.indices.map { Int32($0) })
  }
}
