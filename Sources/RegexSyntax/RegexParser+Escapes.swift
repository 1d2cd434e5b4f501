extension RegexParser {
  /// What a backslash starts outside a class.
  mutating func parseEscape() throws(Stop) -> RegexNode {
    let start = position
    guard let byte = peek(1) else { throw .notUnderstood(start..<start + 1) }
    if let type = Self.characterTypes[byte] {
      position += 2
      if type == .property { try skipProperty(from: start) }
      if type == .singleByte { problems.append(RegexProblem(.singleByte, start..<position)) }
      return node(.characterType(type), from: start)
    }
    if let assertion = Self.assertions[byte] {
      position += 2
      return node(.assertion(assertion), from: start)
    }
    switch byte {
    case UInt8(ascii: "Q"), UInt8(ascii: "E"):
      position += 2
      isQuoting = byte == UInt8(ascii: "Q")
      return node(.trivia, from: start)
    case UInt8(ascii: "K"):
      position += 2
      problems.append(RegexProblem(.matchStart, start..<position))
      return node(.matchStart, from: start)
    case UInt8(ascii: "N"):
      if let scalar = try takeNamedScalar() { return node(.literal(scalar), from: start) }
      return node(.anyCharacter, from: start)
    case UInt8(ascii: "g"), UInt8(ascii: "k"):
      return try parseNamedReference()
    case UInt8(ascii: "1")...UInt8(ascii: "9"):
      position += 1
      if let number = takeNumber() {
        if number < 10 || byte >= UInt8(ascii: "8") || number <= openedGroups {
          return node(.backreference, from: start)
        }
        position = start
      }
    default: break
    }
    let scalar = try parseLiteralEscape()
    return node(.literal(scalar), from: start)
  }

  /// An escape that stands for one character, in or outside a class.
  mutating func parseLiteralEscape() throws(Stop) -> UInt32 {
    let start = position
    position += 1
    guard let byte = peek() else { throw .notUnderstood(start..<position) }
    switch byte {
    case UInt8(ascii: "a"): return simple(0x07)
    case UInt8(ascii: "e"): return simple(0x1B)
    case UInt8(ascii: "f"): return simple(0x0C)
    case UInt8(ascii: "n"): return simple(0x0A)
    case UInt8(ascii: "r"): return simple(0x0D)
    case UInt8(ascii: "t"): return simple(0x09)
    case UInt8(ascii: "x"): return try takeHex(from: start)
    case UInt8(ascii: "o"):
      position += 1
      return try takeBraced(base: 8, from: start)
    case UInt8(ascii: "0")...UInt8(ascii: "7"): return try takeOctal(from: start)
    case UInt8(ascii: "c"):
      guard let next = peek(1), (0x20...0x7E).contains(next) else { break }
      position += 2
      let isLower = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next)
      return UInt32((isLower ? next - 0x20 : next) ^ 0x40)
    default:
      let isLetter = (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      if isLetter || isDigit(byte) && byte < UInt8(ascii: "8") { break }
      return try takeScalar()
    }
    throw .notUnderstood(start..<min(start + 2, source.count))
  }

  private mutating func simple(_ value: UInt32) -> UInt32 {
    position += 1
    return value
  }

  /// `\x41`, `\x{5b89}`; `\x` alone is NUL.
  private mutating func takeHex(from start: Int) throws(Stop) -> UInt32 {
    position += 1
    if peek() == UInt8(ascii: "{") { return try takeBraced(base: 16, from: start) }
    var value: UInt32 = 0
    for _ in 0..<2 {
      guard let byte = peek(), let digit = hexValue(byte) else { break }
      value = value * 16 + digit
      position += 1
    }
    return value
  }

  private mutating func takeOctal(from start: Int) throws(Stop) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<3 {
      guard let byte = peek(), let digit = hexValue(byte), digit < 8 else { break }
      value = value * 8 + digit
      position += 1
    }
    return try checked(value, from: start)
  }

  /// `{digits}`.
  private mutating func takeBraced(base: UInt32, from start: Int) throws(Stop) -> UInt32 {
    guard take("{") else { throw .notUnderstood(start..<position) }
    let digits = position
    var value: UInt32 = 0
    while let byte = peek(), let digit = hexValue(byte), digit < base {
      value = min(value * base + digit, 0x200_0000)
      position += 1
    }
    guard position > digits, take("}") else { throw .notUnderstood(start..<position) }
    return try checked(value, from: start)
  }

  private func checked(_ value: UInt32, from start: Int) throws(Stop) -> UInt32 {
    let isCharacter =
      switch mode {
      case .utf: Unicode.Scalar(value) != nil
      case .bytes: value <= 0xFF
      }
    guard isCharacter else { throw .notUnderstood(start..<position) }
    return value
  }

  /// `\N{U+5b89}`, or nil for a plain `\N`, both stepped over.
  private mutating func takeNamedScalar() throws(Stop) -> UInt32? {
    let start = position
    position += 2
    guard peek() == UInt8(ascii: "{") else { return nil }
    if take("{U+") {
      position -= 1
      // `takeBraced` wants its brace: it stands where the plus does.
      let digits = position + 1
      position = digits
      var value: UInt32 = 0
      while let byte = peek(), let digit = hexValue(byte) {
        value = min(value * 16 + digit, 0x200_0000)
        position += 1
      }
      guard mode == .utf, position > digits, take("}") else {
        throw .notUnderstood(start..<position)
      }
      return try checked(value, from: start)
    }
    let brace = position
    guard takeCounts() != nil else { throw .notUnderstood(start..<start + 2) }
    position = brace
    return nil
  }

  /// `\g1`, `\g{-1}`, `\k<name>` are references; `\g<name>` and `\g'1'` are calls.
  private mutating func parseNamedReference() throws(Stop) -> RegexNode {
    let start = position
    let isCallLetter = source[position + 1] == UInt8(ascii: "g")
    position += 2
    switch peek() {
    case UInt8(ascii: "{"):
      try skip(behind: UInt8(ascii: "}"), from: start)
      return node(.backreference, from: start)
    case UInt8(ascii: "<"):
      try skip(behind: UInt8(ascii: ">"), from: start)
      return node(isCallLetter ? .subroutine : .backreference, from: start)
    case UInt8(ascii: "'"):
      position += 1
      try skip(behind: UInt8(ascii: "'"), from: start)
      return node(isCallLetter ? .subroutine : .backreference, from: start)
    default:
      if isCallLetter {
        _ = take("-") || take("+")
        if takeNumber() != nil { return node(.backreference, from: start) }
      }
      throw .notUnderstood(start..<start + 2)
    }
  }

  /// Behind `\p` or `\P`: one letter, or braces.
  mutating func skipProperty(from start: Int) throws(Stop) {
    if peek() == UInt8(ascii: "{") {
      try skip(behind: UInt8(ascii: "}"), from: start)
    } else if let byte = peek(), byte < 0x80 {
      position += 1
    } else {
      throw .notUnderstood(start..<position)
    }
  }

  static let characterTypes: [UInt8: RegexNode.CharacterType] = [
    UInt8(ascii: "d"): .digit, UInt8(ascii: "D"): .notDigit, UInt8(ascii: "w"): .word,
    UInt8(ascii: "W"): .notWord, UInt8(ascii: "s"): .space, UInt8(ascii: "S"): .notSpace,
    UInt8(ascii: "h"): .horizontalSpace, UInt8(ascii: "H"): .notHorizontalSpace,
    UInt8(ascii: "v"): .verticalSpace, UInt8(ascii: "V"): .notVerticalSpace,
    UInt8(ascii: "R"): .newlineSequence, UInt8(ascii: "X"): .graphemeCluster,
    UInt8(ascii: "p"): .property, UInt8(ascii: "P"): .property, UInt8(ascii: "C"): .singleByte,
  ]

  private static let assertions: [UInt8: RegexNode.Assertion] = [
    UInt8(ascii: "A"): .textStart, UInt8(ascii: "z"): .textEnd,
    UInt8(ascii: "Z"): .textEndOrLineFeed, UInt8(ascii: "G"): .searchStart,
    UInt8(ascii: "b"): .edge, UInt8(ascii: "B"): .notEdge,
  ]
}
