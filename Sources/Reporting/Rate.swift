/// So many of so many: counted things, compared and written without rounding up.
package struct Rate: Sendable, Equatable {
  package var hits: Int
  package var total: Int

  package init(_ hits: Int, of total: Int) {
    self.hits = hits
    self.total = total
  }

  /// The share; 0 of nothing.
  package var share: Double { total == 0 ? 0 : Double(hits) / Double(total) }

  /// Whether the share is at least `percent`; nothing of nothing is everything.
  package func reaches(_ percent: Percent) -> Bool {
    total == 0 || percent.isReached(by: hits, of: total)
  }

  /// `99.99 %`: two decimals, cut off and not rounded, so that only everything is 100.00.
  package var text: String {
    guard total > 0 else { return "-" }
    let hundredths = hits.multipliedFullWidth(by: 10_000)
    let (quotient, _) = total.dividingFullWidth(hundredths)
    let rest = quotient % 100
    return "\(quotient / 100).\(rest < 10 ? "0" : "")\(rest) %"
  }

  /// The share in percent, cut off like `text`; 100 for nothing of nothing.
  package var percent: Double {
    guard total > 0 else { return 100 }
    let (quotient, _) = total.dividingFullWidth(hits.multipliedFullWidth(by: 10_000))
    return Double(quotient) / 100
  }
}

/// A number of percent from 0 to 100 as it was written, kept exactly.
package struct Percent: Sendable, Equatable {
  /// The number is `scaled / scale`; the scale is a power of ten.
  private let scaled: Int
  private let scale: Int

  /// Reads `95`, `99.5`, `99.999`, with at most six decimals and perhaps a `%` at the end.
  package init?(_ text: String) {
    let number = text.hasSuffix("%") ? text.dropLast() : text[...]
    let parts = number.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let decimals = parts.count == 2 ? parts[1] : ""
    guard let whole = parts.first, (1...3).contains(whole.utf8.count),
      parts.count == 1 || (1...6).contains(decimals.utf8.count),
      (whole + decimals).utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let scaled = Int(whole + decimals)
    else { return nil }
    let scale = decimals.utf8.reduce(1) { scale, _ in scale * 10 }
    guard scaled <= 100 * scale else { return nil }
    self.scaled = scaled
    self.scale = scale
  }

  /// The number as written, without zeros in front.
  package var text: String {
    guard scale > 1 else { return "\(scaled)" }
    let rest = String(scaled % scale)
    let zeros = String(repeating: "0", count: String(scale).count - 1 - rest.count)
    return "\(scaled / scale).\(zeros)\(rest)"
  }

  /// count / total >= scaled / scale / 100, in whole numbers.
  fileprivate func isReached(by count: Int, of total: Int) -> Bool {
    let a = count.multipliedFullWidth(by: 100 * scale)
    let b = total.multipliedFullWidth(by: scaled)
    return (a.high, a.low) >= (b.high, b.low)
  }
}

extension Percent {
  /// Everything.
  package static let all = Percent(scaled: 100, scale: 1)

  /// The number as a part of 1.
  package var fraction: Double { Double(scaled) / Double(scale) / 100 }

  private init(scaled: Int, scale: Int) {
    self.scaled = scaled
    self.scale = scale
  }
}
