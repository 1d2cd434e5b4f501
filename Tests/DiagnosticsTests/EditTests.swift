import Testing

@testable import Diagnostics

private func edit(_ start: Int, _ end: Int, _ text: String, file: Int = 0) -> SourceEdit {
  SourceEdit(range: SourceRange(file: FileID(file), start: start, end: end), replacement: text)
}

private func offer(_ edits: [SourceEdit]) -> Diagnostic {
  Diagnostic(
    .phraseCovered, .warning, "a", at: SourceRange(file: FileID(0), start: 0, end: 0), edits: edits)
}

struct EditPlanTests {
  private let files = [SourceFile(path: "a", bytes: Array("0123456789".utf8))]

  private func planned(_ edits: [[SourceEdit]]) -> (text: String, chosen: [Int]) {
    let plan = EditPlan(edits.map(offer), files: files)
    return (String(decoding: plan.bytes(of: 0, in: files), as: UTF8.self), plan.chosen)
  }

  @Test("edits apart are all made, of those that touch the first")
  func touching() {
    let cases: [(edits: [[SourceEdit]], text: String, chosen: [Int])] = [
      ([], "0123456789", []),
      ([[edit(8, 9, "x")], [edit(0, 1, "y")]], "y1234567x9", [0, 1]),
      ([[edit(2, 5, "")], [edit(4, 6, "x")]], "0156789", [0]),
      ([[edit(2, 4, "a")], [edit(4, 6, "b")]], "01ab6789", [0, 1]),
      ([[edit(4, 4, "a")], [edit(4, 6, "b")]], "0123a456789", [0]),
      ([[edit(4, 4, "a")], [edit(4, 4, "b")]], "0123a456789", [0]),
      ([[edit(2, 4, "a")], [edit(2, 4, "a")]], "01a456789", [0, 1]),
      (
        [[edit(1, 2, "a"), edit(7, 8, "b")], [edit(7, 9, "c"), edit(5, 5, "d")]], "0a23456b89", [0]
      ),
      ([[edit(1, 4, "a"), edit(3, 5, "b")]], "0123456789", []),
      ([[edit(8, 12, "a")], [edit(5, 3, "b")], [edit(0, 1, "c", file: 3)]], "0123456789", []),
    ]
    for (edits, text, chosen) in cases {
      let outcome = planned(edits)
      #expect(outcome.text == text)
      #expect(outcome.chosen == chosen)
    }
  }
}

struct SARIFTests {
  @Test(
    "a path becomes a URI reference",
    arguments: [
      ("rules/a.weir", "rules/a.weir"), ("/tmp/a b.weir", "file:///tmp/a%20b.weir"),
      ("规则.weir", "%E8%A7%84%E5%88%99.weir"), ("a?b#c%.weir", "a%3Fb%23c%25.weir"),
    ])
  func uri(path: String, expected: String) {
    #expect(SARIFRenderer.uri(path) == expected)
  }

  @Test("a log without results is still a whole log")
  func empty() {
    let log = SARIFRenderer(files: [], toolVersion: "1.0.0").render([])
    #expect(log.hasPrefix(#"{"$schema":"#))
    #expect(log.contains(#""results":[]"#))
  }
}
