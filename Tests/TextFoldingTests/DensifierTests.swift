import TestSupport
import Testing

@testable import TextFolding

@Suite("The dense view and the classes of scalars")
struct DensifierTests {
  static func dense(_ text: String, _ substitutions: [UInt32: UInt32] = [:]) -> String {
    var arena = ByteArena()
    Densifier(substitutions: substitutions).densify(Array(text.utf8).span, into: &arena)
    return String(decoding: arena.storage[..<arena.count], as: UTF8.self)
  }

  @Test(
    "separators go, letters, digits and kept marks stay",
    arguments: [
      ("安.全.账.户", "安全账户"), ("刷/单", "刷单"), ("s-a-f-e", "safe"), ("a 1\n2❤🇨🇳", "a12"),
      ("ที่ นี่", "ที่นี่"), ("か・゙", "が"), ("𠀀,𠀁", "𠀀𠀁"), ("", ""), ("é ü", "éü"), ("々〇ー、", "々〇ー"),
    ])
  func densifies(text: String, expected: String) {
    #expect(Array(Self.dense(text).utf8) == Array(expected.utf8))
  }

  @Test func `Substitutions map one scalar to one, of any length`() {
    let table: [UInt32: UInt32] = [
      0x8587: 0x5FAE, 0x76: 0x5FAE, 0x4E01: 0x20000, 0x20001: 0x61, 0x78: 0x1F600, 0x2B: 0x52A0,
      0x79: 0xD800,
    ]
    #expect(Self.dense("薇.信v丁𠀁x+y", table) == "微信微𠀀a😀y")
    #expect(Self.dense(String(repeating: "x", count: 500), table).utf8.count == 2_000)
  }

  @Test func `Any bytes are taken without harm`() {
    var random = SeededRandom(seed: 9)
    let densifier = Densifier(substitutions: [0x61: 0x20000])
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      var arena = ByteArena()
      densifier.densify(bytes.span, into: &arena)
      #expect(arena.count <= bytes.count * 4 + 16)
    }
  }

  @Test(
    "classes",
    arguments: [
      (0x61, .spacedWord), (0x35, .spacedWord), (0x5F, .separator), (0x20, .separator),
      (0x4E2D, [.unspaced, .han]), (0x3005, [.unspaced, .han]), (0x3007, [.unspaced, .han]),
      (0x30FC, .unspaced), (0x304B, .unspaced), (0xAC00, .unspaced), (0xE01, .unspaced),
      (0xE48, [.unspaced, .mark]), (0x1780, .unspaced), (0x1000, .unspaced), (0xE81, .unspaced),
      (0x3099, [.unspaced, .mark]), (0x93F, [.spacedWord, .mark]), (0x430, .spacedWord),
      (0xE9, .spacedWord), (0x1F600, .separator), (0xFFFD, .separator), (0x3002, .separator),
      (0x20000, [.unspaced, .han]), (0x110000, .separator), (0xD800, .separator), (0, .separator),
    ] as [(UInt32, ScalarClass)])
  func classes(scalar: UInt32, expected: ScalarClass) {
    #expect(ScalarClass.of(scalar) == expected, "\(name(scalar))")
  }

  @Test func `Every scalar is either a separator or a letter of one kind of script`() {
    for scalar in allScalars {
      let kind = ScalarClass.of(scalar)
      let kinds = [kind.contains(.separator), kind.contains(.spacedWord), kind.contains(.unspaced)]
      if kinds.filter(\.self).count != 1 { Issue.record("\(name(scalar)): \(kind)") }
      if kind.contains(.han), !kind.contains(.unspaced) { Issue.record("\(name(scalar))") }
    }
  }
}
