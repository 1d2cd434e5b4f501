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

  @Test func `What has no break inside stands in the fold as in the dense view`() {
    var random = SeededRandom(seed: 12)
    let densifier = Densifier(substitutions: [0x524D: 0x94B1, 0x4E01: 0x20000])
    let letters = ["安", "前", "钱", "a", "é", "丁", "𠀁", ".", " ", "，", "😀", "ъ"]
    for _ in 0..<500 {
      let text = (0..<Int.random(in: 0...14, using: &random)).map { _ in
        letters[Int.random(in: 0..<letters.count, using: &random)]
      }
      let fold = Array(text.joined().utf8)
      var arena = ByteArena()
      densifier.densify(fold.span, into: &arena)
      let dense = Array(arena.storage[..<arena.count])
      var list = BreakList()
      densifier.findBreaks(in: fold.span, into: &list)
      let breaks = (0..<list.count).map { Int(list[$0]) }
      #expect(breaks == Set(breaks).sorted())
      let starts = dense.indices.filter { dense[$0] & 0xC0 != 0x80 }
      for start in starts {
        for end in starts + [dense.count] where end > start {
          guard !breaks.contains(where: { start < $0 && $0 < end }) else { continue }
          var places = [start]
          densifier.findPlaces(of: &places, in: fold.span)
          let stands = fold.dropFirst(places[0]).starts(with: dense[start..<end])
          // One character of four bytes is not worth a break of its own.
          #expect(stands || end - start <= 4, "\(text) \(start) \(end)")
        }
      }
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
