import Reporting
import TestSupport
import Testing

@Suite struct JSONTextTests {
  private func json(_ bytes: [UInt8]) -> String {
    var output: [UInt8] = []
    JSONText.append(bytes[...], to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  @Test(
    "escapes what JSON must not hold",
    arguments: [
      ("", #""""#),
      ("plain 文字", #""plain 文字""#),
      (#"say "hi""#, #""say \"hi\"""#),
      (#"back\slash"#, #""back\\slash""#),
      ("a\u{8}\t\n\u{C}\rb", #""a\b\t\n\f\rb""#),
      ("\u{0}\u{1B}\u{7F}", "\"\\u0000\\u001b\u{7F}\""),
    ]) func escapes(_ text: String, _ expected: String)
  {
    #expect(json(Array(text.utf8)) == expected)
  }

  @Test func `invalid UTF-8 becomes what the standard library makes of it`() {
    var random = SeededRandom(seed: 7)
    // Bytes that make broken sequences likely: leads, continuations, some ASCII.
    let alphabet: [UInt8] = [
      0x41, 0x7A, 0x80, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xE4, 0xED, 0xEF, 0xF0, 0xF1,
      0xF4, 0xF5, 0xFF, 0x8F, 0x90,
    ]
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...12, using: &random)
      let bytes = (0..<count).map { _ in alphabet[Int.random(in: 0..<20, using: &random)] }
      #expect(json(bytes) == "\"" + String(decoding: bytes, as: UTF8.self) + "\"", "\(bytes)")
    }
  }
}

@Suite struct DecimalNumberTests {
  @Test(
    "writes a number in one form",
    arguments: [
      (34.0, 1, "34.0"), (34.0, 0, "34"), (34.0, 2, "34.00"), (0.72, 2, "0.72"),
      (0.7, 2, "0.70"), (0.7, 1, "0.7"), (0.999, 2, "1.00"), (-3.25, 0, "-3.25"),
      (-0.001, 1, "0.0"), (6.125, 1, "6.13"), (-0.5, 0, "-0.5"), (1234567.5, 1, "1234567.5"),
      (.nan, 1, "0.0"), (.infinity, 1, "1000000000000000.0"),
      (-.infinity, 0, "-1000000000000000"),
    ]) func numbers(_ value: Double, _ least: Int, _ expected: String)
  {
    #expect(DecimalNumber.text(value, least: least) == expected)
  }

  @Test(
    "groups the digits of a count",
    arguments: [
      (0, "0"), (12, "12"), (123, "123"), (1234, "1,234"), (123_456, "123,456"),
      (-1_234_567, "-1,234,567"),
    ]) func grouped(_ value: Int, _ expected: String)
  {
    #expect(DecimalNumber.grouped(value) == expected)
  }

  @Test(
    "names an amount of bytes in a fitting unit",
    arguments: [
      (0, "0 bytes"), (9_999, "9,999 bytes"), (123_456, "123 kB"), (45_678_901, "45.6 MB"),
      (2_345_678_901, "2.34 GB"),
    ]) func bytes(_ count: Int, _ expected: String)
  {
    #expect(ByteCount.text(count) == expected)
  }
}
