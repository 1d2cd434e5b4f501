import Diagnostics
import EntityFinding
import Foundation
import RuleCheck
import RuleSyntax
import Testing

/// The examples of the pages on the language are rules: each must check.
struct DocumentationTests {
  @Test(
    "every example of a page on the language checks without an error",
    arguments: [("language", 14), ("card", 1), ("coming-from", 3)])
  func examples(page: String, atLeast: Int) throws {
    let lines = try text(of: page).components(separatedBy: "\n")
    var example: [String]?
    var start = 0
    var count = 0
    for (number, line) in lines.enumerated() {
      if line == "```weir" {
        example = []
        start = number + 1
      } else if line == "```", let text = example {
        count += 1
        check(text, at: "\(page).md:\(start)")
        example = nil
      } else {
        example?.append(line)
      }
    }
    #expect(example == nil, "the example of line \(start) is not closed")
    #expect(count >= atLeast, "the page has examples")
  }

  @Test("the card has every word of the language")
  func cardIsWhole() throws {
    let card = try text(of: "card")
    var words = Keywords.reserved.union(Keywords.clauses)
    words.formUnion(EntityKind.allCases.map { "@" + $0.rawValue })
    words.formUnion(DisguiseQuery.Kind.allCases.map(\.rawValue))
    words.formUnion(DisguiseQuery.argumentNames)
    words.formUnion(StageName.allCases.map(\.rawValue))
    words.formUnion(ConditionExpression.ScriptName.allCases.map(\.rawValue))
    words.formUnion(ConditionExpression.LanguageName.allCases.map(\.rawValue))
    words.formUnion(ConditionExpression.SenderKind.allCases.map(\.rawValue))
    words.formUnion(ConditionExpression.ChannelName.allCases.map(\.rawValue))
    words.formUnion(ThreadChain.Side.allCases.map(\.rawValue))
    words.formUnion(["sender", "domain", "message", "owner", "until", "why", "after", "@disguise"])
    words.formUnion(["any of", "all of", "same sentence", "count distinct", "sum(", "up to"])
    let missing = words.filter { !card.contains($0) }.sorted()
    #expect(missing.isEmpty)
    #expect(card.split(separator: "\n", omittingEmptySubsequences: false).count <= 90, "one page")
  }

  @Test("the reference names every entity, argument and kind of disguise")
  func entitiesAreDocumented() throws {
    let reference = try text(of: "language")
    for kind in EntityKind.allCases {
      #expect(reference.contains("`@\(kind.rawValue)`"))
      for argument in EntityQuery.argumentNames(of: kind) {
        #expect(reference.contains("`\(argument)`"), "\(argument) of @\(kind.rawValue)")
      }
    }
    for kind in DisguiseQuery.Kind.allCases { #expect(reference.contains("`\(kind.rawValue)`")) }
  }

  private func text(of page: String) throws -> String {
    try String(
      contentsOf: PackageFiles.root.appending(path: "docs/\(page).md"), encoding: .utf8)
  }

  private func check(_ lines: [String], at place: String) {
    let file = SourceFile(path: place, bytes: Array(lines.joined(separator: "\n").utf8))
    let (pack, diagnostics) = PackChecker.check(files: [file]) { path, _ in
      .success(Array((path.hasSuffix(".tsv") ? "刷单\t6\n" : "顺丰\n").utf8))
    }
    // Examples show one thing each: what they leave unused or untitled is not their subject.
    let errors = diagnostics.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(CaretRenderer(files: pack.files).render(errors))")
  }
}
