import PCRE2
import RegexSyntax
import TextFolding
import Testing

@Suite("The edge")
struct EdgeDefinitionTests {
  @Test("means the same characters to patterns and to phrases")
  func isOneDefinition() throws {
    let pattern = try Pattern(Array(SpacedWord.expression.utf8), mode: .utf)
    var matcher = Matcher()
    var differing: [String] = []
    for value in UInt32(0)...0x3FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      // Only what stands in folded text: phrases never see another character.
      guard Folder.foldScalar(value) == [value] else { continue }
      // PCRE2 10.42 knows Unicode 14; the fold's tables are of 15.
      guard let age = scalar.properties.age, age.major <= 14 else { continue }
      let bytes = Array(String(Character(scalar)).utf8)
      let matches = matcher.firstMatch(of: pattern, in: bytes.span, from: 0) != .noMatch
      if matches != ScalarClass.of(value).contains(.spacedWord) {
        differing.append(String(value, radix: 16))
      }
    }
    #expect(differing == [])
  }
}
