extension JSONSyntax {
  /// The end of the value at `start`, objects and arrays included.
  ///
  /// No recursion: one bit a level says whether it is an object. `depth` is how many levels are
  /// open around the value.
  static func valueEnd(
    _ bytes: Span<UInt8>, _ start: Int, depth outer: Int
  ) throws(JSONMistake) -> Int {
    var isObject: UInt64 = 0
    var depth = outer
    var index = start
    while true {
      // At the start of a value.
      if index < bytes.count, bytes[index] == UInt8(ascii: "{") || bytes[index] == UInt8(ascii: "[")
      {
        guard depth < maximumDepth else {
          throw JSONMistake(index, expected: "at most 64 levels of nesting")
        }
        let opensObject = bytes[index] == UInt8(ascii: "{")
        isObject = isObject << 1 | (opensObject ? 1 : 0)
        depth += 1
        index = afterSpace(bytes, index + 1)
        if index >= bytes.count || bytes[index] != closer(isObject) {
          if opensObject { index = try valueStart(bytes, index, isFirst: true) }
          continue
        }
        // Empty: the closer is taken below.
      } else {
        index = try scalarEnd(bytes, index)
      }
      // Behind a value, or before the closer of an empty object or array.
      while depth > outer {
        index = afterSpace(bytes, index)
        guard index < bytes.count, bytes[index] == closer(isObject) else { break }
        isObject >>= 1
        depth -= 1
        index += 1
      }
      guard depth > outer else { return index }
      let isInObject = isObject & 1 == 1
      index = try after(
        UInt8(ascii: ","), bytes, index, expected: isInObject ? "a comma or }" : "a comma or ]")
      index = afterSpace(bytes, index)
      if isInObject { index = try valueStart(bytes, index, isFirst: false) }
    }
  }

  private static func closer(_ isObject: UInt64) -> UInt8 {
    isObject & 1 == 1 ? UInt8(ascii: "}") : UInt8(ascii: "]")
  }

  /// Passes a key, its colon and the space around them.
  private static func valueStart(
    _ bytes: Span<UInt8>, _ start: Int, isFirst: Bool
  ) throws(JSONMistake) -> Int {
    let key = try keyStart(bytes, start, isFirst: isFirst)
    let quote = try stringEnd(bytes, key).quote
    return try afterColon(bytes, quote + 1)
  }

  /// Passes the quote that opens a key.
  static func keyStart(
    _ bytes: Span<UInt8>, _ start: Int, isFirst: Bool
  ) throws(JSONMistake) -> Int {
    try after(
      UInt8(ascii: "\""), bytes, start, expected: isFirst ? "a field name or }" : "a field name")
  }

  /// Passes the colon behind a key and the space around it.
  static func afterColon(_ bytes: Span<UInt8>, _ start: Int) throws(JSONMistake) -> Int {
    let colon = afterSpace(bytes, start)
    return afterSpace(bytes, try after(UInt8(ascii: ":"), bytes, colon, expected: "a colon"))
  }
}
