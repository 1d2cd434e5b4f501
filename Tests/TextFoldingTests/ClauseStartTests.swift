import TextFolding
import Testing

@Suite("Where clauses begin")
struct ClauseStartTests {
  @Test(
    "at the start, after signs, and for characters after a space",
    arguments: [
      ("我你", [0]), ("我，你 他", [0, 6, 10]), ("a b", [0]), ("a. b\nc", [0, 3, 5]),
      ("好 a我 b", [0]), ("ok 好", [0, 3]), ("好😀你", [0, 7]), ("  a", [2]), ("(a-b)", [1, 3]),
    ])
  func places(text: String, expected: [Int]) {
    let bytes = Array(text.utf8)
    let found = text.unicodeScalars.indices.map {
      text.utf8.distance(from: text.startIndex, to: $0)
    }
    .filter { bytes.span.beginsClause(at: $0) && !Self.isSeparator(bytes, $0) }
    #expect(found == expected)
  }

  private static func isSeparator(_ bytes: [UInt8], _ offset: Int) -> Bool {
    ScalarClass.of(bytes.span.foldedScalar(at: offset).value).contains(.separator)
  }
}
