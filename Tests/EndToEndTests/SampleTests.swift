import Foundation
import Testing

/// The shipped pack on the samples: every message gets the verdict it is expected to get, or stands
/// in `samples/disagreements.tsv` with the one it gets.
///
/// The list keeps the pack honest: what it misses and what it wrongly holds is written down, a new
/// disagreement fails, and so does one that is gone. With UPDATE_GOLDEN=1 the list is written anew.
@Suite struct SampleTests {
  private static let list = Workplace.packageRoot.appendingPathComponent(
    "samples/disagreements.tsv")
  private static let head = "id\texpected\tgiven"

  @Test func `samples get the verdict expected of them or are known not to`() throws {
    let place = try Workplace(rules: "rules")
    let root = Workplace.packageRoot.path
    let outcome = try place.run("weir screen '\(root)'/samples/*.jsonl --rules rules --quiet")
    #expect(outcome.status == 0, "\(outcome.errors)")
    var given: [String: String] = [:]
    for line in outcome.lines {
      let verdict = try object(line)
      if let id = verdict["id"] as? String { given[id] = verdict["verdict"] as? String }
    }
    var disagreements: [String] = []
    for expectation in try expectations() {
      let verdict = given[expectation.id] ?? "none"
      if !expectation.isMet(by: verdict) {
        disagreements.append("\(expectation.id)\t\(expectation.verdict)\t\(verdict)")
      }
    }
    let text = ([Self.head] + disagreements).joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try text.write(to: Self.list, atomically: true, encoding: .utf8)
    }
    let known = try String(contentsOf: Self.list, encoding: .utf8)
      .split(separator: "\n").dropFirst().map(String.init)
    #expect(Set(disagreements).subtracting(known) == [], "new disagreements")
    #expect(Set(known).subtracting(disagreements) == [], "no longer so: take them off the list")
  }

  @Test func `the pack has one hash, whatever the process`() throws {
    let place = try Workplace(rules: "rules")
    let outcome = try place.run(
      "for i in 1 2 3 4; do echo hi | weir screen - --rules rules -o /dev/null 2>&1 | head -1; done"
    )
    #expect(Set(outcome.lines).count == 1, "\(outcome.output)")
    #expect(outcome.lines.count == 4)
  }

  @Test func `ordinary messages pass`() throws {
    let place = try Workplace(rules: "rules")
    let root = Workplace.packageRoot.path
    let outcome = try place.run(
      "weir screen '\(root)/samples/ordinary.txt' --rules rules --quiet --only review,block")
    #expect(outcome.output == "")
  }

  private struct Expectation {
    var id: String
    var verdict: String
    var isLawful: Bool

    /// Of fraud the verdict is a minimum; of a lawful message it is exact.
    func isMet(by given: String) -> Bool {
      let levels = ["pass", "review", "block"]
      guard let given = levels.firstIndex(of: given), let wanted = levels.firstIndex(of: verdict)
      else { return false }
      return isLawful ? given == wanted : given >= wanted
    }
  }

  private func expectations() throws -> [Expectation] {
    let folder = Workplace.packageRoot.appendingPathComponent("samples")
    var found: [Expectation] = []
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".jsonl") }.sorted()
    for file in files {
      let text = try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
      for line in text.split(separator: "\n") {
        let record = try object(String(line))
        let expect = record["expect"] as? [String: Any]
        if let id = record["id"] as? String, let verdict = expect?["verdict"] as? String {
          found.append(
            Expectation(id: id, verdict: verdict, isLawful: !(expect?["family"] is String)))
        }
      }
    }
    return found
  }

  private func object(_ line: String) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
  }
}
