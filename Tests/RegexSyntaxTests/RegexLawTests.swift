import PCRE2
import RegexSyntax
import TestSupport
import Testing

/// The laws that hold for every pattern, on random ones.
@Suite struct RegexLawTests {
  /// `\b` and `\B` outside classes, by plain text replacement, as both-sided edges: the truth that
  /// the one-sided forms are held against.
  static func withPlainEdges(_ source: String) -> String {
    let word = SpacedWord.expression
    var result = ""
    var characters = Array(source)[...]
    var isInClass = false
    var isQuoting = false
    while let character = characters.popFirst() {
      if character == "\\", let next = characters.popFirst() {
        if next == "Q" { isQuoting = true }
        if next == "E" { isQuoting = false }
        switch next {
        case "b" where !isInClass && !isQuoting: result += "(?:(?<!\(word))|(?!\(word)))"
        case "B" where !isInClass && !isQuoting: result += "(?:(?<=\(word))(?=\(word)))"
        default: result += "\\\(next)"
        }
        continue
      }
      result.append(character)
      if isInClass || isQuoting {
        if character == "]", !isQuoting { isInClass = false }
      } else if character == "[" {
        isInClass = true
        if characters.first == "^" { result.append(characters.removeFirst()) }
        if characters.first == "]" { result.append(characters.removeFirst()) }
      }
    }
    return result
  }

  static func contains(_ choice: LiteralChoice, _ text: String) -> Bool {
    let bytes = Array(text.utf8)
    let lower = Array(text.lowercased().utf8)
    return choice.literals.contains { literal in
      (literal.isCaseless ? lower : bytes).firstRange(of: literal.bytes) != nil
    }
  }

  @Test(
    "rewriting keeps the meaning, printing the source, and matches hold their literals",
    arguments: 0..<8)
  func random(_ seed: Int) throws {
    var generator = PatternGenerator(seed: UInt64(seed), hasEdges: seed >= 4)
    var matcher = Matcher(matchLimit: 50_000)
    var compiled = 0
    var matched = 0
    var chained = 0
    var bounded = 0
    for _ in 0..<200 {
      let source = generator.pattern()
      let parsed = RegexParser.parse(source)
      #expect(parsed.printed() == parsed.source)
      let compiles = (try? Pattern(parsed.source, mode: .utf)) != nil
      guard compiles,
        let truth = try? Pattern(Array(Self.withPlainEdges(source).utf8), mode: .utf)
      else {
        // What is wrong in the source stays wrong.
        let rewritten = RegexRewriter(view: .raw).rewrite(parsed)
        #expect(throws: PatternError.self, "\(source)") {
          try Pattern(rewritten.pattern, mode: .utf)
        }
        continue
      }
      compiled += 1
      #expect(parsed.isUnderstood, "\(source)")
      let texts = (0..<6).map { _ in generator.text() }
      for view in [RegexRewriter.View.fold, .raw] {
        let rewritten = RegexRewriter(view: view).rewrite(parsed)
        let text = String(decoding: rewritten.pattern, as: UTF8.self)
        guard let pattern = try? Pattern(rewritten.pattern, mode: .utf) else {
          Issue.record("\(source) became \(text), which does not compile")
          continue
        }
        let literals = LiteralExtractor.literals(of: rewritten)
        let chains = RequiredChains.chains(of: rewritten)
        if !chains.isEmpty { chained += 1 }
        for subject in texts {
          let bytes = Array(subject.utf8)
          let expected = matcher.firstMatch(of: truth, in: bytes.span, from: 0)
          let found = matcher.firstMatch(of: pattern, in: bytes.span, from: 0)
          if expected == .limitReached || found == .limitReached { continue }
          if expected != found { Issue.record("\(source) as \(text) in \(subject)") }
          guard case .match(let start, let end) = found else { continue }
          matched += 1
          #expect(end - start >= literals.minimumLength, "\(source) in \(subject)")
          if let maximum = literals.maximumLength {
            #expect(end - start <= maximum, "\(source) in \(subject)")
          }
          for choice in literals.choices {
            let end = choice.end.map { min(start + $0, bytes.count) } ?? bytes.count
            if Self.contains(choice, String(decoding: bytes[start..<end], as: UTF8.self)) {
              if choice.end != nil { bounded += 1 }
              continue
            }
            Issue.record("\(source) in \(subject): \(choice)")
          }
          if !chains.isEmpty, !chains.contains(where: { $0.isFound(in: bytes) }) {
            Issue.record("\(source) in \(subject): \(chains)")
          }
          if let set = literals.exactSet {
            let span = String(decoding: bytes[start..<end], as: UTF8.self)
            #expect(
              set.contains { Self.contains(LiteralChoice(literals: [$0], quality: 0), span) },
              "\(source) in \(subject)")
          }
        }
      }
    }
    #expect(compiled > 60)
    #expect(matched > 100)
    #expect(chained > 50)
    #expect(bounded > 50)
  }

  @Test("an exact set is found where PCRE2 finds the pattern", arguments: 0..<2)
  func exactSets(_ seed: Int) throws {
    var generator = PatternGenerator(seed: UInt64(seed) + 100)
    var matcher = Matcher(matchLimit: 50_000)
    var sets = 0
    for _ in 0..<1000 {
      let parsed = RegexParser.parse(generator.pattern())
      let rewritten = RegexRewriter(view: .raw).rewrite(parsed)
      guard let set = LiteralExtractor.literals(of: rewritten).exactSet,
        !set.contains(where: \.isCaseless),
        let pattern = try? Pattern(rewritten.pattern, mode: .utf)
      else { continue }
      sets += 1
      for _ in 0..<4 {
        let bytes = Array(generator.text().utf8)
        let found = matcher.firstMatch(of: pattern, in: bytes.span, from: 0)
        var expected = MatchOutcome.noMatch
        search: for start in 0...bytes.count
        where start == bytes.count || bytes[start] & 0xC0 != 0x80 {
          for literal in set where bytes[start...].starts(with: literal.bytes) {
            expected = .match(start: start, end: start + literal.bytes.count)
            break search
          }
        }
        if found == expected { continue }
        Issue.record("\(String(decoding: rewritten.pattern, as: UTF8.self))")
      }
    }
    #expect(sets > 30)
  }

  @Test("random bytes parse, print back and never crash", arguments: [RegexMode.utf, .bytes])
  func noise(_ mode: RegexMode) {
    var random = SeededRandom(seed: 7)
    let alphabet = Array("\\()[]{}?*+|^$.-:=!<>#'\"PQEKbxogkcNpRC0123,;aiUJn&~ \n中".utf8)
    for _ in 0..<3000 {
      let source = (0..<Int.random(in: 0...20, using: &random)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      let parsed = RegexParser.parse(source, mode: mode)
      #expect(parsed.printed() == source)
      let view = mode == .utf ? RegexRewriter.View.fold : .rawBytes
      let rewritten = RegexRewriter(view: view).rewrite(parsed)
      _ = LiteralExtractor.literals(of: rewritten)
      let patternMode: Pattern.Mode = mode == .utf ? .utf : .bytes
      let compiles = (try? Pattern(source, mode: patternMode)) != nil
      let rewrittenCompiles = (try? Pattern(rewritten.pattern, mode: patternMode)) != nil
      #expect(
        compiles == rewrittenCompiles,
        "\(String(decoding: source, as: UTF8.self)): \(compiles), then \(rewrittenCompiles)")
    }
  }
}
