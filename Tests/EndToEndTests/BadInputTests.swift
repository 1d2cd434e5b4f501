import Testing

/// What a run does with input that is not as it should be: a message and a status for each.
@Suite struct BadInputTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  /// One kind of input, and what must come of it.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var file: String
    var bytes: [UInt8]
    var messages: Int
    var status: Int32 = 0
    /// Parts of what is said on standard error.
    var said: [String] = []

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "an empty file", file: "a.txt", bytes: [], messages: 0, said: ["read  0 messages"]),
    Case(name: "an empty JSON file", file: "a.jsonl", bytes: [], messages: 0),
    Case(name: "no final newline", file: "a.txt", bytes: Array("hi\nyou".utf8), messages: 2),
    Case(name: "CR LF line ends", file: "a.txt", bytes: Array("hi\r\nyou\r\n".utf8), messages: 2),
    Case(
      name: "a byte order mark", file: "a.jsonl",
      bytes: [0xEF, 0xBB, 0xBF] + Array(#"{"text":"hi"}"#.utf8), messages: 1),
    Case(name: "NUL bytes", file: "a.txt", bytes: [0x61, 0, 0x62, 10, 0, 10], messages: 2),
    Case(
      name: "invalid UTF-8", file: "a.txt", bytes: [0x61, 0xFF, 0xFE, 0x62, 10], messages: 1,
      said: ["2 invalid UTF-8 sequences in 1 message, read as U+FFFD"]),
    Case(
      name: "malformed JSON", file: "a.jsonl",
      bytes: Array("{\"text\":\"hi\"}\n{\"text\":\n{\"text\":\"you\"}\n".utf8), messages: 2,
      status: 3, said: ["1 bad record:\n  a.jsonl:2: byte 8: malformed JSON: expected "]),
    Case(
      name: "a missing text field", file: "a.jsonl", bytes: Array("{\"id\":1}\n".utf8),
      messages: 0, status: 3,
      said: ["a.jsonl:1: byte 0: no text: the field \"text\" is missing or no string"]),
    Case(
      name: "many bad records", file: "a.jsonl",
      bytes: Array(String(repeating: "{\n", count: 50).utf8), messages: 0, status: 3,
      said: ["50 bad records; the first 10:\n", "  a.jsonl:10: byte 1: "]),
    Case(
      name: "a message beyond the limit", file: "a.txt",
      bytes: Array(repeating: 0x61, count: 300 << 10), messages: 1,
      said: ["1 message longer than --max-message, screened up to there"]),
  ]

  @Test("says what it found of", arguments: cases)
  func input(_ input: Case) throws {
    try place.write(input.file, input.bytes)
    let outcome = try place.run("weir screen \(input.file)")
    #expect(outcome.status == input.status)
    #expect(outcome.lines.count == input.messages)
    for part in input.said { #expect(outcome.errors.contains(part), "\(outcome.errors)") }
  }

  @Test(
    "an input that cannot be read is named and the others are screened",
    arguments: [
      ("missing.txt", "cannot read missing.txt: No such file or directory"),
      ("/proc/self/mem", "cannot read /proc/self/mem: Input/output error"),
      ("loop", "cannot read loop: Too many levels of symbolic links"),
      ("empty", "cannot read empty: holds no file whose name ends in "),
    ]) func unreadable(_ path: String, _ said: String) throws
  {
    try place.write("good.txt", "hi\n")
    let outcome = try place.run("mkdir empty; ln -s loop loop; weir screen \(path) good.txt")
    #expect(outcome.status == 3)
    #expect(outcome.lines.count == 1)
    #expect(outcome.errors.contains("weir: \(said)"), "\(outcome.errors)")
    #expect(outcome.errors.contains("1 input could not be read (see above)"))
  }

  @Test func `a folder that links to itself is read once`() throws {
    let outcome = try place.run(
      "mkdir box; echo hi > box/a.txt; ln -s . box/self; weir screen box -q")
    #expect(outcome.status == 0)
    #expect(outcome.lines.count == 1)
  }

  @Test func `a line of 100 MB is screened up to the limit, in bounded memory`() throws {
    let outcome = try place.run(
      """
      ulimit -v 4000000
      (head -c 100000000 /dev/zero | tr '\\0' a; echo; echo '转入安全账户') | weir screen - --jobs 2
      """)
    #expect(outcome.status == 0)
    #expect(outcome.lines.count == 2)
    #expect(outcome.lines.first?.contains("\"truncated\":true") == true)
    #expect(outcome.lines.last?.contains("\"verdict\":\"review\"") == true)
  }

  @Test func `a pattern that reaches its limit is named with the message`() throws {
    let text = "zeta alpha" + String(repeating: " beta", count: 40)
    try place.write("slow.txt", "hi\n\(text)\n")
    let outcome = try place.run("weir screen slow.txt --rules $FIXTURES/slow-rules")
    #expect(outcome.status == 0)
    #expect(
      outcome.errors.contains("slow.weir:13 on 1 message, first on slow.txt:2: /alpha("),
      "\(outcome.errors)")
    #expect(outcome.lines.last?.contains("\"limits\":[{\"pattern\":") == true)
  }
}
