import Reporting
import Testing

@Suite struct ProgressLineTests {
  @Test func `shows a bar, the bytes, the rate and what is held`() {
    let line = ProgressLine.text(
      bytes: 25_000_000, total: 100_000_000, elapsed: .milliseconds(500), held: 1234)
    #expect(
      line == "[#####---------------] 25%  25.0 MB of 100.0 MB  50.0 MB/s  1,234 held")
  }

  @Test func `without a total there is no bar`() {
    let line = ProgressLine.text(bytes: 9_000, total: 0, elapsed: .seconds(1), held: 0)
    #expect(line == "9,000 bytes  0.0 MB/s  0 held")
  }

  @Test func `a file that grew does not overflow the bar`() {
    let line = ProgressLine.text(bytes: 300, total: 100, elapsed: .zero, held: 0)
    #expect(line.hasPrefix("[####################] 100%"))
  }
}
