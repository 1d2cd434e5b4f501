import FileAccess
import Reporting

/// One line on a terminal that says how far a run has come, redrawn in place.
struct ProgressBar: Sendable {
  private let isShown: Bool
  private let total: Int
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var lastDrawn: ContinuousClock.Instant?

  /// At most ten times a second: more is not seen, and costs.
  private static let interval = Duration.milliseconds(100)
  private static let columns = 20

  /// `total` is the size of all inputs in bytes; 0 where it is not known.
  init(isShown: Bool, total: Int) {
    self.isShown = isShown
    self.total = total
    start = clock.now
  }

  /// Redraws the line if it is time to; `held` is asked only then.
  mutating func update(bytes: Int, held: () -> Int) {
    guard isShown else { return }
    let now = clock.now
    // The first drawing also waits: a run that is over at once shows nothing.
    guard now - (lastDrawn ?? start) >= Self.interval else { return }
    lastDrawn = now
    let line = Self.line(bytes: bytes, total: total, elapsed: now - start, held: held())
    StandardError.write("\r\u{1B}[2K" + line)
  }

  /// Takes the line away.
  mutating func erase() {
    guard lastDrawn != nil else { return }
    lastDrawn = nil
    StandardError.write("\r\u{1B}[2K")
  }

  /// The line: a bar where the total is known, bytes, rate, messages held.
  static func line(bytes: Int, total: Int, elapsed: Duration, held: Int) -> String {
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
