extension RegexParser {
  /// `[...]`, from the bracket.
  mutating func parseClass() throws(Stop) -> RegexNode {
    let start = position
    if take("[[:<:]]") || take("[[:>:]]") {
      // Old spellings of PCRE2's own word edges.
      problems.append(RegexProblem(.notUnderstood, start..<position))
      return node(.opaque, from: start)
    }
    if posixNameEnd() != nil { throw .notUnderstood(start..<position + 1) }
    position += 1
    var isNegated = false
    while peek() != nil {
      if take("\\E") || take("\\Q\\E") || skipClassSpace() {
        continue
      } else if !isNegated, take("^") {
        isNegated = true
      } else {
        break
      }
    }
    var body = CharacterClass(isNegated: isNegated, opener: start..<position, items: [])
    var isFirst = true
    while isFirst || isQuoting || peek() != UInt8(ascii: "]") {
      guard peek() != nil else { throw .notUnderstood(start..<start + 1) }
      try parseClassItem(into: &body.items)
      isFirst = false
    }
    position += 1
    return node(.characterClass(body), from: start)
  }

  private mutating func parseClassItem(into items: inout [CharacterClass.Item]) throws(Stop) {
    let start = position
    if takeClassTrivia() {
      items.append(CharacterClass.Item(kind: .trivia, range: start..<position))
      return
    }
    if !isQuoting, let type = try takeClassType() {
      // `[\d-z]` is an error of PCRE2's, `[\d-]` is not.
      if peek() == UInt8(ascii: "-"), peek(1) != UInt8(ascii: "]") {
        throw .notUnderstood(start..<position + 1)
      }
      items.append(CharacterClass.Item(kind: type, range: start..<position))
      return
    }
    let first = try takeClassScalar()
    var last = first
    if let end = try takeRangeEnd() { last = end }
    guard first <= last else { throw .notUnderstood(start..<position) }
    items.append(CharacterClass.Item(kind: .scalars(first...last), range: start..<position))
  }

  /// `-z`, unless the hyphen is the last of the class. `[a-\d]` is an error of PCRE2's.
  private mutating func takeRangeEnd() throws(Stop) -> UInt32? {
    let start = position
    let wasQuoting = isQuoting
    // `[\Qa\E-z]` is a range; a hyphen inside the quotation is text.
    while takeClassTrivia() {}
    guard !isQuoting, take("-") else {
      position = start
      isQuoting = wasQuoting
      return nil
    }
    while takeClassTrivia() {}
    if !isQuoting, peek() == UInt8(ascii: "]") {
      position = start
      isQuoting = wasQuoting
      return nil
    }
    guard peek() != nil else { throw .notUnderstood(start..<position) }
    let end = position
    if !isQuoting, try takeClassType() != nil { throw .notUnderstood(start..<position) }
    position = end
    return try takeClassScalar()
  }

  /// One character of a class. The caller has seen that there is one.
  private mutating func takeClassScalar() throws(Stop) -> UInt32 {
    if isQuoting || source[position] != UInt8(ascii: "\\") { return try takeScalar() }
    if peek(1) == UInt8(ascii: "b") {
      position += 2
      return 0x08
    }
    if take("\\N{U+") {
      let start = position
      var value: UInt32 = 0
      while let byte = peek(), let digit = hexValue(byte) {
        value = min(value * 16 + digit, 0x200_0000)
        position += 1
      }
      guard mode == .utf, position > start, take("}"), Unicode.Scalar(value) != nil else {
        throw .notUnderstood(start..<position)
      }
      return value
    }
    return try parseLiteralEscape()
  }

  /// `\d`, `\p{..}` or `[:alpha:]`.
  private mutating func takeClassType() throws(Stop) -> CharacterClass.Kind? {
    let start = position
    if source[position] == UInt8(ascii: "\\"), let byte = peek(1),
      let type = Self.characterTypes[byte]
    {
      switch type {
      case .newlineSequence, .graphemeCluster, .singleByte:
        throw .notUnderstood(start..<start + 2)
      case .property:
        position += 2
        try skipProperty(from: start)
      case .digit, .notDigit, .word, .notWord, .space, .notSpace, .horizontalSpace,
        .notHorizontalSpace, .verticalSpace, .notVerticalSpace:
        position += 2
      }
      return .type(type)
    }
    guard let end = posixNameEnd() else { return nil }
    position = end
    return .type(.property)
  }

  /// `\Q`, `\E`, and blanks under `(?xx)`.
  private mutating func takeClassTrivia() -> Bool {
    if isQuoting {
      guard take("\\E") else { return false }
      isQuoting = false
      return true
    }
    if take("\\Q") {
      isQuoting = true
      return true
    }
    return take("\\E") || skipClassSpace()
  }

  private mutating func skipClassSpace() -> Bool {
    guard flags.contains(.extendedMore), peek() == 0x20 || peek() == 0x09 else { return false }
    position += 1
    return true
  }

  /// The end of `[:name:]` (or `[.name.]`, `[=name=]`, which PCRE2 refuses) if one stands here.
  private func posixNameEnd() -> Int? {
    guard peek() == UInt8(ascii: "["), let terminator = peek(1), ":.=".utf8.contains(terminator)
    else { return nil }
    var index = position + 2
    while index + 1 < source.count {
      let byte = source[index]
      let next = source[index + 1]
      if byte == UInt8(ascii: "\\"), next == UInt8(ascii: "]") || next == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "[") && next == terminator { return nil }
      if byte == terminator, next == UInt8(ascii: "]") { return index + 2 }
      index += 1
    }
    return nil
  }
}
