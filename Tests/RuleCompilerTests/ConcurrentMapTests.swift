import Testing

@testable import RuleCompiler

@Suite struct `Work on other threads` {
  @Test(arguments: [0, 1, 127, 128, 129, 10_000], [1, 2, 5])
  func `gives values in the order of the items`(count: Int, jobs: Int) {
    let map = ConcurrentMap(of: Array(0..<count), jobs: jobs) { 2 * $0 }
    #expect(map.takeValues() == (0..<count).map { 2 * $0 })
  }

  @Test func `gives a value that was made meanwhile, or by the asker`() {
    for number in 0..<200 {
      let background = Background { number + 1 }
      #expect(background.value == number + 1)
      #expect(background.value == number + 1)
    }
  }
}
