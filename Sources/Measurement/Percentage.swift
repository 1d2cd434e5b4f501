import Reporting

/// Shares as people read them.
enum Percentage {
  /// `12.3 %`; with three decimals below a tenth of a percent, two below ten.
  static func text(_ share: Double) -> String { number(share) + " %" }

  /// The same without the sign.
  static func number(_ share: Double) -> String {
    let percent = share * 100
    if percent == 0 || percent >= 99.95 { return DecimalNumber.text(percent.rounded(), least: 0) }
    return fixed(percent, places: percent < 0.1 ? 3 : percent < 10 ? 2 : 1)
  }

  /// `12.3 % (11.9-12.8)`; a dash for a share of nothing.
  static func text(_ rate: Rate) -> String {
    rate.total == 0 ? "-" : text(rate.share) + " " + text(rate.interval)
  }

  static func text(_ rate: ClusterRate) -> String {
    rate.total == 0 ? "-" : text(rate.share) + " " + text(rate.interval)
  }

  /// A share that is not counted, with the interval it lies in.
  static func text(_ share: Double, _ interval: ClosedRange<Double>) -> String {
    text(share) + " " + text(interval)
  }

  private static func text(_ interval: ClosedRange<Double>) -> String {
    "(\(number(interval.lowerBound))-\(number(interval.upperBound)))"
  }

  private static func fixed(_ value: Double, places: Int) -> String {
    var unit = 1.0
    for _ in 0..<places { unit *= 10 }
    let scaled = Int((value * unit).rounded(.toNearestOrAwayFromZero))
    let (whole, rest) = scaled.quotientAndRemainder(dividingBy: Int(unit))
    let digits = String(rest)
    return "\(whole)." + String(repeating: "0", count: places - digits.count) + digits
  }
}
