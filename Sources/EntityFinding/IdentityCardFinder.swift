/// Finds identity numbers of China (GB 11643): 17 digits and a check digit that may be `x`.
///
/// The province, the month and the day must be possible and the check digit right. Linear.
enum IdentityCardFinder {
  private static let length = 18

  static func find(_ text: Span<UInt8>, into matches: inout [EntityMatch]) {
    var index = 0
    while index < text.count {
      guard text.isDigit(index) else {
        index += 1
        continue
      }
      let start = index
      while text.isDigit(index) { index += 1 }
      // With an x for its last place, the run is one digit short.
      let end = index - start == length - 1 && text.byte(index) == 0x78 ? index + 1 : index
      guard end - start == length, !text.hasSpacedWord(before: start),
        !text.hasSpacedWord(at: end), isIdentity(text, start)
      else { continue }
      matches.append(EntityMatch(start: start, end: end, value: .plain))
      index = end
    }
  }

  private static func number(_ text: Span<UInt8>, _ start: Int, _ count: Int) -> Int {
    var value = 0
    for index in start..<start + count { value = value * 10 + Int(text.byte(index) &- 48) }
    return value
  }

  private static func isIdentity(_ text: Span<UInt8>, _ start: Int) -> Bool {
    let year = number(text, start + 6, 4)
    let month = number(text, start + 10, 2)
    let day = number(text, start + 12, 2)
    guard isProvince(number(text, start, 2)), (1850...2100).contains(year),
      (1...12).contains(month), (1...lastDay(of: month)).contains(day)
    else { return false }
    // ISO 7064 MOD 11-2: weights are powers of two modulo eleven.
    var sum = 0
    var weight = 1
    for index in stride(from: length - 1, through: 0, by: -1) {
      let byte = text.byte(start + index)
      sum += (byte == 0x78 ? 10 : Int(byte &- 48)) * weight
      weight = weight * 2 % 11
    }
    return sum % 11 == 1
  }

  private static func isProvince(_ code: Int) -> Bool {
    switch code {
    case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71, 81...83: true
    default: false
    }
  }

  private static func lastDay(of month: Int) -> Int {
    switch month {
    case 2: 29
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
