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
    let line = ProgressLine.text(bytes: bytes, total: total, elapsed: now - start, held: held())
    StandardError.write("\r\u{1B}[2K" + line)
  }

  /// Takes the line away.
  mutating func erase() {
    guard lastDrawn != nil else { return }
    lastDrawn = nil
    StandardError.write("\r\u{1B}[2K")
  }
}
