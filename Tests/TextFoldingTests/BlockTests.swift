import LiteralSearch
import TestSupport
import Testing

@testable import TextFolding

/// The views of many texts in one go, against those of each by itself.
@Suite struct `Views of a block` {
  /// What lines are made of: long runs, so that steps over several lines begin anywhere in them.
  private static let pieces = [
    "安全账户", "帳戶", "請說開車", "我们今天下午三点在老地方见面然后一起去吃饭", "威", "丁", "㐀", "豈", "，", "。", "！", "Ａ",
    " ", "  ", "\t", "The quick brown fox jumps over the lazy dog", "NOW", "a", "9", "…", "é",
    "Привет", "рaypal", "ﬁ", "⑸", "😀", "\u{200B}", "e\u{301}", "\u{3000}", "\u{2028}", "𠀀",
  ]

  private static let densifiers = [
    Densifier(substitutions: [:]),
    Densifier(substitutions: [0x5A01: 0x5FAE, 0x4E01: 0x20000, 0x5B89: 0x2E, 0xE9: 0x4E00]),
  ]

  /// A line; most have only what is frequent.
  private static func line(using random: inout SeededRandom) -> [UInt8] {
    let kinds = Int.random(in: 0..<4, using: &random) == 0 ? pieces.count : 10
    let first = Int.random(in: 0..<4, using: &random) == 0 ? 0 : pieces.count - kinds
    var line: [UInt8] = []
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      let index = (first + Int.random(in: 0..<kinds, using: &random)) % pieces.count
      line += Array(pieces[index].utf8)
    }
    return line
  }

  /// Lines one behind another. What stands between two of them is now and then more than a line feed,
  /// and now and then a line feed stands within one.
  private static func lines(
    using random: inout SeededRandom
  ) -> (bytes: [UInt8], texts: [Range<Int>]) {
    var bytes: [UInt8] = Bool.random(using: &random) ? [0x20, 0xE5] : []
    var texts: [Range<Int>] = []
    for _ in 0..<Int.random(in: 1...150, using: &random) {
      let start = bytes.count
      bytes += line(using: &random)
      let chance = Int.random(in: 0..<40, using: &random)
      if chance == 0 { bytes += [0x0A] + Array("安b".utf8) }
      if chance == 1, bytes.count > start { bytes.removeLast() }
      texts.append(start..<bytes.count)
      if chance == 2 { bytes.append(0x0D) }
      if chance != 3 { bytes.append(0x0A) }
    }
    let behind = Int.random(in: 0...200, using: &random)
    bytes += repeatElement(0x61, count: behind)
    return (bytes, texts)
  }

  @Test(arguments: 0..<12)
  func `are those of each text`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let densifier = Self.densifiers[Int(seed) % Self.densifiers.count]
    var block = ViewBlock()
    for _ in 0..<40 {
      let (bytes, texts) = Self.lines(using: &random)
      block.removeAll()
      block.append(
        texts.map {
          ViewBlock.Text(start: UInt32($0.lowerBound), end: UInt32($0.upperBound))
        }, in: bytes.span, barrier: 0xFF, densifier)
      #expect(block.places.count == texts.count)
      var (foldStart, denseStart) = (0, 0)
      for (index, text) in texts.enumerated() {
        let folded = foldByScalars(Array(bytes[text]))
        var dense = ByteArena()
        densifier.densify(folded.bytes.span, into: &dense)
        let place = block.places[index]
        let isSame =
          Array(block.folds.storage[foldStart..<Int(place.foldEnd)]) == folded.bytes
          && Array(block.dense.storage[denseStart..<Int(place.denseEnd)])
            == Array(dense.storage[..<dense.count]) + [0xFF]
          && block.report(of: index) == folded.report
        #expect(isSame, "text \(index): \(String(decoding: bytes[text], as: UTF8.self))")
        guard isSame else { return }
        foldStart = Int(place.foldEnd)
        denseStart = Int(place.denseEnd)
      }
      expectPlaces(of: block, densifier)
    }
  }

  /// Every character of the dense views as a literal of its own stands where a walk over the fold finds it.
  private func expectPlaces(of block: ViewBlock, _ densifier: Densifier) {
    var found: [LiteralHit] = []
    var wanted: [Int] = []
    var (foldStart, denseStart) = (0, 0)
    for place in block.places {
      let dense = block.dense.storage[denseStart..<Int(place.denseEnd) - 1]
      let starts = dense.indices.filter { dense[$0] & 0xC0 != 0x80 }
      found += starts.map { LiteralHit(start: UInt32($0), literal: 0) }
      var offsets = starts.map { $0 - denseStart }
      densifier.findPlaces(
        of: &offsets, in: block.folds.storage.span.extracting(foldStart..<Int(place.foldEnd)))
      wanted += offsets
      foldStart = Int(place.foldEnd)
      denseStart = Int(place.denseEnd)
    }
    var places: [LiteralPlace] = []
    block.place(found, lengths: [], densifier, into: &places)
    #expect(places.map(\.offset) == wanted)
  }
}
