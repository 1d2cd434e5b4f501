/// Groups of digits that stand together with single separators: `+86 138-0013-8000`.
///
/// Digits are ASCII or Chinese; `*` and `x` may mask some. Holds at most 16 groups of 48 digits in
/// all; the rest of a longer row is read as the next one.
struct DigitGroups {
  static let mostGroups = 16
  static let mostDigits = 48
  /// Stands for a masked digit.
  static let mask: UInt8 = 10

  private(set) var count = 0
  /// The place after the last group.
  private(set) var end: Int
  private(set) var hanDigits = 0
  /// A run of digits was longer than fits.
  private(set) var isOverlong = false
  private var digits = InlineArray<48, UInt8>(repeating: 0)
  private var digitCount = 0
  private var starts = InlineArray<16, Int>(repeating: 0)
  private var ends = InlineArray<16, Int>(repeating: 0)
  private var firstDigits = InlineArray<17, Int>(repeating: 0)
  private var gaps = InlineArray<16, Gap>(repeating: .none)

  /// What stands before a group.
  enum Gap { case none, space, tight }

  /// Reads the groups from the digit at `start` on. O(bytes read).
  init(_ text: Span<UInt8>, at start: Int) {
    end = start
    var index = start
    var gap = Gap.none
    while count < Self.mostGroups, let next = group(text, at: index, gap) {
      end = next
      guard !isOverlong, let after = separator(text, at: next, &gap) else { break }
      index = after
    }
  }

  private mutating func group(_ text: Span<UInt8>, at start: Int, _ gap: Gap) -> Int? {
    var index = start
    let first = digitCount
    while let (digit, length) = Self.digit(text, at: index, isFirst: index == start) {
      guard digitCount < Self.mostDigits else {
        isOverlong = true
        break
      }
      digits[digitCount] = digit
      digitCount += 1
      if length == 3 { hanDigits += 1 }
      index += length
    }
    guard index > start, !isOverlong || first == 0 else {
      digitCount = first
      return nil
    }
    starts[count] = start
    ends[count] = index
    firstDigits[count] = first
    gaps[count] = gap
    count += 1
    firstDigits[count] = digitCount
    return index
  }

  private static func digit(
    _ text: Span<UInt8>, at index: Int, isFirst: Bool
  ) -> (UInt8, length: Int)? {
    let byte = text.byte(index)
    if byte &- 48 < 10 { return (byte - 48, 1) }
    if byte == 0x2A { return (mask, 1) }
    if byte == 0x78 {
      let isRun = text.byte(index - 1) == 0x78 || text.byte(index + 1) == 0x78
      return isRun && (!isFirst || text.byte(index - 1) <= 0x2E) ? (mask, 1) : nil
    }
    guard byte >= 0xE3, byte <= 0xE9 else { return nil }
    let scalar = text.scalar(at: index).value
    if scalar == 0x5E7A { return (1, 3) }  // 幺
    guard case .digit(let value)? = ChineseNumeral(scalar) else { return nil }
    return (UInt8(value), 3)
  }

  private func separator(_ text: Span<UInt8>, at index: Int, _ gap: inout Gap) -> Int? {
    var next = index
    gap = .tight
    while next - index < 3 {
      switch text.byte(next) {
      case 0x20, 0x28, 0x29:
        gap = .space
        next += 1
        continue
      case 0x2D, 0x2E:
        next += 1
        continue
      default: break
      }
      break
    }
    guard next > index, Self.digit(text, at: next, isFirst: true) != nil else { return nil }
    return next
  }

  func start(of group: Int) -> Int { starts[group] }
  func end(of group: Int) -> Int { ends[group] }
  func gap(before group: Int) -> Gap { gaps[group] }
  func length(of group: Int) -> Int { firstDigits[group + 1] - firstDigits[group] }

  /// The number of digits of the groups from one to another, both included.
  func length(_ first: Int, _ last: Int) -> Int { firstDigits[last + 1] - firstDigits[first] }

  /// Digit `index` counted from the first one of `group`; 0 behind the last of all.
  func digit(_ index: Int, from group: Int) -> UInt8 {
    let place = firstDigits[group] + index
    return place < digitCount ? digits[place] : 0
  }
}
