/// Writes numbers with a fixed choice of decimals, the same bytes on every machine.
package enum DecimalNumber {
  /// Appends `value` rounded to two decimals, of which those that are zero are left off down to
  /// `least`: 34 is `34.0` with one, `34` with none.
  ///
  /// JSON has no infinity: what is no finite number, or beyond 10^15, is written as the nearest
  /// number that is (NaN as 0).
  package static func append(_ value: Double, least: Int, to output: inout [UInt8]) {
    let bounded = value.isNaN ? 0 : min(max(value, -1e15), 1e15)
    let hundredths = Int((bounded * 100).rounded(.toNearestOrAwayFromZero))
    if hundredths < 0 { output.append(UInt8(ascii: "-")) }
    let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    append(whole, to: &output)
    let decimals = rest == 0 ? 0 : rest.isMultiple(of: 10) ? 1 : 2
    let written = max(decimals, min(least, 2))
    guard written > 0 else { return }
    output.append(UInt8(ascii: "."))
    output.append(UInt8(ascii: "0") + UInt8(rest / 10))
    if written == 2 { output.append(UInt8(ascii: "0") + UInt8(rest % 10)) }
  }

  /// Appends a whole number.
  package static func append(_ value: UInt, to output: inout [UInt8]) {
    guard value >= 1_000 else { return append(small: value, digits: 1, to: &output) }
    append(value / 1_000, to: &output)
    append(small: value % 1_000, digits: 3, to: &output)
  }

  /// Appends a number below 1,000, with zeros in front up to `digits`.
  @inline(__always)
  private static func append(small value: UInt, digits: Int, to output: inout [UInt8]) {
    // Divided by constants, which are multiplications.
    let bytes = UInt16(truncatingIfNeeded: value)
    if value >= 100 || digits == 3 { output.append(digit(bytes / 100)) }
    if value >= 10 || digits == 3 { output.append(digit(bytes / 10 % 10)) }
    output.append(digit(bytes % 10))
  }

  @inline(__always)
  private static func digit(_ value: UInt16) -> UInt8 {
    UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value)
  }

  /// Appends a whole number.
  package static func append(_ value: Int, to output: inout [UInt8]) {
    if value < 0 { output.append(UInt8(ascii: "-")) }
    append(value.magnitude, to: &output)
  }

  /// The number as text, as `append` writes it.
  package static func text(_ value: Double, least: Int) -> String {
    var bytes: [UInt8] = []
    append(value, least: least, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A whole number for people: `12,345,678`.
  package static func grouped(_ value: Int) -> String {
    let digits = String(value.magnitude)
    var text = value < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
