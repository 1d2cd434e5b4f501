import LiteralSearch
import Testing

@testable import ScreeningEngine

@Suite struct `What a pattern needs besides its literal` {
  private static let needs: [CompanionTable.Need?] = [
    nil,
    .init(literals: [7, 71], reach: 3...20),
    .init(literals: [7], reach: -20 ... -3),
    .init(literals: [7], reach: -1_000...1_000),
  ]

  /// Whether a pattern that literal `index` of the hits announces is a candidate.
  private func mayMatch(_ pattern: Int, _ index: Int, _ hits: [(UInt32, UInt32)]) -> Bool {
    let hits = hits.map { LiteralHit(start: $0.0, literal: $0.1) }
    return mayMatch(Self.needs[pattern], announcedBy: hits[index].literal, hits)
  }

  private func mayMatch(
    _ need: CompanionTable.Need?, announcedBy literal: UInt32, _ hits: [LiteralHit]
  ) -> Bool {
    var program = RuleProgram()
    program.patterns = [
      .phrase(PhraseProgram(bytes: IndexRange(start: 0, count: 0), takesRest: false))
    ]
    program.owners.append(row: [])
    program.companions = CompanionTable([need])
    for number in 0..<200 {
      program.literalPatterns.append(row: number == literal ? [0] : [] as [UInt32])
    }
    let table = AnnouncementTable(program, MembershipTable(program))
    let candidates = AnnouncedCandidates(table)
    table.find(hits, hits.indices, at: nil, in: Span(), into: candidates)
    return candidates.count > 0
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
    let need = CompanionTable.Need(literals: [7], reach: -1_000_000...1_000_000)
    let others = (1...100_000).map { LiteralHit(start: UInt32($0), literal: 1) }
    let hits =
      [LiteralHit(start: 0, literal: 2)] + others + [LiteralHit(start: 100_001, literal: 7)]
    #expect(mayMatch(need, announcedBy: 2, hits))
    #expect(mayMatch(need, announcedBy: 1, hits))
    #expect(!mayMatch(need, announcedBy: 2, Array(hits.prefix(100))))
  }

  @Test func `anywhere among many others`() {
    let need = CompanionTable.Need(
      literals: [7], reach: -Int(UInt32.max)...Int(UInt32.max))
    let others = (1...1_000).map { LiteralHit(start: UInt32($0), literal: 1) }
    let hits = [LiteralHit(start: 0, literal: 2)] + others
    #expect(!mayMatch(need, announcedBy: 2, hits))
    #expect(mayMatch(need, announcedBy: 2, hits + [LiteralHit(start: 2_000, literal: 7)]))
  }

  @Test func `one on either side`() {
    #expect(mayMatch(3, 1, [(10, 7), (13, 1)]))
    #expect(mayMatch(3, 0, [(10, 1), (13, 7)]))
    #expect(!mayMatch(3, 0, [(10, 1), (13, 8)]))
  }
}
