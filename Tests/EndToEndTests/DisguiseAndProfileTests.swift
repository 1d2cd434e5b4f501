import Foundation
import Testing

/// `weir disguise` and `weir profile`.
@Suite struct DisguiseAndProfileTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(
      "in.jsonl",
      """
      {"id":"a","text":"安全账户 pay","label":"fraud","n":[1,{"text":"x"}]}
      {"text":"...","te\\u0078t":"安全账户"}

      """)
  }

  @Test func `a record comes out once for each disguise, its other members as they were`() throws {
    let outcome = try place.run(
      "weir disguise in.jsonl --kind traditional --kind fullwidth --plain")
    #expect(
      outcome.lines == [
        #"{"id":"a","label":"fraud","n":[1,{"text":"x"}],"text":"安全账户 pay","disguise":null}"#,
        #"{"id":"a","label":"fraud","n":[1,{"text":"x"}],"text":"安全账户　ｐａｙ","disguise":"fullwidth"}"#,
        #"{"id":"a","label":"fraud","n":[1,{"text":"x"}],"text":"安全賬戶 pay","disguise":"traditional"}"#,
        #"{"text":"安全账户","disguise":null}"#,
        #"{"text":"安全賬戶","disguise":"traditional"}"#,
      ])
    #expect(outcome.status == 0)
  }

  @Test func `plain lines become records with an id`() throws {
    let outcome = try place.run("printf 'pay\\n安全\\n' | weir disguise --kind fullwidth")
    #expect(outcome.output == "{\"id\":\"stdin:1\",\"text\":\"ｐａｙ\",\"disguise\":\"fullwidth\"}\n")
  }

  @Test func `the same seed gives the same bytes, and what comes out can be screened`() throws {
    let outcome = try place.run(
      """
      weir disguise in.jsonl > a; weir disguise in.jsonl > b; weir disguise in.jsonl --seed 9 > c
      cmp a b; cmp -s a c && echo equal
      weir screen a --format jsonl -q | wc -l; wc -l < a
      """)
    #expect(outcome.lines.count == 2)
    #expect(outcome.lines.first == outcome.lines.last, "\(outcome)")
  }

  @Test(
    "what cannot be read is status 3, what is wrong is status 2",
    arguments: [
      ("weir disguise missing.txt", 3), ("echo bad | weir disguise --format jsonl", 3),
      ("weir disguise in.jsonl --rules missing", 2), ("weir disguise --kind x", 2),
      ("weir disguise in.jsonl --kind styled --rules missing", 0),
      ("weir disguise in.jsonl | head -1", 0), ("weir disguise in.jsonl > /dev/full", 3),
      ("weir disguise in.jsonl >> in.jsonl", 2), ("weir profile missing.txt", 3),
      ("echo bad | weir profile --format jsonl", 3), ("weir profile in.jsonl --rules missing", 2),
      ("weir profile in.jsonl --rules $FIXTURES/broken-rules", 2), ("weir profile --top -1", 2),
      ("weir profile in.jsonl | head -1", 0), ("printf '' | weir profile", 0),
      ("weir profile in.jsonl --top 0", 0),
    ])
  func statuses(_ line: String, _ status: Int32) throws {
    let outcome = try place.run("set -o pipefail; \(line)")
    #expect(outcome.status == status, "\(outcome)")
    #expect(outcome.errors.isEmpty == (status == 0), "\(outcome)")
  }

  @Test func `a profile names stages, patterns, rules and messages`() throws {
    try place.write("slow.txt", "zeta alpha" + String(repeating: " beta", count: 40) + "\n")
    let outcome = try place.run("weir profile slow.txt --rules $FIXTURES/slow-rules")
    #expect(outcome.status == 0, "\(outcome)")
    for part in ["read  1 message", "\nconfirm ", "\npatterns  ", "\nrules  ", "\nmessages  "] {
      #expect(outcome.output.contains(part), "\(outcome.output)")
    }
    #expect(outcome.output.contains("reached a limit on 1 message"), "\(outcome.output)")
    #expect(outcome.output.contains("slow.txt:1"))
  }
}
