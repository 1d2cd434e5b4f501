import Foundation
import Testing

/// The example of README is the one that is built in `examples` and run here.
@Suite("The library example of README")
struct ReadmeTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func lines(_ path: String) throws -> [String] {
    let text = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The first block of Swift in a section of a page.
  private func block(
    _ page: String = "README.md", _ section: String = "## As a library"
  ) throws -> [String] {
    let page = try lines(page)
    let section = try #require(page.firstIndex(of: section))
    let start = try #require(page[section...].firstIndex(of: "```swift"))
    let end = try #require(page[start...].firstIndex(of: "```"))
    return Array(page[(start + 1)..<end])
  }

  @Test("is the source of the example package")
  func isTheExample() throws {
    let source = try lines("examples/Sources/screen-one/main.swift")
    #expect(try block() + [""] == source)
  }

  @Test("is the one of the article in the library's documentation")
  func isTheArticle() throws {
    let article = "Sources/Weir/Weir.docc/ScreeningInTenLines.md"
    #expect(try block() == block(article, "## Overview"))
  }

  @Test("is what this test target compiles")
  func isCompiled() throws {
    let source = try lines("Tests/WeirTests/ReadmeExample.swift").map {
      $0.hasPrefix("  ") ? String($0.dropFirst(2)) : $0
    }
    let body = try block().filter { !$0.hasPrefix("import") && !$0.isEmpty }
    #expect(source.contains(body))
  }

  @Test(
    "says what gave the message away",
    .enabled(
      if: FileManager.default.fileExists(atPath: "rules/pack.weir"), "runs in the package root"))
  func runs() throws {
    var printed: [String] = []
    try readmeExample { items in
      printed.append(items.map { String(describing: $0) }.joined(separator: " "))
    }
    #expect(printed.first?.hasPrefix("pass ") == false, "\(printed)")
    #expect(printed.contains { $0.hasSuffix("安.全.账.户") }, "\(printed)")
  }
}
