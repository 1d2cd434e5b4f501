internal import CProcessor

/// Where a record stops being JSON, and what should have stood there.
struct JSONMistake: Error, Equatable {
  /// Bytes from the start of the record.
  var offset: Int
  /// A phrase that follows "expected".
  var expected: String

  init(_ offset: Int, expected: String) {
    self.offset = offset
    self.expected = expected
  }
}

/// The grammar of RFC 8259, one function a production; each takes where to start and gives where
/// it ended, or throws the mistake.
///
/// Every access is checked against the record's end: no input reads beyond it. Bytes above 0x7F
/// inside strings are not looked at: the fold replaces and counts what is not UTF-8.
enum JSONSyntax {
  /// How deep objects and arrays may nest, the record itself included: one bit each.
  static let maximumDepth = 64

  @inline(__always)
  static func afterSpace(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    // Mostly there is none.
    guard start < bytes.count, bytes[start] <= 0x20 else { return start }
    var index = start
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x09, 0x0A, 0x0D: index += 1
      default: return index
      }
    }
    return index
  }

  /// Passes one byte, which must be `wanted`.
  static func after(
    _ wanted: UInt8, _ bytes: Span<UInt8>, _ start: Int, expected: String
  ) throws(JSONMistake) -> Int {
    guard start < bytes.count, bytes[start] == wanted else {
      throw JSONMistake(start, expected: expected)
    }
    return start + 1
  }

  /// The closing quote of a string whose first byte after the opening one is `start`.
  static func stringEnd(
    _ bytes: Span<UInt8>, _ start: Int
  ) throws(JSONMistake) -> (quote: Int, isEscaped: Bool) {
    var index = start
    var isEscaped = false
    while true {
      index = plainEnd(bytes, index)
      guard index < bytes.count else { throw JSONMistake(index, expected: "a closing quote") }
      switch bytes[index] {
      case UInt8(ascii: "\""):
        return (index, isEscaped)
      case UInt8(ascii: "\\"):
        isEscaped = true
        index = try escapeEnd(bytes, index)
      default:
        throw JSONMistake(index, expected: "control characters to be escaped")
      }
    }
  }

  /// The first byte from `start` on that is a quote, a backslash or below 0x20; or the end.
  @inline(__always)
  static func plainEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    // SAFETY: the loop reads from `start` up to `count`, which are checked to be the buffer's.
    unsafe bytes.withUnsafeBufferPointer { buffer in
      precondition(start >= 0 && start <= buffer.count, "a string begins in its record")
      return unsafe weir_plain_end(buffer.baseAddress, start, buffer.count)
    }
  }

  private static func escapeEnd(
    _ bytes: Span<UInt8>, _ backslash: Int
  ) throws(JSONMistake) -> Int {
    let letter = backslash + 1
    guard letter < bytes.count else {
      throw JSONMistake(letter, expected: "a character after the backslash")
    }
    switch bytes[letter] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return letter + 1
    case UInt8(ascii: "u"):
      for index in letter + 1..<letter + 5 {
        guard index < bytes.count, hexValue(bytes[index]) != nil else {
          throw JSONMistake(index, expected: "four hexadecimal digits")
        }
      }
      return letter + 5
    default:
      throw JSONMistake(letter, expected: #"one of " \ / b f n r t u after the backslash"#)
    }
  }

  /// The value of a hexadecimal digit.
  static func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  static func numberEnd(_ bytes: Span<UInt8>, _ start: Int) throws(JSONMistake) -> Int {
    var index = start
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    if index < bytes.count, bytes[index] == UInt8(ascii: "0") {
      index += 1
    } else {
      index = try digitsEnd(bytes, index)
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index = try digitsEnd(bytes, index + 1)
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-")
      {
        index += 1
      }
      index = try digitsEnd(bytes, index)
    }
    return index
  }

  private static func digitsEnd(_ bytes: Span<UInt8>, _ start: Int) throws(JSONMistake) -> Int {
    var index = start
    while index < bytes.count, bytes[index] &- UInt8(ascii: "0") < 10 { index += 1 }
    guard index > start else { throw JSONMistake(start, expected: "a digit") }
    return index
  }

  private static func literalEnd(
    _ literal: StaticString, _ bytes: Span<UInt8>, _ start: Int
  ) throws(JSONMistake) -> Int {
    let end = start + literal.utf8CodeUnitCount
    for index in start..<end {
      // SAFETY: the literal has utf8CodeUnitCount bytes and lives as long as the program.
      guard index < bytes.count, unsafe bytes[index] == literal.utf8Start[index - start] else {
        throw JSONMistake(start, expected: "a value")
      }
    }
    return end
  }

  /// The end of a value that is neither object nor array.
  static func scalarEnd(_ bytes: Span<UInt8>, _ start: Int) throws(JSONMistake) -> Int {
    guard start < bytes.count else { throw JSONMistake(start, expected: "a value") }
    switch bytes[start] {
    case UInt8(ascii: "\""): return try stringEnd(bytes, start + 1).quote + 1
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return try numberEnd(bytes, start)
    case UInt8(ascii: "t"): return try literalEnd("true", bytes, start)
    case UInt8(ascii: "f"): return try literalEnd("false", bytes, start)
    case UInt8(ascii: "n"): return try literalEnd("null", bytes, start)
    default: throw JSONMistake(start, expected: "a value")
    }
  }
}
