/// Choices that bytes make: any bytes give some case, and one byte more or less a similar one.
struct ByteChoices {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether all bytes were used; choices are then the first of all.
  var isAtEnd: Bool { position >= bytes.count }

  /// The next byte; 0 at the end.
  mutating func byte() -> UInt8 {
    guard position < bytes.count else { return 0 }
    position += 1
    return bytes[position - 1]
  }

  /// A number below `bound`, at most 256.
  mutating func number(below bound: Int) -> Int { (Int(byte()) * bound) >> 8 }

  /// A number in a range of at most 256.
  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + number(below: range.count)
  }

  /// One of them; there must be some.
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(below: elements.count)]
  }

  /// True about once in `count` times.
  mutating func happens(onceIn count: Int) -> Bool { number(below: count) == count - 1 }
}
