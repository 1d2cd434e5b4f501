import Diagnostics
import TestSupport
import Testing

@testable import RuleCheck

@Suite struct `The scores of a list` {
  @Test(arguments: [
    "0", "-0", "7", "-7", "007.10", "0.1", "-0.30", "12.345678", "999.99999999999999999", "1000",
    "5.", ".5", "1e2", "+3", "0x10", "1_000", "-", "--1", "1.2.3", "nan", "１", "1001", "",
  ])
  func `are the numbers that the standard library reads`(text: String) {
    expectAsRead(text)
  }

  @Test func `are so for any digits`() {
    var random = SeededRandom(seed: 0x5C0E)
    for _ in 0..<5_000 {
      let length = Int.random(in: 1...19, using: &random)
      var text = String(
        (0..<length).map { _ in Character(String(Int.random(in: 0...9, using: &random))) })
      if Bool.random(using: &random) {
        let place = Int.random(in: 0...text.count, using: &random)
        text.insert(".", at: text.index(text.startIndex, offsetBy: place))
      }
      if Bool.random(using: &random) { text = "-" + text }
      expectAsRead(text)
    }
  }

  private func expectAsRead(_ text: String) {
    let list = ListFile(
      Array("刷单\t\(text)\t9".utf8), file: FileID(0), format: .tabSeparated, language: nil)
    let number = Double(text).flatMap {
      $0.isFinite && abs($0) <= PackChecker.greatestScore ? $0 : nil
    }
    #expect(list.entries.first?.score?.bitPattern == number?.bitPattern, "\(text)")
  }
}
