import PCRE2
import TestSupport
import Testing

@testable import ScreeningEngine

/// A loose program over the characters of `phrase`, with single-character variants.
private func program(_ phrase: String, variants: [Character: [String]] = [:]) -> LooseProgram {
  var arcs: [[LooseProgram.Arc]] = []
  for (index, character) in phrase.enumerated() {
    let forms = [String(character)] + (variants[character] ?? [])
    arcs.append(
      forms.map {
        LooseProgram.Arc(scalars: $0.unicodeScalars.map(\.value), next: index + 1)
      })
  }
  return LooseProgram(arcs: arcs + [[]], takesRest: false)
}

private func firstMatch(_ program: LooseProgram, in text: String) -> String? {
  let bytes = Array(text.utf8)
  guard let found = LooseMatcher.firstMatch(of: program, in: bytes.span, from: 0) else {
    return nil
  }
  return String(decoding: bytes[found.span.range], as: UTF8.self)
}

@Suite("Loose phrases")
struct LooseMatcherTests {
  @Test(
    "pass over separators, at most three between two characters",
    arguments: [
      ("安全账户", "转到安.全.账.户吧", "安.全.账.户"), ("安全账户", "安全账户", "安全账户"),
      ("刷单", "刷/单", "刷/单"), ("刷单", "刷...单", "刷...单"), ("刷单", "刷....单", nil),
      ("safe", "a s-a-f-e b", "s-a-f-e"), ("safe", "unsafe", nil), ("safe", "s-a-f-ety", nil),
      ("加我", "不参加。我们走", nil), ("加我", "加 我", "加 我"), ("加我", "加\n我", nil),
      ("加我呀", "加。我。呀", "加。我。呀"), ("加我呀", "加。我呀", nil),
    ])
  func passOverSeparators(phrase: String, text: String, match: String?) {
    #expect(firstMatch(program(phrase), in: text) == match)
  }

  @Test("take a variant for a character, in one direction")
  func takeVariants() {
    let loose = program("加微信", variants: ["微": ["薇", "v"], "加": ["+"]])
    #expect(firstMatch(loose, in: "请加薇信") == "加薇信")
    #expect(firstMatch(loose, in: "请+v 信") == "+v 信")
    #expect(firstMatch(loose, in: "请加尾信") == nil)
  }

  @Test("agree with a regular expression for each way of filling the gaps")
  func agreeWithRegexes() throws {
    var random = SeededRandom(seed: 5)
    let alphabet = Array("加我刷a1 .。-\n")
    for _ in 0..<400 {
      let phrase = String(
        (0..<Int.random(in: 1...4, using: &random)).map { _ in
          Array("加我刷a1")[Int.random(in: 0..<5, using: &random)]
        })
      let text = String(
        (0..<Int.random(in: 0...14, using: &random)).map { _ in
          alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
        })
      #expect(firstMatch(program(phrase), in: text) == (try reference(phrase, in: text)))
    }
  }

  /// The leftmost, then longest match over every choice of filled gaps.
  private func reference(_ phrase: String, in text: String) throws -> String? {
    let bytes = Array(text.utf8)
    let characters = Array(phrase)
    let word = "[a-z0-9]"
    var best: Range<Int>?
    for filled in 0..<(1 << (characters.count - 1)) {
      let isSingle = filled.nonzeroBitCount == 1
      var source = word.isEmpty ? "" : "(?:(?<!\(word))|(?!\(word)))\(characters[0])"
      for index in 1..<max(1, characters.count) {
        if filled >> (index - 1) & 1 == 1 {
          source += isSingle ? "(?:[ -]|\\.(?![ \\n]|\\z)){1,3}" : "[ .。\\-\\n]{1,3}"
        }
        source += String(characters[index])
      }
      source += "(?:(?!\(word))|(?<!\(word)))"
      let pattern = try Pattern(Array(source.utf8), mode: .utf)
      var matcher = Matcher()
      if case .match(let start, let end) = matcher.firstMatch(
        of: pattern, in: bytes.span, from: 0)
      {
        if let known = best {
          if start < known.lowerBound || start == known.lowerBound && end > known.upperBound {
            best = start..<end
          }
        } else {
          best = start..<end
        }
      }
    }
    return best.map { String(decoding: bytes[$0], as: UTF8.self) }
  }
}
