import Diagnostics
import RuleCheck
import Testing

/// What a folder of one's own changes in a pack.
struct AdjustTests {
  private static let main = """
    pack { name "main"  version "2"  prior -25 }
    family f { title en "F" review 30 block 42 }
    lexicon words { zh 刷单 +6 }
    rule a in f { title en "A" stage task score 6 when "x" }
    rule b in f { title en "B" stage task score sum(words) up to 30 when "x" shadow }
    rule w in all { title en "W" score -6 when "y" }
    rule distress { title en "D" label distress when "z" }
    """

  private func check(_ texts: [String]) -> (pack: CheckedPack, diagnostics: [Diagnostic]) {
    let files = texts.enumerated().map { SourceFile(path: "\($0).weir", bytes: Array($1.utf8)) }
    return PackChecker.check(files: files, readList: PackageFiles.readList)
  }

  @Test("a folder of adjustments alone needs no pack block and changes the pack, in any order")
  func folderOfAdjustments() throws {
    let own = """
      adjust f { review 28 block 48 }
      adjust f/a { score 20 }
      adjust f/b { score 9 disabled }
      adjust all/w { shadow score sum(words) up to 12 }
      adjust distress { disabled }
      """
    for texts in [[Self.main, own], [own, Self.main]] {
      let (pack, diagnostics) = check(texts)
      #expect(diagnostics.isEmpty, "\(CaretRenderer(files: pack.files).render(diagnostics))")
      #expect(pack.name == "main" && pack.version == "2" && pack.prior == -25)
      #expect(pack.families[0].review == 28 && pack.families[0].block == 48)
      #expect(pack.rules.map(\.status) == [.active, .disabled, .shadow, .disabled])
      guard case .fixed(20) = pack.rules[0].score, case .fixed(9) = pack.rules[1].score,
        case .sum(0, upTo: 12) = pack.rules[2].score
      else {
        Issue.record("the scores are not those of the adjustments")
        return
      }
    }
  }

  @Test("without an adjustment a rule is as it says itself")
  func unadjusted() {
    #expect(check([Self.main]).pack.rules.map(\.status) == [.active, .shadow, .active, .active])
  }

  @Test("a folder of rules alone joins a family of another")
  func folderOfRules() {
    let (pack, diagnostics) = check([
      Self.main, "rule own in f { title en \"O\" stage task score 3 when words }",
    ])
    #expect(diagnostics.isEmpty)
    #expect(pack.rules.map(\.name) == ["a", "b", "w", "distress", "own"])
  }

  @Test("two pack blocks that say the same are one, and others are a mistake")
  func packBlocks() {
    let block = "pack { name \"main\" version \"2\" prior -25 }"
    #expect(check([Self.main, block]).diagnostics.isEmpty)
    for other in [
      "pack { name \"main\" version \"2\" }", "pack { name \"own\" version \"2\" prior -25 }",
    ] {
      #expect(check([Self.main, other]).diagnostics.map(\.code) == [.duplicateName])
    }
  }

  @Test("thresholds may be adjusted in two places if together they are in order")
  func thresholds() {
    #expect(
      check([Self.main, "adjust f { review 45 }", "adjust f { block 50 }"]).diagnostics.isEmpty)
    #expect(
      check([Self.main, "adjust f { block 30 }"]).diagnostics.map(\.code)
        == [.thresholdsOutOfOrder])
  }

  @Test("a name of a family and of a rule of no family is told apart by what is adjusted")
  func sameName() {
    let texts = [
      "family f { title en \"F\" review 30 block 42 }",
      "rule a in f { title en \"A\" stage task score 6 when \"x\" }",
      "rule f { title en \"F\" label f when \"x\" }", "adjust f { shadow }",
      "adjust f { block 50 }",
    ]
    let (pack, diagnostics) = check(texts)
    #expect(diagnostics.isEmpty)
    #expect(pack.families[0].block == 50 && pack.rules.map(\.status) == [.active, .shadow])
  }
}
