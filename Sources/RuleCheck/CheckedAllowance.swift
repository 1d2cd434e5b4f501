package import Diagnostics

/// `allow { .. }`: messages somebody vouches for until a day.
///
/// Whether the day has come is judged at run time: a pack means the same whenever it is checked.
package struct CheckedAllowance: Sendable {
  /// Whole senders, as written.
  package var senders: [String]
  /// Lower-case host names.
  package var domains: [String]
  /// SHA-256 of whole texts, 32 bytes each.
  package var messageHashes: [[UInt8]]
  /// Who vouches.
  package var owner: String
  /// The last day it holds.
  package var until: CalendarDate
  package var why: String
  /// The word `allow`.
  package var range: SourceRange

  package init(
    senders: [String], domains: [String], messageHashes: [[UInt8]], owner: String,
    until: CalendarDate, why: String, range: SourceRange
  ) {
    self.senders = senders
    self.domains = domains
    self.messageHashes = messageHashes
    self.owner = owner
    self.until = until
    self.why = why
    self.range = range
  }
}

/// A day of the Gregorian calendar.
package struct CalendarDate: Sendable, Hashable, Comparable {
  package let year: Int
  package let month: Int
  package let day: Int

  /// nil where there is no such day; years are 1970 to 9999.
  package init?(year: Int, month: Int, day: Int) {
    guard (1970...9999).contains(year), (1...12).contains(month),
      (1...Self.days(ofMonth: month, year: year)).contains(day)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// A day written `2027-03-31`, with four, two and two digits; nil for anything else.
  package init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2],
      parts.allSatisfy({ part in
        part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      })
    else { return nil }
    let numbers = parts.map { part in part.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } }
    self.init(year: numbers[0], month: numbers[1], day: numbers[2])
  }

  package static func < (a: CalendarDate, b: CalendarDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  private static func days(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
