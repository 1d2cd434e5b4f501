/// Finds payment card numbers: a known issuer's first digits, its length, and Luhn's check digit.
///
/// The digits stand together or in groups with one blank or hyphen between; never inside a longer
/// row of digits. Linear.
enum BankCardFinder {
  static func find(_ text: Span<UInt8>, into matches: inout [EntityMatch]) {
    var index = 0
    while index < text.count {
      guard text.isDigit(index) else {
        index += 1
        continue
      }
      let row = DigitRow(text, at: index)
      if row.startsWell, row.endsWell, isCard(row) {
        matches.append(EntityMatch(start: row.start, end: row.end, value: .plain))
      }
      index = row.end
    }
  }

  private static func isCard(_ row: DigitRow) -> Bool {
    guard (13...19).contains(row.count), row.isGroupedInFours, fitsIssuer(row) else { return false }
    var sum = 0
    for index in 0..<row.count {
      var digit = row.digit(row.count - 1 - index)
      if index % 2 == 1 { digit = digit < 5 ? digit * 2 : digit * 2 - 9 }
      sum += digit
    }
    return sum % 10 == 0
  }

  /// Ranges of ISO/IEC 7812 in use, with their lengths; the short and old ones of Maestro are left
  /// out, which any row of digits would meet.
  private static func fitsIssuer(_ row: DigitRow) -> Bool {
    let four = row.leading(4)
    switch four {
    case 6200...6299: return row.count >= 16
    case 4000...4999: return row.count == 16 || row.count == 13 || row.count == 19
    case 5100...5599, 2221...2720, 2200...2204: return row.count == 16
    case 3400...3499, 3700...3799: return row.count == 15
    case 3528...3589: return row.count == 16
    case 6011, 6440...6499, 6500...6599: return row.count == 16 || row.count == 19
    case 3000...3059, 3600...3699, 3800...3999: return row.count == 14
    // Debit cards of Chinese banks from before 62.
    case 9558, 9559, 6013, 6058, 9400, 9843, 6858, 9111: return row.count >= 16
    default: return false
    }
  }
}

/// Digits in one run or in groups with the same single separator.
struct DigitRow {
  let start: Int
  private(set) var end: Int
  private(set) var count = 0
  private(set) var isGroupedInFours = true
  let startsWell: Bool
  private(set) var endsWell = true
  private var digits = InlineArray<20, UInt8>(repeating: 0)

  /// Reads the row at `start`; beyond 20 digits it only finds the end.
  init(_ text: Span<UInt8>, at start: Int) {
    self.start = start
    let last = text.byte(start - 1)
    startsWell =
      !text.hasSpacedWord(before: start) && last != 0x2B
      && !([0x2D, 0x2E, 0x5F, 0x2F, 0x3D].contains(last) && text.isWord(start - 2))
    end = start
    var index = start
    var separator: UInt8 = 0
    var groups = 0
    var shortGroup = false
    while true {
      let first = index
      while text.isDigit(index) {
        if count < 20 { digits[count] = text[index] - 48 }
        count += 1
        index += 1
      }
      groups += 1
      let size = index - first
      let next = text.byte(index)
      let goesOn =
        (next == 0x20 || next == 0x2D) && (separator == 0 || separator == next)
        && text.isDigit(index + 1) && count < 20 && size >= 3
      // 4 4 4 4, 4 6 5 and 6 13: only the last group may be short.
      if shortGroup || goesOn && size < 4 && groups > 1 { isGroupedInFours = false }
      if size < 4 { shortGroup = true }
      end = index
      guard goesOn else { break }
      separator = next
      index += 1
    }
    if groups > 1, shortGroup, count < 17 { isGroupedInFours = false }
    let next = text.byte(end)
    endsWell =
      !text.hasSpacedWord(at: end) && !(next == 0x2E && text.isDigit(end + 1))
      && next != 0x5F && next != 0x25
  }

  func digit(_ index: Int) -> Int { index >= 0 && index < min(count, 20) ? Int(digits[index]) : 0 }

  /// The first digits as a number.
  func leading(_ length: Int) -> Int {
    var value = 0
    for index in 0..<length { value = value * 10 + digit(index) }
    return value
  }
}
