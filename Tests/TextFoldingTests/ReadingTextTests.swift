import TestSupport
import Testing

@testable import TextFolding

@Suite("Places behind the dense view, and texts rewritten with their maps")
struct ReadingTextTests {
  private static func places(_ text: String, _ table: [UInt32: UInt32], _ offsets: [Int]) -> [Int] {
    var places = offsets
    Densifier(substitutions: table).findPlaces(of: &places, in: Array(text.utf8).span)
    return places
  }

  @Test(
    "Offsets of the dense view lead to the scalars they came from",
    arguments: [
      ("s-a fe", [0, 1, 2, 3, 4], [0, 2, 4, 5, 6]),
      ("安.全", [0, 3, 3, 6], [0, 4, 4, 7]),
      (" é|ü", [0, 2], [1, 4]),
      ("𠀀!𠀁", [4], [5]),
      ("", [0, 7], [0, 0]),
      ("...", [0], [3]),
    ] as [(String, [Int], [Int])])
  func places(text: String, offsets: [Int], expected: [Int]) {
    #expect(Self.places(text, [:], offsets) == expected)
  }

  @Test func `Substitutes of any length are counted as they stand in the dense view`() {
    let table: [UInt32: UInt32] = [0x76: 0x5FAE, 0x4E01: 0x20000, 0x20001: 0x61]
    // v is three bytes, 丁 four, 𠀁 one.
    #expect(Self.places("v.丁𠀁x", table, [0, 3, 7, 8]) == [0, 2, 5, 9])
  }

  @Test func `Any bytes are taken without harm, and places do not go back`() {
    var random = SeededRandom(seed: 11)
    let densifier = Densifier(substitutions: [0x61: 0x20000])
    for _ in 0..<1_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      let offsets = (0..<8).map { _ in Int.random(in: 0...60, using: &random) }.sorted()
      var places = offsets
      densifier.findPlaces(of: &places, in: bytes.span)
      #expect(places == places.sorted() && places.allSatisfy { (0...bytes.count).contains($0) })
    }
  }

  @Test func `A rewritten text leads back to its source and from there`() {
    let source = Array("a.b c".utf8)
    var text = RewrittenText()
    for _ in 0..<2 {
      text.begin()
      text.copy(0..<1, of: source.span)
      text.copy(2..<3, of: source.span)
      text.put(Array("XYZ".utf8), for: 3..<5)
      text.finish(sourceCount: source.count)
    }
    #expect(Array(text.bytes.storage[..<text.bytes.count]) == Array("abXYZ".utf8))
    #expect(text.map.originalRange(ofFolded: 0..<2) == 0..<3)
    #expect(text.map.originalRange(ofFolded: 3..<4) == 3..<5)
    #expect(text.map.foldedRange(ofOriginal: 4..<5) == 2..<5)
    #expect(text.map.originalRange(ofFolded: 5..<5) == 5..<5)
  }
}
