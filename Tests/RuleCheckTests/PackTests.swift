import Diagnostics
import RuleCheck
import Testing

/// Files, lists and limits.
struct PackTests {
  @Test("the entries of a text list have the language of the file's name")
  func textList() {
    let (pack, diagnostics) = check(
      "lexicon couriers from \"lists/couriers.zh.txt\"\nrule r in all { title en \"R\" score 6 when couriers }"
    )
    #expect(diagnostics.isEmpty)
    let entries = pack.lexicons[0].entries
    #expect(entries.map(\.phrase.text) == ["顺丰", "京东快递", "EMS"])
    #expect(entries.map(\.phrase.isLoose) == [false, true, false])
    #expect(entries.map(\.phrase.takesRest) == [false, false, true])
    #expect(entries.allSatisfy { $0.language == "zh" && $0.phrase.range.file == FileID(1) })
  }

  @Test("the entries of a tab-separated list have scores and no language of their own")
  func scoredList() {
    let entries = check("lexicon words from \"lists/words.tsv\"").pack.lexicons[0].entries
    #expect(entries.map(\.phrase.text) == ["刷单", "五险一金"])
    #expect(entries.map(\.score) == [6, -8.5])
    #expect(entries.allSatisfy { $0.language == nil })
  }

  @Test("files see one another's names, in whichever order they come")
  func severalFiles() {
    let texts = [
      "condition a = b and c", "signal b = \"x\" d", "condition c = b\nlexicon d { zh 转账 }",
    ]
    let files = texts.enumerated().map {
      SourceFile(path: "\($0).weir", bytes: Array($1.utf8))
    }
    for files in [files, files.reversed()] {
      let (_, diagnostics) = PackChecker.check(files: files, readList: PackageFiles.readList)
      #expect(diagnostics.map(\.code) == [.nameNeverUsed], "only `a` is not used")
    }
  }

  @Test("offsets in a pattern map back over undone slashes")
  func patternOffsets() {
    let text = #"signal a = /x\/y\\\/账/"#
    let pack = check(text).pack
    guard case .pattern(let pattern) = pack.signals[0].items.first else {
      Issue.record("the signal's item is no pattern")
      return
    }
    #expect(pattern.source == #"x/y\\/账"#)
    #expect(pattern.undoneSlashes == [1, 5])
    let bytes = Array(text.utf8)
    let source = Array(pattern.source.utf8)
    for offset in source.indices where !pattern.undoneSlashes.contains(offset) {
      #expect(bytes[pattern.fileOffset(of: offset)] == source[offset])
    }
    #expect(pattern.fileOffset(of: source.count) == pattern.range.end)
  }

  @Test("an interpolation names its lexicon and its bytes")
  func interpolation() {
    let pack = check(#"lexicon a { zh 转 }"# + "\n" + #"signal s = /账{{a}}x\{\{y/"#).pack
    guard case .pattern(let pattern) = pack.signals[0].items.first else {
      Issue.record("the signal's item is no pattern")
      return
    }
    #expect(pattern.interpolations == [.init(start: 3, end: 8, lexicon: 0)])
  }

  @Test("ten thousand names that lead to one another neither overflow nor loop")
  func longChains() {
    let chain = (0..<10_000).map { "condition c\($0) = c\($0 + 1)" }.joined(separator: "\n")
    #expect(codes(chain + "\ncondition c10000 = \"x\"").contains(.referencesTooDeep))
    #expect(codes(chain + "\ncondition c10000 = c0").filter { $0 == .cyclicReference }.count == 1)
  }

  @Test("a reference chain of the greatest depth is fine")
  func greatestDepth() {
    let chain = (0..<256).map { "signal s\($0) = s\($0 + 1)" }.joined(separator: "\n")
    #expect(!codes(chain + "\nsignal s256 = \"x\"").contains(.referencesTooDeep))
  }

  @Test(
    "a signal's `=` form goes on over lines that are indented deeper or begin with no word",
    arguments: [
      ("signal a = \"x\"\n  \"y\"\n  b\nsignal b = \"z\"", 3),
      ("signal a =\n  \"x\"\n  \"y\"", 2),
      ("signal a = \"x\"\n| \"y\"\n\"z\"", 3),
      ("signal a = \"x\" |\nb\nsignal b = \"z\"", 2),
      ("  signal a = \"x\"\n  signal b = \"z\"", 1),
      ("signal a = \"x\" # one\n\n  # two\n  转账 /p/ ~\"q\"", 4),
      ("signal a = \"x\"\nexcept \"y\"", 1),
      ("signal a {\n\"x\"\n\"y\"\n} except \"z\"", 2),
      ("signal a = (\"x\"\n\"y\" | b) ..3 \"z\"\nsignal b = \"z\"", 1),
    ])
  func continuation(text: String, items: Int) {
    let (pack, diagnostics) = check(text)
    #expect(diagnostics.allSatisfy { $0.severity == .warning })
    #expect(pack.signals.first?.items.count == items)
  }

  @Test("white space of any kind and CRLF line ends change nothing")
  func lineEnds() {
    let text = DesignExampleTests.example
    let crlf = text.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    let (pack, diagnostics) = check("\u{FEFF}" + crlf)
    #expect(diagnostics.isEmpty)
    #expect(pack.rules.count == check(text).pack.rules.count)
  }
}
