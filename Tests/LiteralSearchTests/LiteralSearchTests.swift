import CProcessor
import TestSupport
import Testing

@testable import LiteralSearch

/// Every occurrence found by comparing everywhere: what the searcher must give.
private func naiveSearch(_ literals: [[UInt8]], _ text: [UInt8]) -> [LiteralHit] {
  text.indices.flatMap { start in
    literals.indices.compactMap { id in
      literals[id][0] == text[start] && text[start...].starts(with: literals[id])
        ? LiteralHit(start: UInt32(start), literal: UInt32(id)) : nil
    }
  }
}

/// The hits of every kind of loops that this processor has, which must be the same.
private func search(_ literals: [[UInt8]], _ text: [UInt8]) -> [LiteralHit] {
  let searcher = LiteralSearcher(literals: literals)
  var hits: [LiteralHit] = []
  searcher.search(text.span, into: &hits)
  for vectors in 0..<weir_vectors() {
    var others: [LiteralHit] = []
    searcher.search(text.span, into: &others, vectors: vectors)
    #expect(others == hits, "loops of kind \(vectors)")
  }
  return hits
}

private func starts(_ literals: [String], _ text: String) -> [[Int]] {
  search(literals.map { Array($0.utf8) }, Array(text.utf8))
    .map { [Int($0.start), Int($0.literal)] }
}

@Suite struct `Literal search` {
  @Test(
    arguments: [
      ([], "text", []),
      (["abcd"], "", []),
      (["abcd"], "abc", []),
      (["abcd"], "abcd", [[0, 0]]),
      (["abcd"], "xabcdabcd", [[1, 0], [5, 0]]),
      (["abcde", "bcde", "abcdef"], "abcde", [[0, 0], [1, 1]]),
      (["aaaa", "aaaaa"], "aaaaaa", [[0, 0], [0, 1], [1, 0], [1, 1], [2, 0]]),
      (["abcd", "abcd"], "abcd", [[0, 0], [0, 1]]),
      (["a"], "aba", [[0, 0], [2, 0]]),
      (["\0"], "a\0", [[1, 0]]),
      (["\0"], "a", []),
      (["a", "ab", "abc", "abcd"], "abcd", [[0, 0], [0, 1], [0, 2], [0, 3]]),
      (["ab", "abc"], "ab", [[0, 0]]),
      (["a\0"], "a", []),
      (["安全账户", "账户", "户"], "你的安全账户", [[6, 0], [12, 1], [15, 2]]),
      (["转账到", "到账"], "转账到账", [[0, 0], [6, 1]]),
    ] as [([String], String, [[Int]])])
  func `finds every occurrence in order`(literals: [String], text: String, hits: [[Int]]) {
    #expect(starts(literals, text) == hits)
  }

  @Test func `appends to the hits there are`() {
    var hits = [LiteralHit(start: 9, literal: 9)]
    LiteralSearcher(literals: [Array("abcd".utf8)]).search("abcd".utf8.span, into: &hits)
    #expect(hits == [LiteralHit(start: 9, literal: 9), LiteralHit(start: 0, literal: 0)])
  }

  @Test(arguments: [
    ("ab", 1...9), ("ab", 4...9), ("abc\0", 1...6), ("abcdefgh", 4...5), ("的安全账户é", 4...24),
    ("的安全账户é", 1...9),
  ])
  func `agrees with comparing everywhere`(alphabet: String, lengths: ClosedRange<Int>) {
    var random = SeededRandom(seed: 5)
    let letters = Array(alphabet.utf8)
    func bytes(_ count: Int) -> [UInt8] {
      (0..<count).map { _ in letters.randomElement(using: &random) ?? 0 }
    }
    for round in 0..<20 {
      var literals = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        bytes(.random(in: lengths, using: &random))
      }
      literals.append(literals[0])
      var text = bytes(.random(in: 0...(round % 10 == 0 ? 2000 : 150), using: &random))
      // At both ends, where a search most easily goes wrong.
      if Bool.random(using: &random) { text = literals[0] + text }
      if Bool.random(using: &random) { text += literals[literals.count / 2] }
      #expect(search(literals, text) == naiveSearch(literals, text))
    }
  }

  /// Where a pack has only a few signs they are compared, not looked up; with five they are not.
  @Test(arguments: 1...5) func `a few short literals agree with comparing everywhere`(count: Int) {
    var random = SeededRandom(seed: 7)
    let signs = ["+", "❤", "%", "é", "\0", "vx", "❥"].map { Array($0.utf8) }
    for _ in 0..<40 {
      let literals = (0..<count).map { _ in signs.randomElement(using: &random) ?? [0x2B] }
      let text = (0..<Int.random(in: 0...200, using: &random)).flatMap { _ in
        Bool.random(using: &random)
          ? [UInt8(ascii: "v")] : signs.randomElement(using: &random) ?? []
      }
      #expect(search(literals, text) == naiveSearch(literals, text))
    }
  }

  @Test func `agrees on whole characters and on long literals`() {
    var random = SeededRandom(seed: 6)
    let words = ["安全", "账户", "转账", "的", "vx", "刷单", "transfer", " ", "加我微信", "日结300", "é"]
    func phrase(_ count: Int) -> [UInt8] {
      (0..<count).flatMap { _ in Array((words.randomElement(using: &random) ?? "").utf8) }
    }
    for _ in 0..<15 {
      let literals = (0..<50).map { _ in phrase(.random(in: 1...20, using: &random)) }
      var text = phrase(.random(in: 0...200, using: &random))
      for literal in literals.prefix(5) { text += literal + phrase(1) }
      #expect(search(literals, text) == naiveSearch(literals, text))
    }
  }

  @Test func `many literals may share a window`() {
    let literals = (0..<200).map { Array("的是不了\($0)".utf8) }
    let text = Array((0..<200).map { "的是不了\($0 * 3)" }.joined().utf8)
    #expect(search(literals, text) == naiveSearch(literals, text))
    let same = [[UInt8]](repeating: Array("same literal".utf8), count: 300)
    #expect(search(same, Array("the same literal".utf8)).map(\.literal) == Array(0..<300))
  }

  @Test func `random bytes of every value`() {
    var random = SeededRandom(seed: 8)
    let text = (0..<10_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    let literals = (0..<1_000).map { _ in
      let start = Int.random(in: 0..<text.count - 40, using: &random)
      return Array(text[start..<start + Int.random(in: 1...40, using: &random)])
    }
    let long = literals.filter { $0.count >= 4 }
    let hits = search(literals, text)
    #expect(Set(hits.map(\.literal)).count == literals.count)
    #expect(hits.allSatisfy { text[Int($0.start)...].starts(with: literals[Int($0.literal)]) })
    #expect(zip(hits, hits.dropFirst()).allSatisfy { $0.order < $1.order })
    #expect(search(long, text).count == hits.count { literals[Int($0.literal)].count >= 4 })
  }

  /// Then they come in anything but order: by insertion alone a megabyte took a minute.
  @Test func `literals of all lengths at every place come in order`() {
    let literals = (1...40).map { [UInt8](repeating: UInt8(ascii: "a"), count: $0) }
    let text = [UInt8](repeating: UInt8(ascii: "a"), count: 4_000)
    for vectors in 0...weir_vectors() {
      let searcher = LiteralSearcher(literals: literals)
      var hits: [LiteralHit] = []
      searcher.search(text.span, into: &hits, vectors: vectors)
      #expect(hits.count == (1...40).reduce(0) { $0 + 4_001 - $1 })
      #expect(zip(hits, hits.dropFirst()).allSatisfy { $0.order < $1.order })
    }
  }

  @Test func `one searcher serves many threads`() async {
    let searcher = LiteralSearcher(literals: [Array("安全账户".utf8)])
    let counts = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          var hits: [LiteralHit] = []
          searcher.search(Array(String(repeating: "国家安全账户", count: 500).utf8).span, into: &hits)
          return hits.count
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == Array(repeating: 500, count: 8))
  }
}

@Suite struct `The choice of a window` {
  @Test(arguments: [
    ("abcd", 4, 0), ("的的的刷单", 4, 9), ("的的的刷单", 6, 9), ("eeeezqxj", 4, 4), ("the quiz", 4, 4),
    ("the quiz", 6, 2),
  ])
  func `avoids what is common`(literal: String, width: Int, offset: Int) {
    #expect(WindowChoice.rarestWindow(of: literal.utf8.span, width: width) == offset)
  }

  @Test func `never lies far behind the start, whatever the bytes`() {
    var random = SeededRandom(seed: 9)
    for _ in 0..<500 {
      let bytes = (0..<Int.random(in: 4...100, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      for width in [4, 6] where width <= bytes.count {
        let offset = WindowChoice.rarestWindow(of: bytes.span, width: width)
        #expect(0...min(bytes.count - width, WindowChoice.maximumOffset) ~= offset)
        // Where a character begins, if one does.
        let starts = bytes[...min(bytes.count - width, WindowChoice.maximumOffset)].contains {
          $0 & 0xC0 != 0x80
        }
        #expect(!starts || bytes[offset] & 0xC0 != 0x80)
      }
    }
  }
}
