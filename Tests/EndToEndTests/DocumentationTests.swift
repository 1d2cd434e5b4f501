import Foundation
import Testing

/// The examples of the documentation are run, and must print what they show.
///
/// Files are blocks fenced with a language and a name (```` ```weir first.weir ````); commands are
/// the lines of `console` blocks that start with `$ `. With UPDATE_GOLDEN=1 what they print is
/// written into the page.
@Suite struct DocumentationTests {
  @Test("every command of the page prints what the page shows", arguments: ["README.md"])
  func page(_ name: String) throws {
    let url = Workplace.packageRoot.appendingPathComponent(name)
    let page = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    let printed = try run(page)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try printed.write(to: url, atomically: true, encoding: .utf8)
    }
    let (shown, found) = (withoutFigures(page), withoutFigures(printed))
    for (wanted, got) in zip(shown.split(separator: "\n"), found.split(separator: "\n"))
    where wanted != got {
      Issue.record("the page shows:\n\(wanted)\nbut this is printed:\n\(got)")
      return
    }
    #expect(shown == found)
  }

  /// The page with the output of every command as it is now.
  private func run(_ page: String) throws -> String {
    let place = try Workplace(rules: "rules")
    try FileManager.default.createSymbolicLink(
      at: place.folder.appendingPathComponent("samples"),
      withDestinationURL: Workplace.packageRoot.appendingPathComponent("samples"))
    var printed: [String] = []
    var file: (name: String, text: String)?
    var isInConsole = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if line.hasPrefix("```") {
        if let file { try place.write(file.name, file.text) }
        let words = line.split(separator: " ")
        file = words.count == 2 ? (String(words[1]), "") : nil
        isInConsole = line == "```console"
        printed.append(line)
      } else if isInConsole {
        guard line.hasPrefix("$ ") else { continue }
        printed.append(line)
        let outcome = try place.run("{ \(line.dropFirst(2)); } 2>&1")
        printed += outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
          .dropLast().map(String.init)
      } else {
        file?.text += line + "\n"
        printed.append(line)
      }
    }
    return printed.joined(separator: "\n")
  }

  /// Times and rates differ from run to run, the pack's hash from compiler to compiler.
  private func withoutFigures(_ text: String) -> String {
    text.replacing(#/in [0-9.,]+ s: [0-9,]+ messages/s, [0-9.,]+ MB/s/#, with: "in TIME")
      .replacing(#/\([0-9a-f]{16}\)/#, with: "(HASH)")
  }
}
