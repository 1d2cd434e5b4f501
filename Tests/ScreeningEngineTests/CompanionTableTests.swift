import LiteralSearch
import Testing

@testable import ScreeningEngine

@Suite struct `What a pattern needs besides its literal` {
  private let table = CompanionTable([
    nil,
    .init(literals: [7, 71], reach: 3...20),
    .init(literals: [7], reach: -20 ... -3),
    .init(literals: [7], reach: -1_000...1_000),
  ])

  private func mayMatch(_ pattern: Int, _ index: Int, _ hits: [(UInt32, UInt32)]) -> Bool {
    let hits = hits.map { LiteralHit(start: $0.0, literal: $0.1) }
    var present = CompanionTable.Present()
    present.find(hits.span, table)
    return table.mayMatch(pattern, announcedBy: index, of: hits.span, present)
  }

  @Test func `nothing`() { #expect(mayMatch(0, 0, [(5, 1)])) }

  @Test(
    arguments: [
      ([(10, 1), (13, 7)], true), ([(10, 1), (30, 7)], true), ([(10, 1), (31, 7)], false),
      ([(10, 1), (12, 7)], false), ([(10, 1)], false),
      // Another literal besides.
      ([(10, 1), (13, 135)], false), ([(10, 1), (13, 135), (14, 71)], true),
    ] as [([(UInt32, UInt32)], Bool)])
  func `one behind it and within reach`(hits: [(UInt32, UInt32)], expected: Bool) {
    #expect(mayMatch(1, 0, hits) == expected)
  }

  @Test(
    arguments: [
      ([(10, 7), (13, 1)], true), ([(10, 7), (31, 1)], false), ([(10, 7), (12, 1)], false),
    ] as [([(UInt32, UInt32)], Bool)])
  func `one before it and within reach`(hits: [(UInt32, UInt32)], expected: Bool) {
    #expect(mayMatch(2, 1, hits) == expected)
  }

  /// A message that held one part of `A.*B` forty thousand times took 1.4 s: a step for each pair.
  @Test func `past many other hits it may be there`() {
    let table = CompanionTable([.init(literals: [7], reach: -1_000_000...1_000_000)])
    let others = (1...100_000).map { LiteralHit(start: UInt32($0), literal: 1) }
    let hits =
      [LiteralHit(start: 0, literal: 2)] + others + [LiteralHit(start: 100_001, literal: 7)]
    var present = CompanionTable.Present()
    present.find(hits.span, table)
    for index in stride(from: 0, to: hits.count, by: 5_000) {
      let mayMatch = table.mayMatch(0, announcedBy: index, of: hits.span, present)
      #expect(mayMatch)
    }
    let few = Array(hits.prefix(100))
    present.find(few.span, table)
    let mayMatch = table.mayMatch(0, announcedBy: 0, of: few.span, present)
    #expect(!mayMatch)
  }

  @Test func `one on either side`() {
    #expect(mayMatch(3, 1, [(10, 7), (13, 1)]))
    #expect(mayMatch(3, 0, [(10, 1), (13, 7)]))
    #expect(!mayMatch(3, 0, [(10, 1), (13, 8)]))
  }
}

extension CompanionTable {
  /// Whether `pattern`, announced by `hits[index]`, has what it needs among `hits`.
  fileprivate func mayMatch(
    _ pattern: Int, announcedBy index: Int, of hits: Span<LiteralHit>, _ present: borrowing Present
  ) -> Bool {
    let number = number(of: pattern)
    return number < 0 || isThere(number, present) && isWithinReach(number, of: index, in: hits)
  }
}
