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
      guard let end = end(text, start, firstRun: index), isIdentity(text, start, end) else {
        continue
      }
      matches.append(EntityMatch(start: start, end: end, value: .plain))
      index = end
    }
  }

  /// The end of the 18 places from `start` on, in one run or as 6, 8 and 4 with the same single
  /// blank or hyphen between; nil if there are more or fewer.
  private static func end(_ text: Span<UInt8>, _ start: Int, firstRun: Int) -> Int? {
    var index = firstRun
    var places = firstRun - start
    let separator = text.byte(index)
    if places == 6, separator == 0x20 || separator == 0x2D {
      for part in 0..<2 {
        let size = part == 0 ? 8 : 4
        guard text.byte(index) == separator else { return nil }
        let first = index + 1
        index = first
        while text.isDigit(index), index - first < size { index += 1 }
        places += index - first
        guard index - first == size || places == length - 1 else { return nil }
      }
    }
    // With an x for its last place, the digits are one short.
    if places == length - 1, text.byte(index) == 0x78 {
      index += 1
      places += 1
    }
    guard places == length, !text.hasSpacedWord(before: start), !text.hasSpacedWord(at: index),
      text.byte(index) != 0x5F, !(text.byte(start - 1) == 0x2E && text.isDigit(start - 2))
    else { return nil }
    return index
  }

  private static func isIdentity(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var places = InlineArray<18, Int>(repeating: 0)
    var count = 0
    for index in start..<end where text.isWord(index) {
      places[count] = text.byte(index) == 0x78 ? 10 : Int(text.byte(index) &- 48)
      count += 1
    }
    func number(_ first: Int, _ count: Int) -> Int {
      var value = 0
      for index in first..<first + count { value = value * 10 + places[index] }
      return value
    }
    let month = number(10, 2)
    guard isProvince(number(0, 2)), (1850...2100).contains(number(6, 4)),
      (1...12).contains(month), (1...lastDay(of: month)).contains(number(12, 2))
    else { return false }
    // ISO 7064 MOD 11-2: weights are powers of two modulo eleven.
    var sum = 0
    var weight = 1
    for index in stride(from: length - 1, through: 0, by: -1) {
      sum += places[index] * weight
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
