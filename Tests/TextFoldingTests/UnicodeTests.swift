import CICU
import Foundation
import Testing

@testable import TextFolding

/// The differences from ICU's NFKC_Casefold that are meant; docs/fold.md gives the reasons.
enum Difference: String, CaseIterable {
  case whiteSpace, mark, digit, annotation, punctuation, enclosed, letterform, radical, han
}

@Suite("The fold against ICU and Unicode's own tests")
struct UnicodeTests {
  static let annotations: Set<UInt32> = [0xFFF9, 0xFFFA, 0xFFFB]
  static let letterforms = Set("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡʏᴢɑɡı".unicodeScalars.map(\.value))

  /// Marks that go where they stay uncomposed: the four blocks of design.
  static func isDroppable(_ scalar: UInt32) -> Bool {
    [0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF].contains { $0 ~= scalar }
  }

  static func isBlank(_ scalar: UInt32) -> Bool {
    icu_is_white_space(scalar) != 0 || scalar == 0x2800
  }

  /// What kind of difference explains that `scalar`, by ICU `standard`, folds to `ours`; nil if
  /// none does.
  static func difference(_ scalar: UInt32, standard: [UInt32], ours: [UInt32]) -> Difference? {
    if annotations.contains(scalar) { return ours.isEmpty ? .annotation : nil }
    if icu_digit(scalar) >= 0, icu_category(scalar) == 9 {
      return ours == [0x30 + UInt32(icu_digit(scalar))] ? .digit : nil
    }
    if isBlank(scalar) { return ours == [0x20] || ours == [0x0A] ? .whiteSpace : nil }
    if 0x2E80...0x2FDF ~= scalar || 0x31C0...0x31EF ~= scalar {
      return ours.count == 1 && ScalarClass.of(ours[0]).contains(.han) ? .radical : nil
    }
    if let first = standard.first, standard.count == 1, letterforms.contains(first) {
      return ours.count == 1 && ours[0] < 0x7B ? .letterform : nil
    }
    if 0x2460...0x27BF ~= scalar || 0x1F100...0x1F51F ~= scalar,
      ours.allSatisfy({ 0x21...0x7A ~= $0 }), ours != [0x2D], ours != [0x2B], ours != [0x27],
      ours != [0x22]
    {
      return .enclosed
    }
    let kept = standard.filter { !isDroppable($0) }
    if kept == ours { return .mark }
    if ours.count == kept.count,
      zip(kept, ours).allSatisfy({ was, now in
        was == now || ScalarClass.of(was).contains(.han) && ScalarClass.of(now).contains(.han)
      })
    {
      return .han
    }
    // ASCII punctuation instead of what looks like it, also inside a longer form.
    if ours.count <= kept.count,
      ours.contains(where: { "'\"-~/:*+".utf8.map(UInt32.init).contains($0) })
    {
      return .punctuation
    }
    return nil
  }

  @Test func `Every scalar folds as ICU's NFKC_Casefold does, but for the listed differences`()
    throws
  {
    try #require(icu_unicode_major() == 15, "made for ICU 72, Unicode 15")
    var counts: [Difference: Int] = [:]
    for scalar in allScalars
    where icu_is_assigned(scalar) != 0 && icu_category(scalar) != 17 {
      let standard = try #require(ICU.caseFolded([scalar]))
      let ours = Folder.foldScalar(scalar)
      if standard == ours { continue }
      guard let difference = Self.difference(scalar, standard: standard, ours: ours) else {
        Issue.record("\(name(scalar)): \(standard.map(name)) became \(ours.map(name))")
        continue
      }
      counts[difference, default: 0] += 1
    }
    let summary = Difference.allCases.map { "\($0) \(counts[$0] ?? 0)" }.joined(separator: ", ")
    #expect(
      summary == "whiteSpace 9, mark 271, digit 600, annotation 3, punctuation 85, enclosed 122, "
        + "letterform 44, radical 156, han 4743")
  }

  @Test func `Unassigned and private scalars fold to themselves, or are ignorable`() {
    let scalars = allScalars.filter { icu_is_assigned($0) == 0 || icu_category($0) == 17 }
    for start in stride(from: 0, to: scalars.count, by: 256) {
      let chunk = scalars[start..<min(start + 256, scalars.count)]
      let kept = chunk.filter { icu_is_ignorable($0) == 0 && !Self.isDroppable($0) }
      // A full stop keeps each apart from the next.
      let folded = fold(utf8(chunk.flatMap { [$0, 0x2E] })).bytes.filter { $0 != 0x2E }
      #expect(folded == utf8(kept), "from \(name(chunk.first ?? 0))")
    }
  }

  /// The five columns of each line of NormalizationTest.txt, read through bzip2.
  static func normalizationTest() throws -> [[[UInt32]]] {
    let path = "/usr/share/unicode/NormalizationTest.txt.bz2"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["bzip2", "-dc", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { line in
      guard let first = line.utf8.first, first != 0x23, first != 0x40 else { return nil }
      return line.split(separator: ";").prefix(5).map { column in
        column.split(separator: " ").compactMap { UInt32($0, radix: 16) }
      }
    }
  }

  static let hasNormalizationTest = FileManager.default.fileExists(
    atPath: "/usr/share/unicode/NormalizationTest.txt.bz2")

  @Test(.enabled(if: hasNormalizationTest, "needs the package unicode-data"))
  func `Texts that Unicode calls equivalent fold alike`() throws {
    let lines = try Self.normalizationTest()
    #expect(lines.count > 18_000)
    var exceptions: Set<String> = []
    for columns in lines where columns.count == 5 {
      let folds = columns.map { fold(utf8($0)).bytes }
      // Canonical: source, NFC, NFD. Compatible: NFKC, NFKD.
      if folds[0] != folds[1] || folds[0] != folds[2] || folds[3] != folds[4] {
        Issue.record("\(columns[0].map(name))")
      }
      // We know more than NFKC of some characters, so only those may differ from it.
      if folds[0] != folds[3] { exceptions.insert(columns[0].map(name).joined(separator: " ")) }
      // And ICU's form of the text folds to what the text folds to.
      let standard = try #require(ICU.caseFolded(ICU.decomposed(columns[0]) ?? []))
      if fold(utf8(standard)).bytes != folds[0] {
        exceptions.insert(columns[0].map(name).joined(separator: " "))
      }
    }
    // The acute accent, which NFKC makes a space and a mark, is an apostrophe to us.
    #expect(exceptions.sorted() == ["U+1FFD", "U+B4"])
  }
}
