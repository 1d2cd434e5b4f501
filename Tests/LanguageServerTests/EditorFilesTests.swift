import Diagnostics
import Foundation
import RuleCheck
import RuleSyntax
import Testing

@testable import LanguageServer

/// The files in `editors/` say what the language says.
@Suite struct EditorFilesTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func data(_ path: String) throws -> Data {
    try Data(contentsOf: root.appendingPathComponent(path))
  }

  private static let grammarPath = "editors/vscode/syntaxes/weir.tmLanguage.json"

  // MARK: - Words

  private static let declarations = Set(Keywords.declarations)
  private static let stages = Set(StageName.allCases.map(\.rawValue))
  /// What else the tables of the editors must know: every word with a line of help is coloured.
  private static let words = declarations.union(Keywords.operators).union(Keywords.clauses)
    .union(Keywords.rulePredicates).union(stages)

  @Test func `the TextMate grammar knows the words of the language`() throws {
    let source = String(decoding: try Self.data(Self.grammarPath), as: UTF8.self)
    var found: [String: Set<String>] = [:]
    let entry = /"name": "([a-z.]+)\.weir",\s*"match": "\(\?<!\[\\\\w-\]\)\(\?:([a-z|]+)\)/
    for match in source.matches(of: entry) {
      found[String(match.output.1)] = Set(match.output.2.split(separator: "|").map(String.init))
    }
    #expect(found["keyword.declaration"] == Self.declarations)
    #expect(found["constant.language.stage"] == Self.stages)
    try expectWords(found.values.reduce(into: []) { $0.formUnion($1) })
  }

  @Test func `the Vim syntax knows the words of the language`() throws {
    let source = String(decoding: try Self.data("editors/vim/syntax/weir.vim"), as: UTF8.self)
    var found: [String: Set<String>] = [:]
    for match in source.matches(of: /syntax keyword (weir\w+) ([a-z ]+)\n/) {
      found[String(match.output.1), default: []]
        .formUnion(match.output.2.split(separator: " ").map(String.init))
    }
    #expect(found["weirDeclaration"] == Self.declarations)
    #expect(found["weirStage"] == Self.stages)
    try expectWords(found.values.reduce(into: []) { $0.formUnion($1) })
  }

  /// Every keyword is there, and nothing that the language does not know.
  private func expectWords(_ found: Set<String>) throws {
    #expect(Self.words.subtracting(found).isEmpty)
    #expect(found.allSatisfy { KeywordHelp.text(of: $0) != nil })
  }

  // MARK: - Scopes

  @Test(
    arguments: try FileManager.default.contentsOfDirectory(
      atPath: root.appendingPathComponent("rules").path
    ).filter { $0.hasSuffix(".weir") }.sorted())
  func `the grammar sees the tokens of a shipped file as the lexer does`(_ name: String) throws {
    try expectAgreement(String(decoding: Self.data("rules/\(name)"), as: UTF8.self))
  }

  @Test(
    arguments: [
      #"signal a = "q\"uote \\" /a\/b{{words}}[\/]x/ ~"安全" 转账 @money(at-least: 3000 CNY | 40.5 USD)"#,
      #"adjust fam-1/pay-first { score -6 }"#,
      #"signal b = raw bytes /\xff#no/ ..4 x # a "comment" /with/ things"#,
      #"allow { until 2027-03-31 owner "desk" }"#,
      #"lexicon w { zh 转账 +3 汇款 -2.5 en "wire*" "a#b" }"#,
      #"condition c = count(a) >= 3 and length != 4 or sum(w) == 2"#,
      #"rule when-named in all { when a near b within 3 stage task }"#,
      #"variants { 微 = 薇 "vx" 𠮷 }"#,
    ])
  func `the grammar sees the tokens of a sample as the lexer does`(_ sample: String) throws {
    try expectAgreement(sample)
  }

  private func expectAgreement(_ source: String) throws {
    let grammar = try TextMateGrammar(Self.data(Self.grammarPath))
    let (tokens, _) = Lexer.tokens(
      of: SourceFile(path: "a.weir", bytes: Array(source.utf8)), file: FileID(0))
    let text = DocumentText(Array(source.utf8))
    var scopes: [Int: [TextMateGrammar.Scope]] = [:]
    for token in tokens {
      guard let wanted = Self.scopes(of: token, in: text.bytes) else { continue }
      let start = text.position(at: token.start, in: .utf16)
      let end = text.position(at: token.end, in: .utf16)
      let line =
        scopes[start.line]
        ?? grammar.scopes(
          of: String(decoding: text.bytes[text.range(ofLine: start.line)], as: UTF8.self))
      scopes[start.line] = line
      let found = line.first { $0.range == start.character..<end.character }
      let shown = String(decoding: text.bytes[token.start..<token.end], as: UTF8.self)
      #expect(
        found.map { scope in wanted.contains { scope.name.hasPrefix($0) } } == true,
        "line \(start.line + 1): \(shown) is \(found?.name ?? "cut otherwise")")
    }
  }

  /// What a token may be called; nil for what needs no colour.
  private static func scopes(of token: Token, in bytes: [UInt8]) -> [String]? {
    switch token.kind {
    case .word:
      let text = String(decoding: bytes[token.start..<token.end], as: UTF8.self)
      // A name that is spelt like a word of the language looks like one.
      return KeywordHelp.text(of: text) == nil
        ? ["variable", "entity.name"] : ["keyword", "constant.language", "entity.name"]
    case .hanWord: return ["string.unquoted"]
    case .string: return ["string.quoted"]
    case .pattern: return ["string.regexp"]
    case .entity: return ["support.function"]
    case .number: return ["constant.numeric"]
    case .date: return ["constant.numeric.date"]
    case .tilde, .pipe, .equals, .gap, .comparison: return ["keyword.operator"]
    case .comma, .colon, .slash, .leftParenthesis, .rightParenthesis, .leftBrace, .rightBrace:
      return ["punctuation"]
    case .mixedWord, .unknown, .endOfFile: return nil
    }
  }

  // MARK: - The extension

  @Test(arguments: ["package.json", "language-configuration.json"])
  func `the files of the extension are JSON`(_ name: String) throws {
    #expect(throws: Never.self) {
      try JSONSerialization.jsonObject(with: Self.data("editors/vscode/\(name)"))
    }
  }

  @Test func `the extension names files that are there`() throws {
    let manifest = String(decoding: try Self.data("editors/vscode/package.json"), as: UTF8.self)
    let paths = manifest.matches(of: /"\.\/([^"]+)"/).map { String($0.output.1) }
    #expect(paths.count == 3)
    for path in paths {
      let file = Self.root.appendingPathComponent("editors/vscode/\(path)").path
      #expect(FileManager.default.fileExists(atPath: file), "\(path)")
    }
  }
}
