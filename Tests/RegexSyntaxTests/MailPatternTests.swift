import PCRE2
import RegexSyntax
import Testing

private let file = "patterns/spamassassin_body.tsv"
private let samples = ["uci_sms_en", "phishing_pot_email", "smishtank_en", "tg_spam_multi"]

/// Body rules of a mail filter: patterns that people have really written.
@Suite(
  .enabled("needs the shared patterns and texts") {
    SharedFiles.exists(file) && samples.allSatisfy { SharedFiles.exists("data/\($0).jsonl") }
  })
struct MailPatternTests {
  struct MailPattern {
    var name: String
    var source: String
    var isBytes: Bool
    var mode: RegexMode { isBytes ? .bytes : .utf }
    var patternMode: Pattern.Mode { isBytes ? .bytes : .utf }
    var view: RegexRewriter.View { isBytes ? .rawBytes : .raw }
  }

  static func patterns() throws -> [MailPattern] {
    try SharedFiles.rows(file).filter { $0.count >= 7 }.map { row in
      let flags = row[2].isEmpty ? "" : "(?\(row[2]))"
      return MailPattern(name: row[0], source: flags + row[1], isBytes: row[6] == "bytes")
    }
  }

  @Test("every mail pattern prints back, and compiles exactly if its source does")
  func compile() throws {
    let patterns = try Self.patterns()
    #expect(patterns.count == 886)
    var refused = 0
    for pattern in patterns {
      let parsed = RegexParser.parse(pattern.source, mode: pattern.mode)
      #expect(parsed.printed() == parsed.source, "\(pattern.name)")
      let rewritten = RegexRewriter(view: pattern.view).rewrite(parsed)
      let source = (try? Pattern(parsed.source, mode: pattern.patternMode)) != nil
      let result = (try? Pattern(rewritten.pattern, mode: pattern.patternMode)) != nil
      #expect(source == result, "\(pattern.name)")
      if source { #expect(parsed.isUnderstood, "\(pattern.name)") } else { refused += 1 }
    }
    // Two are larger than PCRE2's compiled code may be.
    #expect(refused == 2)
  }

  @Test("mail patterns match the same rewritten, and where they do their literals are there")
  func match() throws {
    let texts = try samples.flatMap {
      try SharedFiles.texts("data/\($0).jsonl", step: 7, limit: 25)
    }
    let subjects = texts.map { Array($0.utf8) }
    var matcher = Matcher(matchLimit: 50_000)
    var matches = 0
    for pattern in try Self.patterns() {
      let parsed = RegexParser.parse(pattern.source, mode: pattern.mode)
      let rewritten = RegexRewriter(view: pattern.view).rewrite(parsed)
      let truthSource =
        pattern.isBytes ? pattern.source : RegexLawTests.withPlainEdges(pattern.source)
      guard let truth = try? Pattern(Array(truthSource.utf8), mode: pattern.patternMode),
        let compiled = try? Pattern(rewritten.pattern, mode: pattern.patternMode)
      else { continue }
      let literals = LiteralExtractor.literals(of: rewritten)
      for (text, bytes) in zip(texts, subjects) {
        let expected = matcher.firstMatch(of: truth, in: bytes.span, from: 0)
        let found = matcher.firstMatch(of: compiled, in: bytes.span, from: 0)
        if expected != found, expected != .limitReached {
          Issue.record("\(pattern.name) in \(text)")
        }
        guard case .match = found else { continue }
        matches += 1
        for choice in literals.choices {
          #expect(RegexLawTests.contains(choice, text), "\(pattern.name): \(choice) in \(text)")
        }
      }
    }
    #expect(matches > 200)
  }

  @Test("four of five mail patterns have a literal of three bytes")
  func literals() throws {
    var without: [String] = []
    let patterns = try Self.patterns()
    for pattern in patterns {
      let parsed = RegexParser.parse(pattern.source, mode: pattern.mode)
      let rewritten = RegexRewriter(view: pattern.view).rewrite(parsed)
      let found = LiteralExtractor.literals(of: rewritten)
      if !found.choices.contains(where: { $0.shortestLength >= 3 }) { without.append(pattern.name) }
    }
    #expect(patterns.count - without.count >= 710, "without: \(without)")
  }
}
