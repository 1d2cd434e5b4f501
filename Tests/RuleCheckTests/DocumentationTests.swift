import Diagnostics
import Foundation
import RuleCheck
import Testing

/// The examples of `docs/language.md` are rules: each must check.
struct DocumentationTests {
  @Test("every example of the language reference checks without an error")
  func examples() throws {
    let url = PackageFiles.root.appending(path: "docs/language.md")
    let lines = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
    var example: [String]?
    var start = 0
    var count = 0
    for (number, line) in lines.enumerated() {
      if line == "```weir" {
        example = []
        start = number + 1
      } else if line == "```", let text = example {
        count += 1
        check(text, line: start)
        example = nil
      } else {
        example?.append(line)
      }
    }
    #expect(example == nil, "the example of line \(start) is not closed")
    #expect(count >= 10, "the reference has examples")
  }

  private func check(_ lines: [String], line: Int) {
    let file = SourceFile(
      path: "language.md:\(line)", bytes: Array(lines.joined(separator: "\n").utf8))
    let (pack, diagnostics) = PackChecker.check(files: [file]) { path, _ in
      .success(Array((path.hasSuffix(".tsv") ? "刷单\t6\n" : "顺丰\n").utf8))
    }
    // Examples show one thing each: what they leave unused or untitled is not their subject.
    let errors = diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(CaretRenderer(files: pack.files).render(errors))")
  }
}
