import Testing

@testable import TextFolding

@Suite("The map back to the original")
struct OffsetMapTests {
  @Test(
    "a folded word is found where it was written",
    arguments: [
      // text, folded word, what it was
      ("xx SAFE yy", "safe", "SAFE"), ("请到安\u{200B}全帳戶吧", "安全账户", "安\u{200B}全帳戶"),
      ("a\u{200B}b\u{200B}c", "ab", "a\u{200B}b"), ("caf\u{65}\u{301}s", "é", "e\u{301}"),
      ("ｶﾞ行", "ガ", "ｶﾞ"), ("x  \n y", "\n", "  \n "), ("WhаtsАpp!", "whatsapp", "WhаtsАpp"),
      ("aрple и vх", "vx", "vх"), ("ﬁne", "f", "ﬁ"), ("…完", "..", "…"),
      ("s\u{337}a\u{337}", "sa", "s\u{337}a"),
      ("ＶＸ：１", "vx:1", "ＶＸ：１"), ("㍿", "株", "㍿"), ("𝐕𝐗x", "x", "𝐗"),
    ])
  func finds(text: String, word: String, original: String) throws {
    let bytes = Array(text.utf8)
    let (folded, map) = foldWithMap(bytes)
    let wanted = Array(word.utf8)
    let places = 0...max(0, folded.bytes.count - wanted.count)
    let start = try #require(places.first { folded.bytes[$0...].starts(with: wanted) })
    let range = map.originalRange(ofFolded: start..<start + wanted.count)
    #expect(
      String(decoding: bytes[range], as: UTF8.self).unicodeScalars.elementsEqual(
        original.unicodeScalars))
  }

  @Test func `A map that is used again forgets the text before`() {
    var arena = ByteArena()
    var map = OffsetMap()
    _ = Folder.fold(Array("安\u{200B}全帳戶".utf8).span, into: &arena, map: &map)
    _ = Folder.fold(Array("ab".utf8).span, into: &arena, map: &map)
    #expect(map.originalRange(ofFolded: 1..<2) == 1..<2)
    #expect(map.originalRange(ofFolded: 2..<2) == 2..<2)
    #expect(map.originalRange(ofFolded: 7..<9) == 2..<2)
    #expect(OffsetMap().originalRange(ofFolded: 0..<3) == 0..<0)
  }
}
