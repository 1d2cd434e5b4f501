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

  @Test func `records written alike, broken or in other ways are read the same`() throws {
    let place = try Workplace(rules: "rules")
    var lines = ""
    for number in 0..<600 {
      switch number % 23 {
      case 5: lines += "{\"id\":\(number),\"text\":\"请 将 资金 \\n 转入 安全账户\"}\n"
      case 11: lines += "{\"id\":\(number),\"text\":\"转入安全账户\"\n"
      case 17: lines += "{\"text\":\"转入安全账户 \u{1}\",\"id\":\(number)}\r\n"
      case 20: lines += "\r\n"
      default:
        let text = String(repeating: "请立即把钱转入安全账户，", count: number % 7)
        lines += "{\"id\":\"m\(number)\",\"text\":\"\(text)公安局\",\"sender\":\"95588\"}\n"
      }
    }
    try place.write("records.jsonl", Array(lines.utf8))
    let screen = "weir screen records.jsonl --evidence all"
    let outcome = try place.run(
      """
      \(screen) > vectors.jsonl 2> vectors.txt; WEIR_VECTORS=off \(screen) > scalar.jsonl 2> scalar.txt
      WEIR_VECTORS=avx2 \(screen) > avx2.jsonl 2> avx2.txt; cmp vectors.jsonl avx2.jsonl
      cmp vectors.jsonl scalar.jsonl && grep -c '"verdict":"block"\\|"verdict":"review"' scalar.jsonl
      """)
    #expect((Int(outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0) > 100)
  }
}
