import Reporting

/// Durations as a person reads them.
package enum DurationText {
  /// In the unit that leaves one to three digits before the point.
  package static func of(_ nanoseconds: UInt64) -> String {
    switch nanoseconds {
    case ..<1000: "\(nanoseconds) ns"
    case ..<1_000_000: rounded(nanoseconds, 1000) + " µs"
    case ..<1_000_000_000: rounded(nanoseconds, 1_000_000) + " ms"
    default: rounded(nanoseconds, 1_000_000_000) + " s"
    }
  }

  private static func rounded(_ nanoseconds: UInt64, _ unit: UInt64) -> String {
    let value = Double(nanoseconds) / Double(unit)
    return DecimalNumber.text(value < 10 ? value : (value * 10).rounded() / 10, least: 1)
  }
}

/// Shares as a person reads them.
enum PercentText {
  /// `12.3 %`, `0.01 %`; `less than 0.01 %` for what is not nothing.
  static func of(_ count: Int, _ total: Int) -> String {
    of(Double(count), Double(total))
  }

  static func of(_ count: Double, _ total: Double) -> String {
    guard total > 0, count > 0 else { return "0 %" }
    let percent = count / total * 100
    if percent < 0.005 { return "less than 0.01 %" }
    let shown = percent < 1 ? percent : (percent * 10).rounded() / 10
    return DecimalNumber.text(shown, least: 0) + " %"
  }
}

/// Patterns in running text.
enum PatternText {
  private static let longest = 60

  /// The source, cut where it is long.
  static func short(_ source: String) -> String {
    source.count <= longest ? source : source.prefix(longest) + "…"
  }
}
