import Diagnostics
import RuleCheck
import TestSupport
import Testing
import TextFolding

@testable import RuleTesting

private func variant(_ canonical: String, _ substitutes: String...) -> CheckedVariant {
  CheckedVariant(
    canonical: canonical, substitutes: substitutes,
    range: SourceRange(file: FileID(0), start: 0, end: 0))
}

private let densifier = Densifier(substitutions: [:])

private func dense(_ text: String) -> String {
  var arena = ByteArena()
  let folded = Array(Folder.folded(text).utf8)
  densifier.densify(folded.span, into: &arena)
  return String(decoding: arena.storage[..<arena.count], as: UTF8.self)
}

@Suite("Disguises")
struct DisguiserTests {
  private let disguiser = Disguiser(variants: [variant("微信", "vx"), variant("微", "薇")])

  @Test(
    "change what their names say",
    arguments: [
      (Disguise.fullwidth, "VX 88!", "ＶＸ　８８！"),
      (.traditional, "安全账户，发财", "安全賬戶，發財"),
      (.variants, "加微信，微博", "加vx，薇博"),
      (.lookalikes, "I 123", "I 123"),
    ])
  func changes(_ kind: Disguise, _ text: String, _ disguised: String) {
    #expect(disguiser.disguise(text, as: kind) == disguised)
  }

  @Test(
    "part every two Han characters, and nothing else", arguments: [Disguise.separators, .emoji])
  func parts(_ kind: Disguise) {
    let disguised = Array(disguiser.disguise("安全账户 100元, vx8", as: kind).unicodeScalars)
    #expect(disguised.count == Array("安全账户 100元, vx8".unicodeScalars).count + 3)
    #expect([0, 2, 4, 6].map { disguised[$0] } == ["安", "全", "账", "户"])
  }

  @Test("keep one Latin letter of a word they mix", arguments: ["ace", "Skype", "oo", "pay88"])
  func keepsALetter(_ word: String) {
    let scalars = Array(disguiser.disguise(word, as: .lookalikes).unicodeScalars)
    #expect(scalars.contains(where: LookalikeLetters.isLatin))
    #expect(scalars.contains { $0.value > 0x7F })
  }

  @Test("let no substitute run into the word beside it")
  func keepsEdges() {
    #expect(disguiser.disguise("加微信8号", as: .variants) == "加薇信8号")
    #expect(disguiser.disguise("a微信", as: .variants) == "a薇信")
    #expect(disguiser.disguise("微信微信", as: .variants) == "vx薇信")
  }

  @Test(
    "leave links and addresses alone", arguments: Disguise.allCases,
    ["https://t.me/abc", "www.example.com", "me@example.org", "@some_user"])
  func keepsLinks(_ kind: Disguise, _ link: String) {
    #expect(disguiser.disguise("加 \(link) 吧", as: kind).contains(link))
  }

  @Test("are the same for the same seed, and other for another", arguments: Disguise.allCases)
  func isDeterministic(_ kind: Disguise) {
    let text = "安全账户转账汇款兼职刷单 earn money Copy 12345"
    let again = Disguiser(variants: [variant("刷单", "唰单", "s单")], seed: 0)
    #expect(again.disguise(text, as: kind) == again.disguise(text, as: kind))
    guard ![.fullwidth, .traditional].contains(kind) else { return }
    let forms = (0..<20).map { seed in
      Disguiser(variants: [variant("刷单", "唰单", "s单")], seed: seed).disguise(text, as: kind)
    }
    #expect(Set(forms).count > 1)
  }

  @Test("disguise as much as they are told", arguments: Disguise.allCases)
  func keepsTheShare(_ kind: Disguise) {
    let text = String(repeating: "微信账户 pay me ", count: 200)
    let forms = [0, 0.3, 1].map { share in
      Disguiser(variants: [variant("微", "薇")], share: share).disguise(text, as: kind)
    }
    #expect(forms[0] == text)
    #expect(Set(forms).count == 3)
  }

  @Test(
    "come off in the fold: whatever the text",
    arguments: [Disguise.zeroWidth, .fullwidth, .traditional, .lookalikes, .styled])
  func foldUndoes(_ kind: Disguise) {
    for seed in 0..<300 {
      let text = randomText(seed: UInt64(seed))
      let disguised = Disguiser(variants: [], seed: UInt64(seed)).disguise(text, as: kind)
      #expect(Folder.folded(disguised) == Folder.folded(text), "\(text) as \(disguised)")
    }
  }

  @Test(
    "come off in the dense view: whatever the text", arguments: [Disguise.separators, .emoji])
  func denseViewUndoes(_ kind: Disguise) {
    for seed in 0..<300 {
      let text = randomText(seed: UInt64(seed))
      let disguised = Disguiser(variants: [], seed: UInt64(seed)).disguise(text, as: kind)
      #expect(dense(disguised) == dense(text), "\(text) as \(disguised)")
    }
  }

  private func randomText(seed: UInt64) -> String {
    var random = SeededRandom(seed: seed)
    let pieces = [
      "安全", "账户", "帳戶", "发", "台湾", "加微信", "vx88", "Pay", "me", "o", "привет", "こんにちは",
      "é", "e\u{301}", "100元", "3.5万", "👨‍👩‍👧", "🔥", "。", ", ", " ", "\n", "https://t.me/a",
      "ﬁ", "①", "สวัสดี", "\u{200B}", "CASINO", "ΩΗ", "",
    ]
    return (0..<Int.random(in: 0...12, using: &random))
      .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }
}

@Suite("The tables of disguises")
struct DisguiseTableTests {
  @Test("give forms that fold to the character they stand for")
  func traditionalFolds() {
    var count = 0
    for value in UInt32(0x3400)...0x9FFF {
      guard let scalar = Unicode.Scalar(value), let form = TraditionalForms.form(of: scalar) else {
        continue
      }
      count += 1
      #expect(Folder.foldScalar(form.value) == Folder.foldScalar(value), "\(scalar) \(form)")
    }
    #expect(count > 2600)
  }

  @Test("give look-alikes that fold to the letter in a word that mixes scripts")
  func lookalikesFold() {
    let letters = (UInt32(0x41)...0x7A).compactMap(Unicode.Scalar.init)
    var count = 0
    for letter in letters {
      guard let other = LookalikeLetters.letter(for: letter) else { continue }
      count += 1
      #expect(Folder.folded("z\(other)z") == Folder.folded("z\(letter)z"), "\(letter)")
    }
    #expect(count == 32)
  }
}
