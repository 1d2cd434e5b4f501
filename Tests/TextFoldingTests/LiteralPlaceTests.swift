import LiteralSearch
import TestSupport
import Testing

@testable import TextFolding

/// Where literals found in a block stand in the folds, against walking over each fold.
@Suite struct `Places of literals` {
  private static let letters = [
    "安", "前", "钱", "a", "é", "丁", "𠀁", ".", " ", "，", "😀", "ъ", "B", "ﬁ", "①", "x\u{301}", "０",
  ]

  @Test(arguments: 50..<56)
  func `are those that a walk finds, and written where the bytes are the same`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let densifier = Densifier(
      substitutions: seed % 2 == 0 ? [:] : [0x524D: 0x94B1, 0x4E01: 0x20000, 0x44A: 0x5B89])
    var block = ViewBlock()
    var places: [LiteralPlace] = []
    for _ in 0..<40 {
      var bytes: [UInt8] = []
      var texts: [ViewBlock.Text] = []
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let start = bytes.count
        for _ in 0..<Int.random(in: 0...40, using: &random) {
          bytes += Array((Self.letters.randomElement(using: &random) ?? "").utf8)
        }
        texts.append(ViewBlock.Text(start: UInt32(start), end: UInt32(bytes.count)))
      }
      block.removeAll()
      block.append(texts, in: bytes.span, barrier: 0xFF, densifier)
      // Literals of any whole characters of a dense text; by number, how long.
      var found: [LiteralHit] = []
      var lengths: [UInt8] = []
      var wanted: [(place: Int, isWritten: Bool)] = []
      for index in block.places.indices {
        let denseStart = index == 0 ? 0 : Int(block.places[index - 1].denseEnd)
        let foldStart = index == 0 ? 0 : Int(block.places[index - 1].foldEnd)
        let fold = Array(block.folds.storage[foldStart..<Int(block.places[index].foldEnd)])
        let dense = Array(
          block.dense.storage[denseStart..<Int(block.places[index].denseEnd) - 1])
        let starts = dense.indices.filter { dense[$0] & 0xC0 != 0x80 }
        for start in starts where Int.random(in: 0..<3, using: &random) == 0 {
          let ends = (starts + [dense.count]).filter { $0 > start }
          let end = ends.randomElement(using: &random) ?? dense.count
          found.append(
            LiteralHit(start: UInt32(denseStart + start), literal: UInt32(lengths.count)))
          lengths.append(UInt8(min(end - start, 254)))
          var walked = [start]
          densifier.findPlaces(of: &walked, in: fold.span)
          let isWritten = end - start == 1 || fold[walked[0]...].starts(with: dense[start..<end])
          wanted.append((walked[0], isWritten))
        }
      }
      block.place(found, lengths: lengths, densifier, into: &places)
      #expect(places.map(\.offset) == wanted.map(\.place))
      #expect(places.map(\.isWritten) == wanted.map(\.isWritten))
      // What nobody asks about is not compared.
      block.place(found, lengths: [], densifier, into: &places)
      #expect(places.map(\.offset) == wanted.map(\.place))
      #expect(places.allSatisfy { !$0.isWritten })
    }
  }
}
