import Testing

@testable import RegexSyntax

@Suite struct `Strings that a part begins with` {
  @Test(
    arguments: [
      ("abc", ["abc"]), ("a?b", ["ab", "b"]), ("(?:ab|c)d", ["abd", "cd"]), ("ab+c", ["ab"]),
      ("x{2}y", ["x"]), ("[ab] c", ["a c", "b c"]), (#"\bab"#, ["ab"]), ("a.c", ["a"]),
      ("(?i)ab", nil), ("a?", nil), (".a", nil), ("(?:a|)b", ["ab", "b"]),
      ("(?:a.|bc)d", ["a", "bc"]),
    ] as [(String, [String]?)])
  func `as far as they are known`(pattern: String, expected: [String]?) {
    let tree = RegexParser.parse(pattern, mode: .utf, interpolations: []).tree
    let found = PrefixStrings.of([tree])?.map { String(decoding: $0, as: UTF8.self) }
    #expect(found.map(Set.init) == expected.map(Set.init))
  }

  @Test func `A digit is any decimal number`() {
    let tree = RegexParser.parse(#"to \d"#, mode: .utf, interpolations: []).tree
    let found = PrefixStrings.of([tree]) ?? []
    #expect(found.count == PrefixStrings.digits.count)
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory == .decimalNumber
      else { continue }
      let text = Array("to \(scalar)".utf8)
      #expect(found.contains { text.starts(with: $0) }, "U+\(String(value, radix: 16))")
    }
  }
}
