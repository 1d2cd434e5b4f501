import TestSupport
import Testing

@testable import TextFolding

@Suite("Laws of the fold")
struct LawTests {
  /// Scalars that interact: bases, marks of every kind, jamo, joiners, white space, look-alikes,
  /// expansions and what has four bytes.
  static let telling: [UInt32] = [
    0x00, 0x09, 0x0A, 0x0D, 0x20, 0x2E, 0x31, 0x41, 0x45, 0x61, 0x72, 0x73, 0x7A, 0x85, 0xA0, 0xA8,
    0xAD, 0xB4, 0xBD, 0xC5, 0xDF, 0x130, 0x131, 0x1E8, 0x23A, 0x300, 0x301, 0x307, 0x308, 0x315,
    0x323, 0x327, 0x331, 0x338, 0x340, 0x344, 0x345, 0x34F, 0x360, 0x378, 0x389, 0x391, 0x397,
    0x39D, 0x3A5, 0x3AB, 0x3B1, 0x3B7, 0x3BC, 0x3C5, 0x410, 0x430, 0x438, 0x439, 0x43D, 0x445,
    0x456, 0x483, 0x501, 0x57D, 0x5D0, 0x5B0, 0x5BC, 0x627, 0x64B, 0x653, 0x654, 0x661, 0x6C1,
    0x915, 0x93C, 0x94D, 0x958, 0x9C7, 0x9BE, 0x9D7, 0xB47, 0xB56, 0xCC6, 0xCC2, 0xCD5, 0xDD9,
    0xDCA, 0xDCF, 0xE01, 0xE33, 0xE38, 0xE48, 0xF71, 0xF72, 0xF73, 0xF74, 0x1025, 0x102E, 0x1100,
    0x1112, 0x115F, 0x1161, 0x1175, 0x11A8, 0x11C2, 0x13A0, 0x13D4, 0x1ABE, 0x1DC0, 0x1E9B, 0x1F71,
    0x1FB3, 0x1FB4, 0x1FBE, 0x1FC1, 0x2009, 0x200B, 0x200D, 0x2013, 0x2019, 0x2026, 0x2028, 0x20E3,
    0x212A, 0x212B, 0x222D, 0x2260, 0x2241, 0x24BB, 0x2776, 0x2ADC, 0x2C80, 0x2EA0, 0x2F08, 0x3000,
    0x3001, 0x3002, 0x3005, 0x3007, 0x304B, 0x3099, 0x309A, 0x309B, 0x30AB, 0x30FC, 0x3131, 0x314F,
    0x3164, 0x3300, 0x3392, 0x4E00, 0x5E33, 0x6236, 0x77AD, 0xA4F2, 0xAB70, 0xAC00, 0xAC01, 0xD7A3,
    0xF900, 0xFA10, 0xFB01, 0xFB1D, 0xFB2C, 0xFC5E, 0xFC63, 0xFDFA, 0xFE0F, 0xFE20, 0xFE70, 0xFEFF,
    0xFF01, 0xFF21, 0xFF76, 0xFF9E, 0xFF9F, 0xFFA0, 0xFFA1, 0xFFC2, 0xFFE3, 0xFFFD, 0x10400,
    0x1109A, 0x110BA, 0x11131, 0x11127, 0x114B9, 0x114BA, 0x1D15E, 0x1D400, 0x1D7CE, 0x1F170,
    0x1F1E8, 0x1F44D, 0x2F800, 0x2B820, 0x20000, 0xE0067, 0xE0100, 0x10FFFF,
  ]

  /// Everything that must hold of the fold of one text; nil if it does.
  static func broken(_ bytes: [UInt8]) -> String? {
    let folded = fold(bytes)
    let slow = foldByScalars(bytes)
    guard folded.bytes == slow.bytes else { return "scalars: \(slow.bytes) not \(folded.bytes)" }
    guard folded.report == slow.report else { return "scalars: other report" }
    let again = fold(folded.bytes)
    guard again.bytes == folded.bytes else { return "twice: \(again.bytes) not \(folded.bytes)" }
    guard String(validating: folded.bytes, as: UTF8.self) != nil else { return "not UTF-8" }
    let (mapped, map) = foldWithMap(bytes)
    guard mapped.bytes == folded.bytes, mapped.report == folded.report else { return "map: bytes" }
    return brokenMap(map, folded.bytes, bytes)
  }

  static func brokenMap(_ map: OffsetMap, _ folded: [UInt8], _ original: [UInt8]) -> String? {
    let borders = borders(of: folded)
    let originalBorders = Set(Self.originalBorders(of: original))
    var last = 0..<0
    for (start, end) in zip(borders, borders.dropFirst()) {
      let range = map.originalRange(ofFolded: start..<end)
      guard range.lowerBound >= last.lowerBound, range.upperBound >= last.upperBound else {
        return "map goes back at \(start): \(range) after \(last)"
      }
      guard !range.isEmpty, range.upperBound <= original.count else { return "map: \(range)" }
      guard originalBorders.contains(range.lowerBound), originalBorders.contains(range.upperBound)
      else { return "map inside a scalar at \(start): \(range)" }
      last = range
    }
    guard map.originalRange(ofFolded: folded.count..<folded.count).lowerBound == original.count
    else { return "map: end" }
    let whole = map.originalRange(ofFolded: 0..<folded.count)
    return whole.upperBound <= original.count ? nil : "map: whole \(whole)"
  }

  static func borders(of bytes: [UInt8]) -> [Int] {
    bytes.indices.filter { bytes[$0] & 0xC0 != 0x80 } + [bytes.count]
  }

  /// Borders of scalars and of ill-formed sequences, by the standard library's decoder.
  static func originalBorders(of bytes: [UInt8]) -> [Int] {
    if String(validating: bytes, as: UTF8.self) != nil { return borders(of: bytes) }
    var borders = [0]
    var at = 0
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      let length = String(scalar).utf8.count
      let isCopy =
        at + length <= bytes.count && Array(String(scalar).utf8) == Array(bytes[at..<at + length])
      at += isCopy ? length : subpart(of: bytes, at: at)
      borders.append(at)
    }
    return borders
  }

  /// The length of the ill-formed sequence at `start`: the longest cut that a valid one begins with.
  static func subpart(of bytes: [UInt8], at start: Int) -> Int {
    for length in [3, 2] where start + length <= bytes.count {
      let cut = Array(bytes[start..<start + length])
      let replaced = String(decoding: cut, as: UTF8.self).unicodeScalars
      if replaced.count == 1, replaced.first?.value == 0xFFFD { return length }
    }
    return 1
  }

  @Test func `Every scalar keeps the laws`() {
    // The planes without characters behave alike.
    let scalars = allScalars.filter { !(0x32000..<0xE0000).contains($0) && $0 < 0xE1000 }
    for start in stride(from: 0, to: scalars.count, by: 64) {
      let chunk = scalars[start..<min(start + 64, scalars.count)]
      // A full stop keeps each apart from the next.
      let problem = Self.broken(utf8(chunk.flatMap { [$0, 0x2E] }))
      #expect(problem == nil, "\(name(chunk.first ?? 0))")
      if problem != nil { return }
    }
  }

  @Test func `Every pair of telling scalars keeps the laws`() {
    for first in Self.telling {
      // A full stop keeps each pair apart from the next.
      let problem = Self.broken(utf8(Self.telling.flatMap { [first, $0, 0x2E] }))
      #expect(problem == nil, "\(name(first))")
      if problem != nil { return }
    }
  }

  @Test(arguments: 1...4)
  func `Random sequences of telling scalars keep the laws`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<1_500 {
      let count = Int.random(in: 1...24, using: &random)
      var scalars = (0..<count).compactMap { _ in Self.telling.randomElement(using: &random) }
      if Bool.random(using: &random) {
        let pile = Int.random(in: 0...80, using: &random)
        let marks: [UInt32] = [0x301, 0x323, 0x345, 0x653, 0x3099, 0xE48, 0x94D, 0x64B]
        scalars += (0..<pile).compactMap { _ in marks.randomElement(using: &random) }
      }
      let problem = Self.broken(utf8(scalars))
      #expect(problem == nil, "\(scalars.map(name))")
      if problem != nil { return }
    }
  }

  @Test(arguments: 5...8)
  func `Random bytes keep the laws`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let leads: [UInt8] = [0x20, 0x0A, 0x0D, 0x09, 0x41, 0x7A, 0x5B, 0x60, 0x7B, 0x7F, 0xE4, 0xF0]
    for _ in 0..<1_500 {
      let count = Int.random(in: 0...60, using: &random)
      let bytes = (0..<count).map { _ -> UInt8 in
        let kind = Int.random(in: 0..<8, using: &random)
        if kind < 3 { return UInt8.random(in: 0x20...0x7E, using: &random) }
        if kind < 6 { return leads.randomElement(using: &random) ?? 0 }
        return UInt8.random(in: 0...255, using: &random)
      }
      let problem = Self.broken(bytes)
      #expect(problem == nil, "\(bytes)")
      if problem != nil { return }
    }
  }
}
