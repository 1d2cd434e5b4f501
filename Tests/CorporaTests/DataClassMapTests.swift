import Testing

@testable import Corpora

@Suite struct DataClassMapTests {
  private func map(_ text: String) throws -> DataClassMap {
    try DataClassMap(Array(text.utf8), path: "m.map")
  }

  @Test func `of the statements that fit a data set the last counts`() throws {
    let map = try map(
      """
      class safe = safe-account            # all data sets
      class "two words" null = none
      label 1 = fraud
      source fraud_* "*_odd name"
      class safe = safe-account customer-service
      label * = skip
      origin synthetic
      """)
    let plain = map.rules(for: "sms")
    #expect(plain.families(of: "safe") == ["safe-account"])
    #expect(plain.families(of: "two words") == [])
    #expect(plain.families(of: nil) == [])
    #expect(plain.families(of: "job-scam") == ["job-scam"], "a class unknown is a family")
    #expect(plain.label(of: "1") == .label(.fraud))
    #expect(plain.label(of: "ham") == .label(.ham))
    #expect(plain.label(of: nil) == .unknown)
    #expect(plain.origin == nil)
    for name in ["fraud_r1", "fraud_", "an_odd name"] {
      let rules = map.rules(for: name)
      #expect(rules.families(of: "safe") == ["safe-account", "customer-service"])
      #expect(rules.label(of: "1") == .skipped)
      #expect(rules.origin == .synthetic)
    }
    #expect(map.families == ["customer-service", "safe-account"])
  }

  @Test func `fields are found where the mapping says, also inside objects`() throws {
    let folder = try CorpusFolder([
      "odd.jsonl": #"""
      {"body":"b","is_fraud":true,"meta":{"x":[{"class":"no"}],"cl\u0061ss":"safe"},"meta2":{}}
      {"body":"c","is_fraud":false,"meta":null}
      {"body":"d","is_fraud":1,"meta":{"class":7,"class":8}}
      """#
    ])
    let map = try map(
      """
      field text body
      field label is_fraud
      field class meta.class
      label true 1 = fraud
      label false = ham
      """)
    let corpus = Corpus.load([folder.file("odd.jsonl")], mapping: map)
    #expect(corpus.messages.map(\.text) == ["b", "c", "d"])
    #expect(corpus.messages.map(\.label) == [.fraud, .ham, .fraud])
    #expect(corpus.messages.map(\.dataClass) == ["safe", nil, "8"])
  }

  @Test(arguments: [
    ("sauce x", 1, "sauce is no statement: source, field, label, class or origin"),
    ("\nsource", 2, "source names no data set"),
    ("field txt body", 1, "there is no field txt"),
    ("field text a.b", 1, "text must stand at the top level"),
    ("field text", 1, "write: field NAME PATH"),
    ("label a = maybe", 1, "maybe is no label"),
    ("label a = ham spam", 1, "a value has one label"),
    ("label = ham", 1, "write: label"),
    ("class a b", 1, "write: class"),
    ("class a = Safe_Account", 1, "Safe_Account is no family's name"),
    ("origin odd", 1, "write: origin"),
    ("class \"a = b", 1, "a quote is not closed"),
  ])
  func `a mistake is told with its line`(_ text: String, _ line: Int, _ reason: String) throws {
    let error = try #require(throws: DataClassMap.Mistakes.self) { try map(text) }
    #expect(error.mistakes.map(\.line) == [line])
    #expect(error.mistakes[0].reason.hasPrefix(reason), "\(error.mistakes[0].reason)")
  }

  @Test(arguments: [
    ("*", "", true), ("a*", "abc", true), ("*c", "abc", true), ("a*c", "ac", true),
    ("a*b*c", "aXbYbZc", true), ("a*c", "ab", false), ("abc", "abcd", false), ("", "a", false),
    ("**a", "bba", true), ("*ab*", "aab", true),
  ])
  func `a star in a name stands for anything`(_ pattern: String, _ name: String, _ fits: Bool) {
    #expect(NamePattern.matches(pattern, name) == fits)
  }
}
