import TestSupport
import Testing

@testable import LanguageServer

@Suite struct DocumentTextTests {
  @Test(
    arguments: [
      ("ab", 1, 0, 1, 1), ("a\nb", 2, 1, 0, 0), ("安全x", 6, 0, 2, 6), ("👮x", 4, 0, 2, 4),
      ("a\r\nb", 3, 1, 0, 0), ("a\rb", 2, 1, 0, 0), ("e\u{301}x", 3, 0, 2, 3), ("\n", 1, 1, 0, 0),
    ] as [(String, Int, Int, Int, Int)])
  func `an offset is a line and a column of code units`(
    _ text: String, _ offset: Int, _ line: Int, _ utf16: Int, _ utf8: Int
  ) {
    let document = DocumentText(Array(text.utf8))
    #expect(document.position(at: offset, in: .utf16) == Position(line: line, character: utf16))
    #expect(document.position(at: offset, in: .utf8) == Position(line: line, character: utf8))
  }

  @Test(
    arguments: [
      ("ab\nc", 0, 9, 2), ("ab\r\nc", 0, 9, 2), ("ab", 7, 0, 2), ("ab", -1, 0, 0), ("ab", 0, -3, 0),
      ("👮x", 0, 1, 0), ("👮x", 0, 2, 4), ("安x", 0, 1, 3),
    ] as [(String, Int, Int, Int)])
  func `a place that is none is the nearest before it`(
    _ text: String, _ line: Int, _ character: Int, _ offset: Int
  ) {
    let document = DocumentText(Array(text.utf8))
    #expect(
      document.offset(of: Position(line: line, character: character), in: .utf16) == offset)
  }

  @Test func `places and offsets are each other's inverse at every character`() {
    var random = SeededRandom(seed: 1)
    for _ in 0..<200 {
      let document = DocumentText(
        RandomText.bytes(using: &random, valid: Bool.random(using: &random)))
      for offset in document.bytes.indices where RandomText.isBorder(offset, in: document.bytes) {
        for encoding in [PositionEncoding.utf8, .utf16] {
          let position = document.position(at: offset, in: encoding)
          #expect(document.offset(of: position, in: encoding) == offset)
        }
      }
    }
  }

  @Test func `the difference of two texts makes one the other`() throws {
    var random = SeededRandom(seed: 2)
    for _ in 0..<500 {
      let old = RandomText.bytes(using: &random, valid: true)
      let new =
        Bool.random(using: &random) ? old : RandomText.bytes(using: &random, valid: true)
      guard let difference = TextDifference(from: old, to: new) else {
        #expect(old == new)
        continue
      }
      var edited = old
      edited.replaceSubrange(difference.old, with: new[difference.new])
      #expect(edited == new)
      #expect(String(validating: new[difference.new], as: UTF8.self) != nil)
    }
  }

  @Test func `a place before or behind a difference moves with its text, one inside is gone`()
    throws
  {
    let difference = try #require(
      TextDifference(from: Array("one two three".utf8), to: Array("one 2 three".utf8)))
    #expect(difference.moved(0..<3) == 0..<3)
    #expect(difference.moved(8..<13) == 6..<11)
    #expect(difference.moved(5..<6) == nil)
    #expect(difference.moved(0..<13) == nil)
  }
}

/// Texts of few kinds of characters, so that borders of every kind are met often.
enum RandomText {
  private static let pieces = [
    "a", "-", " ", "\n", "\r\n", "\r", "安", "👮", "é", "\u{301}", "\"", "{", "rule ", "signal x = ",
  ]

  static func bytes(using random: inout SeededRandom, valid: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0..<40, using: &random) {
      bytes += pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8
      if !valid, Int.random(in: 0..<4, using: &random) == 0 {
        bytes.append(UInt8.random(in: 0x80...0xFF, using: &random))
      }
    }
    return bytes
  }

  /// Whether a character starts at `offset`: not inside one, nor between CR and LF.
  static func isBorder(_ offset: Int, in bytes: [UInt8]) -> Bool {
    var position = 0
    while position < offset {
      let isPair =
        bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A
      position += isPair ? 2 : CharacterStep(in: bytes, at: position).length
    }
    return position == offset
  }
}
