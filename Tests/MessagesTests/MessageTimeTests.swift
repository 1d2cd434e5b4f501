import Messages
import Testing

@Suite("Times of messages")
struct MessageTimeTests {
  @Test(
    "are read as RFC 3339 or Unix seconds",
    arguments: [
      ("0", 0), ("1767225600", 1_767_225_600), ("1767225600.5", 1_767_225_600),
      ("1767225600123", 1_767_225_600), ("1970-01-01T00:00:00Z", 0),
      ("2026-01-01T00:00:00Z", 1_767_225_600), ("2026-01-01 08:00:00+08:00", 1_767_225_600),
      ("2025-12-31t19:30:00.25-04:30", 1_767_225_600), ("2024-02-29T12:00:00Z", 1_709_208_000),
      ("1969-12-31T23:59:59Z", -1),
    ] as [(String, Int64)])
  func areRead(text: String, seconds: Int64) {
    #expect(MessageTime.seconds(of: Array(text.utf8)) == seconds)
  }

  @Test(
    "that are neither are none",
    arguments: [
      "", "now", "2026-01-01", "2026-13-01T00:00:00Z", "2026-01-01T24:00:00Z", "12:30", "-5",
      "2026-01-01T00:00:00", "2026-01-01T00:00:00Zjunk", "99999999999999999999",
    ])
  func othersAreNone(text: String) {
    #expect(MessageTime.seconds(of: Array(text.utf8)) == nil)
  }
}
