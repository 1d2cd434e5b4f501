import TestSupport
import Testing

@testable import ScreeningEngine

@Suite("Settling spans")
struct FoldSpanTests {
  @Test("keeps the leftmost, then the longest, and drops what overlaps it")
  func keepsLeftmostLongest() {
    var spans = [FoldSpan(4, 6), FoldSpan(0, 2), FoldSpan(0, 3), FoldSpan(2, 5), FoldSpan(6, 7)]
    spans.settle(from: 0)
    #expect(spans == [FoldSpan(0, 3), FoldSpan(4, 6), FoldSpan(6, 7)])
  }

  @Test("leaves what stands before the start alone")
  func leavesTheHead() {
    var spans = [FoldSpan(9, 10), FoldSpan(1, 2), FoldSpan(0, 1)]
    spans.settle(from: 1)
    #expect(spans == [FoldSpan(9, 10), FoldSpan(0, 1), FoldSpan(1, 2)])
  }

  @Test("agrees with a plain sort and walk on random spans")
  func agreesWithPlainWalk() {
    var random = SeededRandom(seed: 11)
    for _ in 0..<300 {
      let spans = (0..<Int.random(in: 0...600, using: &random)).map { _ in
        let start = Int.random(in: 0...400, using: &random)
        return FoldSpan(start, start + Int.random(in: 1...9, using: &random))
      }
      var expected: [FoldSpan] = []
      for span in spans.sorted(by: { $0.precedes($1) }) where expected.count < maximumSpans {
        if let last = expected.last, span.start < last.end { continue }
        expected.append(span)
      }
      var settled = spans
      settled.settle(from: 0)
      #expect(settled == expected)
    }
  }
}
