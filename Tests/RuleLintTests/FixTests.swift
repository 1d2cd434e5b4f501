import Diagnostics
import Foundation
import RuleCheck
import RuleCompiler
import RuleLint
import TestSupport
import Testing

/// What `--fix` makes of rules.
struct FixTests {
  private func fixed(_ pack: CompiledPack) -> RuleFixer.Outcome {
    RuleFixer(check: findings).fix(pack)
  }

  private func fixed(_ text: String) -> String {
    let outcome = fixed(compile(text))
    return String(decoding: outcome.pack.checked.files[0].bytes, as: UTF8.self)
  }

  private static func fixtures() throws -> [URL] {
    try ["RuleLintTests", "RuleCheckTests"].flatMap { module in
      let folder = PackageFiles.root.appending(path: "Tests/\(module)/Fixtures")
      return try PackageFiles.names(in: folder).map { folder.appending(path: "\($0).weir") }
    }
  }

  @Test("fixed rules have no more errors and no edit left that helps", arguments: try fixtures())
  func law(url: URL) throws {
    let source = SourceFile(path: url.path, bytes: try PackageFiles.bytes(url))
    let pack = PackCompiler.compile([source])
    let outcome = fixed(pack)
    let errors = { (pack: CompiledPack) in pack.diagnostics.count { $0.severity == .error } }
    #expect(errors(outcome.pack) <= errors(pack))
    #expect((outcome.made > 0) == (outcome.pack.checked.files[0].bytes != source.bytes))
    guard outcome.made > 0 else { return }
    let again = fixed(outcome.pack)
    #expect(again.made == 0)
    #expect(again.pack.checked.files.map(\.bytes) == outcome.pack.checked.files.map(\.bytes))
  }

  @Test(
    "an entry is taken out as an author would",
    arguments: [
      ("signal s = \"帐户\" \"账户\"\nrule r { label l when s }\n", "signal s = \"帐户\"\n"),
      (
        "signal s {\n  \"x1\"\n  \"X1\"\n}\nrule r { label l when s }\n",
        "signal s {\n  \"x1\"\n}\n"
      ),
      ("lexicon s { zh 帐户 账户 转账 }\nrule r { label l when s }\n", "lexicon s { zh 帐户 转账 }\n"),
      (
        "lexicon s { zh 帐户 +2 账户 +3 转账 }\nrule r { label l when s }\n",
        "lexicon s { zh 帐户 +2 转账 }\n"
      ),
      (
        "rule r { label l when \"x1\" | \"X1\" | \"y1\" }\n",
        "rule r { label l when \"x1\" | \"y1\" }\n"
      ),
      ("signal s = ~ \"微信\" ~ \"微 信\"\nrule r { label l when s }\n", "signal s = ~ \"微信\"\n"),
      (
        "# allow W0303: no\nsignal s = \"x1\"\nrule r { label l when s }\n",
        "signal s = \"x1\"\n"
      ),
      (
        "signal s = \"x1\"  # allow W0303: no\nrule r { label l when s }\n", "signal s = \"x1\"\n"
      ),
      ("signal s = /x [A-z]/\nrule r { label l when s }\n", "signal s = /x [A-Za-z]/\n"),
    ])
  func removal(rules: String, expected: String) {
    #expect(fixed(rules).hasPrefix(expected), "\(fixed(rules))")
  }

  @Test func `a fix that would leave nothing behind is not offered`() {
    let rules = "signal t = \"帐户\"\nlexicon s { zh 账户\n  en \"x1\" }\nsignal u = s t\n"
    #expect(fixed(rules + "rule r { label l when u }\n").hasPrefix(rules))
  }

  @Test func `edits that touch are made one after the other`() {
    let rules = "rule r { label l when \"x1\" | \"X1\" | \"ｘ1\" | \"x１\" }\n"
    #expect(fixed(rules) == "rule r { label l when \"x1\" }\n")
  }

  /// Removing what is said to be covered must not change on which messages a rule holds.
  @Test func `fixing covered phrases keeps what rules find, over generated packs and messages`() {
    var random = SeededRandom(seed: 4)
    let words = ["微信", "微", "信号", "薇信", "vx", "gift card", "gift", "cards", "加我", "a加", "加"]
    for _ in 0..<60 {
      let entries = (0..<6).map { _ in
        let text = (0..<Int.random(in: 1...2, using: &random))
          .map { _ in words.randomElement(using: &random) ?? "" }.joined()
        let loose = Bool.random(using: &random) ? "~" : ""
        return "\(loose)\"\(text)\(Int.random(in: 0..<5, using: &random) == 0 ? "*" : "")\""
      }
      let rules =
        "variants { 微 = 薇 \"v\" }\nsignal s { \(entries.joined(separator: " ")) }\n"
        + "rule r { label l when s hit \"x\" }\n"
      let before = compile(rules)
      let after = RuleFixer { pack in
        RuleLinter.diagnostics(pack).filter { $0.code == .phraseCovered }
      }.fix(before).pack
      for _ in 0..<20 {
        let message = (0..<Int.random(in: 1...5, using: &random)).map { _ in
          (words + [" ", ".", "·", "x", "。", "号"]).randomElement(using: &random) ?? ""
        }.joined()
        #expect(
          holds(before, on: message) == holds(after, on: message), "\(rules)\non \(message)")
      }
    }
  }
}
