import Foundation
import TestSupport
import Testing

/// The nineteen authored threads of the shared domain files on the shipped pack: the verdict on each
/// turn is the one written down in the fixture, beside the band that their author expects.
///
/// The fixture holds no text of theirs. With UPDATE_GOLDEN=1 it is written anew.
@Suite(.enabled(if: SharedFiles.exist, "needs the shared domain files"))
struct AuthoredThreadTests {
  private static let fixture = Workplace.packageRoot.appendingPathComponent(
    "Tests/EndToEndTests/Fixtures/authored-threads.tsv")

  @Test func `authored threads get the verdicts written down`() throws {
    let place = try Workplace(rules: "rules")
    let threads = try String(
      contentsOf: SharedFiles.url("domain/threads_authored.jsonl"), encoding: .utf8
    ).split(separator: "\n").map { try object(String($0)) }
    try place.write("threads.jsonl", threads.flatMap(messages).joined(separator: "\n"))
    let outcome = try place.run("weir screen threads.jsonl --rules rules --quiet --jobs 2")
    #expect(outcome.status == 0, "\(outcome.errors)")
    var verdicts: [String: String] = [:]
    for line in outcome.lines {
      let verdict = try object(line)
      if let id = verdict["id"] as? String { verdicts[id] = verdict["verdict"] as? String }
    }
    var rows = ["thread\tlabel\tfamily\texpected bands\tverdicts"]
    for thread in threads {
      guard let id = thread["id"] as? String, let turns = thread["turns"] as? [[String: Any]] else {
        continue
      }
      let bands = turns.map { $0["expect"] as? String ?? "?" }
      let given = turns.indices.map { verdicts["\(id)-\($0)"] ?? "?" }
      rows.append(
        [
          id, thread["label"] as? String ?? "?", thread["family"] as? String ?? "?",
          bands.joined(separator: " "), given.joined(separator: " "),
        ].joined(separator: "\t"))
    }
    let text = rows.joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try text.write(to: Self.fixture, atomically: true, encoding: .utf8)
    }
    #expect(text == (try String(contentsOf: Self.fixture, encoding: .utf8)))
  }

  /// The turns of a thread as JSON Lines; `d1 09:00` is nine o'clock on the second day.
  private func messages(of thread: [String: Any]) throws -> [String] {
    guard let id = thread["id"] as? String, let turns = thread["turns"] as? [[String: Any]] else {
      return []
    }
    return try turns.enumerated().map { index, turn in
      let time = (turn["t"] as? String ?? "").split(separator: " ")
      let day = time.first.flatMap { Int($0.dropFirst()) } ?? 0
      let clock = time.count > 1 ? String(time[1]) : "00:00"
      let date = String(format: "2026-03-%02dT\(clock):00Z", day % 28 + 1)
      let record: [String: Any] = [
        "id": "\(id)-\(index)", "thread": id, "text": turn["text"] ?? "", "time": date,
        "direction": turn["sender"] as? String == "V" ? "out" : "in",
      ]
      let data = try JSONSerialization.data(withJSONObject: record)
      return String(decoding: data, as: UTF8.self)
    }
  }

  private func object(_ line: String) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
  }
}
