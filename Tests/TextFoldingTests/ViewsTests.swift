import CProcessor
import TestSupport
import Testing

@testable import TextFolding

@Suite("Both views in one pass")
struct ViewsTests {
  /// Views of a text that stands in the middle of other bytes, or at their end.
  private static func views(
    _ text: [UInt8], before: [UInt8], behind: [UInt8], _ densifier: Densifier, vectors: Int32
  ) -> (fold: [UInt8], dense: [UInt8], report: FoldReport) {
    let bytes = before + text + behind
    var folds = ByteArena()
    var dense = ByteArena()
    folds.append(0x41)
    dense.append(0x42)
    let report = densifier.appendViews(
      of: before.count..<before.count + text.count, in: bytes.span, folds: &folds, dense: &dense,
      vectors: vectors)
    return (
      Array(folds.storage[1..<folds.count]), Array(dense.storage[1..<dense.count]), report
    )
  }

  /// What differs from the fold scalar by scalar and the dense view of that; nil if nothing does.
  private static func broken(
    _ text: [UInt8], before: [UInt8] = [], behind: [UInt8] = [], _ densifier: Densifier
  ) -> String? {
    let folded = foldByScalars(text)
    var dense = ByteArena()
    densifier.densify(folded.bytes.span, into: &dense)
    for vectors in 0...weir_vectors() {
      let found = views(
        text, before: before, behind: behind, densifier, vectors: vectors)
      guard found.fold == folded.bytes else { return "fold, kind \(vectors)" }
      guard found.dense == Array(dense.storage[..<dense.count]) else {
        return "dense view, kind \(vectors)"
      }
      guard found.report == folded.report else { return "report, kind \(vectors)" }
    }
    return nil
  }

  private static let densifiers = [
    Densifier(substitutions: [:]),
    Densifier(substitutions: [0x8587: 0x5FAE, 0x5A01: 0x5FAE, 0x4E01: 0x20000, 0xE9: 0x4E00]),
    Densifier(substitutions: [0x61: 0x4E2D]),
  ]

  /// What ordinary messages are made of, and what stops the pass.
  private static let pieces = [
    "安全账户", "帳戶", "我们今天下午三点在老地方见面然后一起去吃饭", "薇信", "威", "丁", "，", "。", "、", "！", "Ａ",
    " ", "  ", "\n", "\r\n", "\t", "The quick brown fox jumps over the lazy dog", "NOW", "a", "9",
    "https://a.example/b?c=d", "...", "é", "É", "Привет", "рaypal", "カタカナ", "ﬁ", "⑸", "①",
    "😀", "❤\u{FE0F}", "\u{200B}", "e\u{301}", "\u{3000}", "\u{2028}", "…", "𠀀", "한글", "\u{2800}",
  ]

  @Test("Random texts of ordinary pieces", arguments: 0..<8)
  func ordinary(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<400 {
      let count = Int.random(in: 0...24, using: &random)
      var text: [UInt8] = []
      for _ in 0..<count { text += Array((Self.pieces.randomElement(using: &random) ?? "").utf8) }
      // Now and then the end of a character is missing, and what stands behind could be it.
      if Int.random(in: 0..<4, using: &random) == 0, !text.isEmpty { text.removeLast() }
      let behind = (0..<Int.random(in: 0...90, using: &random)).map { _ in
        UInt8.random(in: 0x80...0xBF, using: &random)
      }
      let densifier = Self.densifiers[Int(seed) % Self.densifiers.count]
      let problem = Self.broken(text, before: [0x20, 0xE5], behind: behind, densifier)
      #expect(problem == nil, "\(String(decoding: text, as: UTF8.self))")
      if problem != nil { return }
    }
  }

  @Test(arguments: 20..<24)
  func `Random bytes`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<400 {
      let text = (0..<Int.random(in: 0...150, using: &random)).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: 0x20...0x7E, using: &random)
          : UInt8.random(in: 0...255, using: &random)
      }
      let problem = Self.broken(text, behind: [0x80, 0x0A, 0x20], Self.densifiers[1])
      #expect(problem == nil, "\(text)")
      if problem != nil { return }
    }
  }

  @Test func `Every scalar of the basic plane and of emoji`() {
    for start in stride(from: UInt32(0), to: 0x20000, by: 16) {
      let scalars = (start..<start + 16).filter { Unicode.Scalar($0) != nil }
      let problem = Self.broken(utf8(scalars.flatMap { [$0, 0x2E] }), Self.densifiers[1])
      #expect(problem == nil, "\(name(start))")
      if problem != nil { return }
    }
  }

  @Test(arguments: 30..<34)
  func `Places lead to what the dense view shows`(
    seed: UInt64
  ) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<300 {
      let count = Int.random(in: 1...24, using: &random)
      let text = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
      let folded = fold(text).bytes
      let densifier = Self.densifiers[Int(seed) % Self.densifiers.count]
      var dense = ByteArena()
      densifier.densify(folded.span, into: &dense)
      let offsets = (0..<20).map { _ in Int.random(in: 0...dense.count, using: &random) }.sorted()
      var places = offsets
      densifier.findPlaces(of: &places, in: folded.span)
      // The dense view of what stands before a place ends where the offset's character begins.
      for (offset, place) in zip(offsets, places) {
        var before = ByteArena()
        densifier.densify(folded.span.extracting(..<place), into: &before)
        #expect(before.count <= offset && offset - before.count < 4, "\(text)")
      }
    }
  }
}
