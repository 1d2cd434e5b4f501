import TestSupport
import Testing

@testable import TextFolding

@Suite("The steps of the fold")
struct StepsTests {
  @Test(
    "what people write and what it folds to",
    arguments: [
      // Case, width, style.
      ("HELLO World", "hello world"), ("ＶＸ：１２３", "vx:123"), ("𝐕𝐗 𝟙𝟚", "vx 12"),
      ("🅅🅧 🅥🅰 ⓥⓧ", "vx va vx"), ("🆔🆗", "idok"), ("➊➋③⓿", "1230"), ("ꜱᴀꜰᴇ", "safe"),
      ("Straße", "strasse"), ("ﬁne", "fine"), ("١٢٣ ४५", "123 45"), ("½", "1/2"),
      ("“don’t” – 5−3", "\"don't\" - 5-3"), ("don´t", "don't"), ("〜～", "~~"), ("…", "..."),
      // White space.
      ("a \t\r\n b", "a\nb"), ("a\u{3000}\u{A0}b", "a b"), ("a\u{2028}b\u{85}c", "a\nb\nc"),
      ("a \u{301} b", "a b"), ("a\u{2800}b", "a b"), (" \u{200B} ", " "), ("a  b", "a b"),
      // Dropped, then composed, then leftover marks.
      ("安\u{200B}全\u{AD}账\u{FE0F}户", "安全账户"), ("e\u{200D}\u{301}", "é"), ("e\u{301}", "é"),
      ("s\u{337}a\u{337}f\u{337}e\u{20E3}", "safe"), ("é\u{301}", "é"), ("İ", "i"),
      ("a\u{300}\u{301}\u{302}\u{303}\u{304}", "a"), ("ệ", "ệ"), ("e\u{302}\u{323}", "ệ"),
      ("\u{1112}\u{1161}\u{11AB}", "한"), ("ㅎㅏㄴ", "하\u{1102}"), ("ｶﾞｷﾟ", "ガキ\u{309A}"),
      ("ที่นี่", "ที่นี่"), ("กำ", "ก\u{E4D}า"), ("ᾳ", "αι"), ("ᾴ", "άι"), ("α\u{345}\u{301}", "άι"),
      // Traditional, Japanese, variants, radicals.
      ("安全帳戶", "安全账户"), ("轉帳到妳著瞭", "转账到你着了"), ("転账", "转账"), ("裡裏週佔", "里里周占"),
      ("⼈⺠⻢", "人民马"), ("㊙㈱", "秘(株)"), ("円", "円"), ("吃喫麼", "吃吃么"), ("丽", "丽"),
      // Symbols stay.
      ("🇨🇳 ❤ ≠", "🇨🇳 ❤ ≠"), ("a\0b", "a\0b"),
    ])
  func folds(text: String, expected: String) {
    #expect(fold(text).bytes == Array(expected.utf8), "\(fold(text).text)")
  }

  @Test(
    "look-alikes become Latin only in a word that mixes scripts",
    arguments: [
      ("аpple", "apple", 1), ("привет", "привет", 0), ("сосо", "сосо", 0), ("vх加", "vx加", 1),
      ("Ηello", "hello", 1), ("ΗΜΕΡΑ", "ημερα", 0), ("νet ηet", "vet net", 2),
      ("WhаtsАpp и Теlegram", "whatsapp и telegram", 2), ("USDТ-рубль", "usdt-рубль", 1),
      ("ᏔhatsApp", "whatsapp", 1), ("Ꮤ", "Ꮤ", 0), ("ոot", "not", 1), ("ⲟk", "ok", 1),
      ("ё1", "ё1", 0), ("Ή\u{308}", "ή", 0), ("Ηɑ", "ha", 1),
    ])
  func lookalikes(text: String, expected: String, words: Int) {
    let folded = fold(text)
    #expect(folded.text == expected)
    #expect(folded.report.mixedScriptWords == words)
  }

  @Test func `A regex's literals keep their look-alikes`() {
    #expect(Folder.folded("аpple Ηa", lookalikes: false) == "аpple ηa")
    #expect(Folder.folded("аpple Ηa") == "apple ha")
  }

  @Test(
    "ill-formed UTF-8 is one U+FFFD for each maximal subpart",
    arguments: [
      ([0xFF], 1), ([0xC0, 0xAF], 2), ([0xE0, 0x80, 0xBF], 3), ([0xED, 0xA0, 0x80], 3),
      ([0xF4, 0x91, 0x92, 0x93, 0xFF, 0x41, 0x80, 0xBF, 0x42], 7),
      ([0xE1, 0x80, 0xE2, 0xF0, 0x91, 0x92, 0xF1, 0xBF, 0x41], 4), ([0xE4, 0xB8], 1),
      ([0xF0, 0x9F, 0x98], 1), ([0x61, 0xE4], 1), ([0x80], 1),
    ] as [([UInt8], Int)])
  func illFormed(bytes: [UInt8], count: Int) {
    let folded = fold(bytes)
    #expect(folded.report.invalidSequences == count)
    let expected = String(decoding: bytes, as: UTF8.self).lowercased()
    #expect(folded.text == expected)
    #expect(foldByScalars(bytes).bytes == folded.bytes)
  }

  @Test(
    "characters that hide are counted, those that belong are not",
    arguments: [
      ("安\u{200B}全", 1), ("s\u{AD}afe\u{2060}", 2), ("❤\u{FE0F}", 0), ("👨\u{200D}👩\u{200D}👧", 0),
      ("1\u{FE0F}\u{20E3}", 0), ("1\u{FE0F}2", 1), ("\u{FEFF}a", 0), ("a\u{FEFF}", 1),
      ("می\u{200C}خواهم", 0), ("क्\u{200D}ष", 0), ("ᄒ\u{115F}", 1), ("🏴\u{E0067}\u{E007F}", 0),
      ("a\u{E0067}", 1), ("\u{202E}abc", 1), ("™\u{FE0F}❤\u{FE0F}\u{200D}🔥", 0),
    ])
  func zeroWidth(text: String, count: Int) { #expect(fold(text).report.zeroWidth == count) }

  @Test func `A report counts marks, styles and scripts`() {
    #expect(fold("s\u{337}\u{337}a é").report.marks == 2)
    #expect(fold("ＶＸ🅥①㊙，。–Ä").report.styled == 5)
    #expect(fold("abc Привет 中かカ한ไทย").report.scripts.rawValue == 1 | 2 | 4 | 8 | 16 | 32)
    #expect(fold("vх").report.scripts == .latin)
    #expect(fold("12, ،").report.scripts == [])
    #expect(fold("שלום").report.scripts == .other)
  }

  @Test func `What one text piles up costs neither memory nor meaning`() {
    let pile = fold("a" + String(repeating: "\u{301}", count: 10_000) + "b")
    #expect(pile.text == "ab")
    #expect(pile.report.marks == 10_000)
    let thai = fold("ก" + String(repeating: "\u{E48}", count: 10_000))
    #expect(thai.bytes.count == 3 * (1 + CombiningSegment.keptLimit))
    let vowels = String(repeating: "\u{1161}", count: 10_000)
    #expect(fold(vowels).text == vowels)
    let growing = fold(String(repeating: "\u{FDFA}\u{F73}", count: 1_000))
    #expect(growing.bytes.count == 1_000 * (33 + 6))
    let tags = fold("🏴" + String(repeating: "\u{E0067}", count: 5_000))
    #expect(tags.report.zeroWidth > 4_900)
  }

  @Test func `A fold begins anew behind what the arena holds`() {
    var arena = ByteArena()
    _ = Folder.fold(Array("a ".utf8).span, into: &arena)
    _ = Folder.fold(Array(" \u{301}e".utf8).span, into: &arena)
    #expect(String(decoding: arena.storage[..<arena.count], as: UTF8.self) == "a  e")
    let report = Folder.fold([UInt8]().span, into: &arena)
    #expect(arena.count == 4 && report == FoldReport())
  }
}
