import PCRE2
import Testing

@testable import RegexSyntax

@Suite struct `Bytes that every match has` {
  private func sets(_ pattern: String, _ mode: RegexMode = .utf) -> [String] {
    let regex = RegexRewriter(view: .raw).rewrite(RegexParser.parse(pattern, mode: mode))
    return RequiredBytes.sets(of: regex).map { set in
      String(
        decoding: (UInt8.min...UInt8.max).filter { $0 < 0x80 && set.contains($0) }, as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("ab", ["b", "a"]), ("a?b+", ["b"]), ("[xz]e", ["xz", "e"]), ("(?:ab|c.)", ["bc"]),
    ("(?:ab|.)", []), ("(?=q)e", ["q", "e"]), ("(?!q)e", ["e"]), ("(?<=q)e", ["q", "e"]),
    (#"\d"#, ["0123456789"]), ("(?i)q", ["Qq"]), ("(a)(?(1)b|c)", ["a"]), (#"(q)\1"#, ["q"]),
    (".*", []),
  ])
  func `of one text`(pattern: String, expected: [String]) {
    #expect(sets(pattern) == expected)
  }

  /// A kelvin sign is a caseless k, a long s an s, and there are digits beyond ASCII.
  @Test(arguments: [
    ("(?i)k", "\u{212A}"), ("(?i)s", "\u{17F}"), (#"\d"#, "٣"), (#"\w"#, "é"), ("[^a]", "å"),
  ])
  func `letters beyond ASCII`(pattern: String, text: String) throws {
    let regex = RegexRewriter(view: .raw).rewrite(RegexParser.parse(pattern))
    var matcher = Matcher(matchLimit: 1_000)
    let compiled = try Pattern(regex.pattern, mode: .utf)
    #expect(matcher.firstMatch(of: compiled, in: text.utf8.span, from: 0) != .noMatch)
    for set in RequiredBytes.sets(of: regex) { #expect(text.utf8.contains(where: set.contains)) }
  }
}
