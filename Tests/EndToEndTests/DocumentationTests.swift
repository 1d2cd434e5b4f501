import Foundation
import Testing

/// The examples of the documentation are run, and must print what they show; `DocumentationPage`
/// says how. With UPDATE_GOLDEN=1 what they print is written into the page.
@Suite struct DocumentationTests {
  @Test("every command of the page prints what the page shows", arguments: pages)
  func page(_ name: String) throws {
    let url = Workplace.packageRoot.appendingPathComponent(name)
    let page = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    let printed = try DocumentationPage(page).printed(in: try repository())
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

  private static let pages = ["README.md", "docs/authoring.md"]

  /// A folder that looks like the repository to a reader, and that commands may write to.
  private func repository() throws -> Workplace {
    let place = try Workplace(rules: "rules")
    for name in ["samples", "docs"] {
      try FileManager.default.createSymbolicLink(
        at: place.folder.appendingPathComponent(name),
        withDestinationURL: Workplace.packageRoot.appendingPathComponent(name))
    }
    return place
  }

  /// Times and rates differ from run to run, the pack's hash from compiler to compiler.
  private func withoutFigures(_ text: String) -> String {
    text.replacing(#/in [0-9.,]+ s: [0-9,]+ messages/s, [0-9.,]+ MB/s/#, with: "in TIME")
      .replacing(#/\([0-9a-f]{16}\)/#, with: "(HASH)")
  }
}
