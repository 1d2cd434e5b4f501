/// What is shown while a run goes on: one line, as long as it has to be and no longer.
package enum ProgressLine {
  private static let columns = 20

  /// A bar where the total is known (it is 0 where not), bytes, rate, messages held.
  package static func text(bytes: Int, total: Int, elapsed: Duration, held: Int) -> String {
    let (whole, parts) = elapsed.components
    let seconds = max(Double(whole) + Double(parts) * 1e-18, 1e-3)
    let rate = DecimalNumber.text((Double(bytes) / 1e5 / seconds).rounded() / 10, least: 1)
    var line = ""
    if total > 0 {
      let done = min(Double(bytes) / Double(total), 1)
      let filled = Int(done * Double(columns))
      line += "[" + String(repeating: "#", count: filled)
      line += String(repeating: "-", count: columns - filled) + "] \(Int(done * 100))%  "
      line += "\(ByteCount.text(bytes)) of \(ByteCount.text(total))"
    } else {
      line += ByteCount.text(bytes)
    }
    return line + "  \(rate) MB/s  \(DecimalNumber.grouped(held)) held"
  }
}
