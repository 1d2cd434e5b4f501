import Diagnostics
import RuleCheck
import Testing

/// What an `allow` becomes.
struct AllowTests {
  private static let hash = String(repeating: "0aF", count: 21) + "7"

  @Test("an allowance has its senders, domains and hashes, an owner, a day and a reason")
  func allowance() throws {
    let (pack, diagnostics) = check(
      """
      allow {
        sender "95588" "ICBC"
        domain "Example.org" "银行.cn"
        domain "example.com" "हिन्दी.भारत"
        message "sha256:\(Self.hash)"
        owner "fraud desk"
        until 2027-03-31
        why "own notices"
      }
      """)
    #expect(diagnostics.isEmpty, "\(CaretRenderer(files: pack.files).render(diagnostics))")
    let allowance = try #require(pack.allowances.first)
    #expect(allowance.senders == ["95588", "ICBC"])
    #expect(allowance.domains == ["example.org", "银行.cn", "example.com", "हिन्दी.भारत"])
    #expect(allowance.messageHashes.map(\.count) == [32])
    #expect(allowance.messageHashes[0].prefix(3) == [0x0A, 0xF0, 0xAF])
    #expect(allowance.messageHashes[0].last == 0xF7)
    #expect(allowance.owner == "fraud desk" && allowance.why == "own notices")
    #expect(allowance.until == CalendarDate(year: 2027, month: 3, day: 31))
  }

  @Test(
    "a day is one of the calendar",
    arguments: [
      ("2027-03-31", true), ("2028-02-29", true), ("2027-02-29", false), ("2100-02-29", false),
      ("2000-02-29", true), ("2027-04-31", false), ("2027-13-01", false), ("2027-00-01", false),
      ("2027-01-00", false), ("1969-12-31", false), ("2027-3-31", false), ("20270331", false),
      ("2027/03/31", false), ("31.3.2027", false), ("2027-03-31T00:00", false),
    ])
  func days(written: String, isDay: Bool) {
    let text = "allow { sender \"1\" owner \"o\" until \(written) why \"w\" }"
    #expect(codes(text) == (isDay ? [] : [.invalidDate]))
    #expect((CalendarDate(written) != nil) == isDay)
  }

  @Test("days are in order")
  func order() throws {
    let days = try ["2026-12-31", "2027-01-01", "2027-01-31", "2027-02-01"].map {
      try #require(CalendarDate($0))
    }
    #expect(days == days.sorted() && days[0] < days[1])
  }

  @Test(
    "what is no host name is no domain",
    arguments: [
      "", "example", "a½.org", "a_b.org", "a..b", ".org", "a/b.org", "a b.org", "x@y.org",
      "a.org:80",
    ])
  func domains(written: String) {
    let text = "allow { domain \"\(written)\" owner \"o\" until 2027-03-31 why \"w\" }"
    #expect(codes(text) == [.wrongValue])
  }

  @Test(
    "a hash is `sha256:` and 64 hexadecimal digits",
    arguments: [
      "", "sha256:", hash, "sha1:\(hash)", "sha256:\(hash)0", "sha256:\(hash.dropLast())",
      "sha256:\(hash.dropLast())g",
    ])
  func hashes(written: String) {
    let text = "allow { message \"\(written)\" owner \"o\" until 2027-03-31 why \"w\" }"
    #expect(codes(text) == [.invalidHash])
  }

  @Test("its words are names everywhere else")
  func freeWords() {
    let (_, diagnostics) = check(
      """
      signal sender = "a"
      signal message = "b"
      signal owner = sender message
      signal until = "c" owner
      condition domain = until then message within 3
      rule why in all { title en "R" score 6 when domain and sender is phone }
      """)
    #expect(diagnostics.isEmpty)
  }
}
