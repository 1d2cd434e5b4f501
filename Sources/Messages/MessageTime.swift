/// Reading the times of messages.
package enum MessageTime {
  /// Seconds since 1970 of a time as messages carry it: RFC 3339 (`2026-03-01T08:30:00+08:00`; a
  /// space may stand for the T) or Unix seconds, with or without a fraction. Whole numbers too
  /// large for seconds are milliseconds. nil for anything else. O(length).
  ///
  /// The days are counted by Howard Hinnant's `days_from_civil` (2013).
  package static func seconds(of text: some Collection<UInt8>) -> Int64? {
    var scanner = Scanner(bytes: Array(text.prefix(40)))
    if let value = scanner.unixSeconds() { return value }
    scanner.position = 0
    return scanner.rfc3339()
  }

  /// From here on a number is milliseconds: as seconds it would be beyond the year 5000.
  private static let firstMilliseconds: Int64 = 100_000_000_000

  private struct Scanner {
    let bytes: [UInt8]
    var position = 0

    mutating func unixSeconds() -> Int64? {
      guard let value = number(1...15), skipFraction(), position == bytes.count else { return nil }
      return value >= MessageTime.firstMilliseconds ? value / 1000 : value
    }

    mutating func rfc3339() -> Int64? {
      guard let year = number(4...4), skip("-"), let month = number(2...2), skip("-"),
        let day = number(2...2), skip("T") || skip("t") || skip(" "), let hour = number(2...2),
        skip(":"), let minute = number(2...2), skip(":"), let second = number(2...2),
        skipFraction(), let offset = offset(), position == bytes.count,
        (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 61
      else { return nil }
      let days = MessageTime.days(year: year, month: month, day: day)
      return days * 86_400 + hour * 3600 + minute * 60 + second - offset
    }

    /// Seconds east of Greenwich.
    private mutating func offset() -> Int64? {
      if skip("Z") || skip("z") { return 0 }
      let sign: Int64 = skip("-") ? -1 : skip("+") ? 1 : 0
      guard sign != 0, let hours = number(2...2), skip(":"), let minutes = number(2...2) else {
        return nil
      }
      return sign * (hours * 3600 + minutes * 60)
    }

    private mutating func number(_ digits: ClosedRange<Int>) -> Int64? {
      var value: Int64 = 0
      let start = position
      while position < bytes.count, position - start < digits.upperBound,
        (0x30...0x39).contains(bytes[position])
      {
        value = value * 10 + Int64(bytes[position] - 0x30)
        position += 1
      }
      return position - start >= digits.lowerBound ? value : nil
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
      guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
      position += 1
      return true
    }

    private mutating func skipFraction() -> Bool {
      guard skip(".") else { return true }
      return number(1...9) != nil
    }
  }

  /// Days from 1970-01-01 to a day of the Gregorian calendar.
  package static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
