import Foundation
import Testing

/// The examples of the documentation are run, and must print what they show.
@Suite struct DocumentationTests {
  /// One `$ ` command of a `console` block and the output shown below it.
  struct Example: Sendable, CustomTestStringConvertible {
    var command: String
    var shown: String

    var testDescription: String { command }
  }

  /// Every command of a file's blocks fenced with ```` ```console ````.
  static func examples(in file: String) throws -> [Example] {
    let url = Workplace.packageRoot.appendingPathComponent(file)
    let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    var examples: [Example] = []
    var isInside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        isInside = line == "```console"
      } else if isInside, line.hasPrefix("$ ") {
        examples.append(Example(command: String(line.dropFirst(2)), shown: ""))
      } else if isInside, !examples.isEmpty {
        examples[examples.count - 1].shown += line + "\n"
      }
    }
    return examples
  }

  @Test("prints what it shows", arguments: try examples(in: "README.md"))
  func example(_ example: Example) throws {
    let place = try Workplace(rules: "rules")
    try FileManager.default.createSymbolicLink(
      at: place.folder.appendingPathComponent("samples"),
      withDestinationURL: Workplace.packageRoot.appendingPathComponent("samples"))
    let outcome = try place.run("{ \(example.command); } 2>&1")
    #expect(
      withoutFigures(outcome.output) == withoutFigures(example.shown), "\(outcome.output)")
  }

  /// Times, rates and the pack's hash differ from run to run and from pack to pack.
  private func withoutFigures(_ text: String) -> String {
    text.replacing(#/in [0-9.,]+ s: [0-9,]+ messages/s, [0-9.,]+ MB/s/#, with: "in TIME")
      .replacing(#/\([0-9a-f]{16}\), [0-9,]+ rules? in [0-9,]+ famil(?:y|ies)/#, with: "(HASH)")
  }
}
