import Foundation
import TestSupport

/// Makes cases from seeded bytes until the time is over or a law is broken, and makes what breaks one
/// smaller.
struct FuzzRun {
  let seconds: Double
  private var seed: UInt64

  init(seconds: Double, seed: UInt64) {
    self.seconds = seconds
    self.seed = seed
  }

  /// Prints what it found; false where a law is broken.
  mutating func run() throws -> Bool {
    let end = Date().addingTimeInterval(seconds)
    var (cases, refused, messages, patterns) = (0, 0, 0, 0)
    while Date() < end {
      let fuzzCase = Self.fuzzCase(seed)
      guard let laws = FuzzLaws(fuzzCase) else {
        // Without the items that are refused, the rest is still a case.
        refused += 1
        if try !check(Self.accepted(fuzzCase)) { return false }
        seed += 1
        continue
      }
      if let broken = laws.firstBroken() {
        report(fuzzCase, broken)
        return false
      }
      let blockBytes = 1 + Int(seed % 200)
      if try !ReaderLaw.holds(for: fuzzCase.messages, blockBytes: blockBytes) {
        print("law-fuzz: seed \(seed): blocks of \(blockBytes) bytes change what is read")
        return false
      }
      cases += 1
      messages += fuzzCase.messages.count
      patterns += fuzzCase.items.count
      seed += 1
    }
    print(
      "law-fuzz: \(cases) cases, \(patterns) patterns, \(messages) messages, all laws hold;"
        + " \(refused) more had a pattern that is refused; the next seed is \(seed)")
    return true
  }

  private func check(_ fuzzCase: FuzzCase) throws -> Bool {
    guard let broken = FuzzLaws(fuzzCase)?.firstBroken() else { return true }
    report(fuzzCase, broken)
    return false
  }

  /// The bytes of a seed, 50 to 4,000 of them.
  private static func fuzzCase(_ seed: UInt64) -> FuzzCase {
    var random = SeededRandom(seed: seed)
    let count = Int.random(in: 50...4000, using: &random)
    return FuzzCase((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) })
  }

  /// The items that are accepted each by itself.
  private static func accepted(_ fuzzCase: FuzzCase) -> FuzzCase {
    var result = fuzzCase
    result.items = fuzzCase.items.filter { item in
      var one = fuzzCase
      one.items = [item]
      return FuzzLaws(one) != nil
    }
    return result
  }

  /// Prints the case without the items and messages that it breaks the law without, too.
  private func report(_ fuzzCase: FuzzCase, _ broken: String) {
    var least = fuzzCase
    func isBroken(_ smaller: FuzzCase) -> Bool { FuzzLaws(smaller)?.firstBroken() != nil }
    for index in least.items.indices.reversed() {
      var smaller = least
      smaller.items.remove(at: index)
      if isBroken(smaller) { least = smaller }
    }
    for index in least.messages.indices.reversed() {
      var smaller = least
      smaller.messages.remove(at: index)
      if isBroken(smaller) { least = smaller }
    }
    print("law-fuzz: seed \(seed): \(broken)")
    print(least.pack)
    for message in least.messages {
      print(
        "message \(message.count) bytes: \(String(decoding: message, as: UTF8.self).debugDescription)"
      )
    }
    print("now: \(FuzzLaws(least)?.firstBroken() ?? "no longer broken when smaller")")
  }
}
