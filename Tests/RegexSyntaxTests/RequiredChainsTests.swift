import PCRE2
import Testing

@testable import RegexSyntax

@Suite struct `Chains that every match has` {
  /// Each link as the ASCII bytes that enter it, and in braces those that stay.
  private func spelled(_ chain: ByteChain) -> String {
    func spelled(_ set: ByteSet) -> String {
      String(decoding: (UInt8.min...0x7F).filter(set.contains), as: UTF8.self)
    }
    return chain.links.map {
      let staying = spelled($0.stay)
      return spelled($0.enter) + (staying.isEmpty ? "" : "{\(staying)}")
    }.joined(separator: " ")
  }

  private func rewritten(_ pattern: String) -> RewrittenRegex {
    RegexRewriter(view: .raw).rewrite(RegexParser.parse(pattern))
  }

  @Test(arguments: [
    ("qxj", "q x j"), ("qx?jj", "q{x} j j"), ("(?:qx|zj)v", "qz jx v"), ("q{3}", "q q q"),
    ("(?:qx|zjj)vk", "qz jx{j} v k"), ("q[ _]*xz", "q{ _} x z"), ("(?i)qxj", "Qq Xx Jj"),
    (#"qx\bjz"#, "q x j z"), ("qx(?!z)jv", "q x j v"), ("a?e", "e"), ("(?:q|)", ""),
    ("q(?:ab){2,3}z", "q a b a b{ab} z"), ("(?:(?=x)q)+j", "q{q} j"),
  ])
  func `of a whole pattern as one`(pattern: String, expected: String) {
    let chains = RequiredChains(characters: CharacterBytes(mode: .utf), limit: 1)
      .alternatives(of: rewritten(pattern).tree)
    #expect(chains.map(spelled) == [expected])
  }

  @Test func `branches are chains of their own up to a limit`() {
    func chains(_ pattern: String, limit: Int) -> [String] {
      RequiredChains(characters: CharacterBytes(mode: .utf), limit: limit)
        .alternatives(of: rewritten(pattern).tree).map(spelled)
    }
    #expect(chains("(?:qx|zj)v", limit: 2) == ["q x v", "z j v"])
    #expect(chains("[ab](?:qx|zj)(?:k|v)", limit: 2) == ["ab q x kv", "ab z j kv"])
    #expect(chains("(?:a|bc)(?:qx|zj|jz)", limit: 4) == ["ab{c} q x", "ab{c} z j", "ab{c} j z"])
  }

  @Test(arguments: ["(?=qxjz)q", "(qx)(?(1)b|c)", #"(qx)\1"#, "(?<=qx).", "qx(*napla:j)z"])
  func `what can be told is kept`(pattern: String) {
    let chains = RequiredChains.chains(of: rewritten(pattern))
    #expect(!chains.isEmpty && chains.allSatisfy { spelled($0).hasPrefix("q x") })
  }

  @Test(arguments: [".*", #"\w"#, "(?!qx)", "(?:qxjz)?", "(*ACCEPT)qxj", "(?:qxj|.)"])
  func `and nothing else is`(pattern: String) {
    #expect(RequiredChains.chains(of: rewritten(pattern)).isEmpty)
  }

  /// A kelvin sign is a caseless k, a long s an s, and there are digits and spaces beyond ASCII.
  @Test(arguments: [
    ("(?i)zkqj", "z\u{212A}qj"), ("(?i)xskz", "x\u{17F}kz"), (#"qx\dz"#, "qx٣z"),
    (#"\d{3}"#, "９٣3"),
    (#"qj\wx"#, "qjéx"), ("qj[^a]x", "qjåx"), (#"zq\sx"#, "zq\u{3000}x"), (#"zq\sx"#, "zq\u{85}x"),
    (#"zq\Wjx"#, "zq。jx"), ("zq[à-ü]x", "zqéx"), ("zq[一-龥!]x", "zq中x"), ("(?i)zqſx", "zqSx"),
    ("zqx.jv", "zqx😀jv"), (#"zq\Xjv"#, "zqe\u{301}jv"), ("zq[[:alpha:]]j", "zqяj"),
    (#"zq[^\W\d]j"#, "zqяj"), ("(?i)zq[^K]j", "zqkj"), (#"zq\Rj"#, "zq\r\nj"),
  ])
  func `letters beyond ASCII`(pattern: String, text: String) throws {
    let regex = RegexRewriter(view: .raw).rewrite(RegexParser.parse(pattern))
    var matcher = Matcher(matchLimit: 1_000)
    let compiled = try Pattern(regex.pattern, mode: .utf)
    let outcome = matcher.firstMatch(of: compiled, in: text.utf8.span, from: 0)
    let chains = RequiredChains.chains(of: regex)
    #expect(!chains.isEmpty)
    let isFound = chains.contains { $0.isFound(in: Array(text.utf8)) }
    #expect(outcome == .noMatch || isFound)
    #expect(outcome != .noMatch || pattern.contains("^K"))
  }

  @Test func `bytes beyond ASCII`() throws {
    let regex = RegexRewriter(view: .rawBytes).rewrite(
      RegexParser.parse(#"(?i)[\xe0-\xe2]\xFFx\W"#, mode: .bytes))
    let text: [UInt8] = [0x20, 0xE1, 0xFF, 0x58, 0x80]
    var matcher = Matcher(matchLimit: 1_000)
    let compiled = try Pattern(regex.pattern, mode: .bytes)
    #expect(matcher.firstMatch(of: compiled, in: text.span, from: 0) == .match(start: 1, end: 5))
    let chains = RequiredChains.chains(of: regex)
    #expect(chains.count == 1)
    #expect(chains.allSatisfy { $0.isFound(in: text) && !$0.isFound(in: Array(text.reversed())) })
  }
}
