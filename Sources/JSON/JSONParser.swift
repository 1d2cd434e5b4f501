/// Reads a JSON document (RFC 8259) of bounded depth and size.
///
/// Strings become valid UTF-8: an invalid sequence or half of a surrogate pair is read as U+FFFD.
package struct JSONParser {
  private let bytes: [UInt8]
  private var position = 0
  private var valuesLeft: Int

  /// Levels of nesting: the parser recurses once a level.
  package static let deepest = 128

  private init(_ bytes: [UInt8], mostValues: Int) {
    self.bytes = bytes
    valuesLeft = mostValues
  }

  /// The document that `bytes` are, at most `mostValues` values. O(bytes).
  package static func parse(
    _ bytes: [UInt8], mostValues: Int = 1_000_000
  ) throws(JSONMistake) -> JSONValue {
    var parser = JSONParser(bytes, mostValues: mostValues)
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.position == bytes.count else { throw parser.mistake("the end") }
    return value
  }

  private mutating func value(depth: Int) throws(JSONMistake) -> JSONValue {
    guard depth < Self.deepest else { throw mistake("at most \(Self.deepest) levels of nesting") }
    valuesLeft -= 1
    guard valuesLeft >= 0 else { throw mistake("fewer values") }
    skipSpace()
    switch current {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: return try number()
    }
  }

  private mutating func object(depth: Int) throws(JSONMistake) -> JSONValue {
    position += 1
    var members: [(String, JSONValue)] = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipSpace()
      guard current == UInt8(ascii: "\"") else { throw mistake("a name") }
      let name = try string()
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw mistake("a colon") }
      members.append((name, try value(depth: depth + 1)))
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw mistake("a comma or }") }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(JSONMistake) -> JSONValue {
    position += 1
    var values: [JSONValue] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array(values) }
    repeat {
      values.append(try value(depth: depth + 1))
      skipSpace()
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw mistake("a comma or ]") }
    return .array(values)
  }

  private mutating func literal(
    _ word: String, _ value: JSONValue
  ) throws(JSONMistake) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else { throw mistake("a value") }
    position += word.utf8.count
    return value
  }

  private mutating func number() throws(JSONMistake) -> JSONValue {
    let start = position
    _ = take(UInt8(ascii: "-"))
    let first = current
    let digits = takeDigits()
    guard digits > 0, digits == 1 || first != UInt8(ascii: "0") else {
      position = start
      throw mistake("a value")
    }
    var isWhole = true
    if take(UInt8(ascii: ".")) {
      isWhole = false
      guard takeDigits() > 0 else { throw mistake("a digit") }
    }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      isWhole = false
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      guard takeDigits() > 0 else { throw mistake("a digit") }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let value = Int(text) { return .integer(value) }
    guard let value = Double(text), value.isFinite else { throw mistake("a smaller number") }
    return .double(value)
  }

  private mutating func takeDigits() -> Int {
    let start = position
    while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
      position += 1
    }
    return position - start
  }

  // MARK: - Strings

  private mutating func string() throws(JSONMistake) -> String {
    position += 1
    let start = position
    while let byte = current, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
      position += 1
    }
    guard current != UInt8(ascii: "\"") else {
      position += 1
      return String(decoding: bytes[start..<position - 1], as: UTF8.self)
    }
    var decoded = Array(bytes[start..<position])
    while let byte = current {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: decoded, as: UTF8.self)
      case UInt8(ascii: "\\"): try takeEscape(into: &decoded)
      case 0..<0x20: throw mistake("control characters to be escaped")
      default:
        decoded.append(byte)
        position += 1
      }
    }
    throw mistake("a closing quote")
  }

  private mutating func takeEscape(into decoded: inout [UInt8]) throws(JSONMistake) {
    position += 1
    guard let letter = current else { throw mistake("a character after the backslash") }
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(letter)
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "u"):
      position += 1
      decoded += String(try escapedScalar()).utf8
      return
    default: throw mistake("an escape")
    }
    position += 1
  }

  /// The scalar of the digits after `\u`, and of a second escape where it is half a pair.
  private mutating func escapedScalar() throws(JSONMistake) -> Unicode.Scalar {
    let unit = try codeUnit()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    let afterHigh = position
    if unit < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
      let low = try codeUnit()
      if (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      {
        return scalar
      }
    }
    position = afterHigh
    return "\u{FFFD}"
  }

  private mutating func codeUnit() throws(JSONMistake) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw mistake("four hexadecimal digits")
      }
      unit = unit << 4 | UInt32(digit)
      position += 1
    }
    return unit
  }

  // MARK: - Bytes

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard current == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private func mistake(_ expected: String) -> JSONMistake {
    JSONMistake(offset: position, expected: expected)
  }
}

/// Where bytes stop being JSON, and what should have stood there.
package struct JSONMistake: Error, Equatable, Sendable {
  /// Bytes from the start of the document.
  package var offset: Int
  /// A phrase that follows "expected".
  package var expected: String

  package init(offset: Int, expected: String) {
    self.offset = offset
    self.expected = expected
  }
}
