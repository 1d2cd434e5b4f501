/// Amounts of bytes as a person reads them.
package enum ByteCount {
  /// In the unit that leaves one to four digits before the point.
  package static func text(_ bytes: Int) -> String {
    switch bytes {
    case ..<10_000: "\(DecimalNumber.grouped(bytes)) bytes"
    case ..<1_000_000: "\(bytes / 1000) kB"
    case ..<1_000_000_000: "\(DecimalNumber.text(Double(bytes / 100_000) / 10, least: 1)) MB"
    default: "\(DecimalNumber.text(Double(bytes / 10_000_000) / 100, least: 2)) GB"
    }
  }
}
