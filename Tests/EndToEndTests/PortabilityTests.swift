import Foundation
import Testing

/// The loops by vectors and those that other processors run in their stead, by whole runs.
@Suite struct `Without vectors` {
  @Test(arguments: ["--evidence all", "--jobs 1 --evidence review"])
  func `the samples get the same verdicts, byte for byte`(options: String) throws {
    let place = try Workplace(rules: "rules")
    let samples = Workplace.packageRoot.appendingPathComponent("samples").path
    let screen = "weir screen '\(samples)'/*.jsonl '\(samples)/ordinary.txt' --quiet \(options)"
    let outcome = try place.run(
      """
      \(screen) > vectors.jsonl && WEIR_VECTORS=off \(screen) > scalar.jsonl
      WEIR_VECTORS=avx2 \(screen) > avx2.jsonl && cmp vectors.jsonl avx2.jsonl
      cmp vectors.jsonl scalar.jsonl && wc -l < scalar.jsonl
      """)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect((Int(outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0) > 300)
  }

  @Test func `texts that are cut, broken or disguised anywhere get the same verdicts`() throws {
    let place = try Workplace(rules: "rules")
    // Slices of all lengths begin and end inside characters and inside words.
    let text = Array(
      "\u{FEFF}请立即將名下資金 轉入国家 安.全.帐/户，加我薇信vx１２３ Ｓａｆｅ acc\u{200B}ount 日结300元 刷 单 😀".utf8)
    var bytes: [UInt8] = []
    for start in text.indices {
      for end in stride(from: start + 1, through: text.count, by: 7) {
        bytes += text[start..<end].filter { $0 != 0x0A } + [0x0A]
      }
    }
    try place.write("slices.txt", bytes)
    let screen = "weir screen slices.txt --quiet --evidence all"
    let outcome = try place.run(
      """
      \(screen) > vectors.jsonl && WEIR_VECTORS=off \(screen) > scalar.jsonl
      WEIR_VECTORS=avx2 \(screen) > avx2.jsonl && cmp vectors.jsonl avx2.jsonl
      cmp vectors.jsonl scalar.jsonl && grep -c '"verdict":"block"\\|"verdict":"review"' scalar.jsonl
      """)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect((Int(outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0) > 10)
  }
}
