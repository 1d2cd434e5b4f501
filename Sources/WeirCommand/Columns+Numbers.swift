import Measurement
import Reporting

/// Numbers in reports.
extension Columns {
  /// `34`, `33.5`.
  static func number(_ value: Double) -> String { DecimalNumber.text(value, least: 0) }

  /// A small number with three digits that count, such as `0.000123`.
  static func small(_ value: Double) -> String {
    guard value.isFinite, value > 0 else { return value == 0 ? "0" : "\(value)" }
    var scale = 1.0
    while value * scale < 100, scale < 1e9 { scale *= 10 }
    return "\((value * scale).rounded() / scale)"
  }

  /// `12.3 %`, with more digits where there is little.
  static func percent(_ share: Double) -> String {
    let percent = share * 100
    if percent >= 1 || percent == 0 { return "\((percent * 10).rounded() / 10) %" }
    // Less than a thousandth of a percent is as good as nothing.
    return percent < 0.001 ? "0.001 %" : "\((percent * 1000).rounded() / 1000) %"
  }

  /// The share of a rate, and where the true one lies with 95 % confidence.
  static func percent(_ rate: ClusterRate) -> String {
    rate.total > 0 ? percent(rate.share, rate.interval) : "-"
  }

  /// A share, and where the true one lies.
  static func percent(_ share: Double, _ interval: ClosedRange<Double>) -> String {
    "\(percent(share)) (\(bare(interval.lowerBound))-\(bare(interval.upperBound)))"
  }

  private static func bare(_ share: Double) -> String { String(percent(share).dropLast(2)) }
}
