import Diagnostics

extension Lexer {
  /// What a run of letters is made of.
  private struct WordShape {
    var hasHan = false
    var hasASCII = false
    var hasOther = false
  }

  /// A word, or whatever cannot begin a token.
  mutating func lexWordOrUnknown() -> Token.Kind {
    let start = position
    let shape = takeWord()
    guard position > start else { return lexUnknown() }
    if !shape.hasOther, shape.hasHan != shape.hasASCII { return shape.hasHan ? .hanWord : .word }
    return reportUnquoted(from: start)
  }

  /// `30`, `-8`, `+6`, `0.5`; digits that run into letters are a word to be quoted.
  mutating func lexNumber() -> Token.Kind {
    let start = position
    if isAfterUntil, isDigit(at: start) { return lexDate() }
    if !isDigit(at: position) { position += 1 }
    while isDigit(at: position) { position += 1 }
    if byte(at: position) == UInt8(ascii: "."), isDigit(at: position + 1) {
      position += 1
      while isDigit(at: position) { position += 1 }
    }
    let end = position
    _ = takeWord()
    return position == end ? .number : reportUnquoted(from: start)
  }

  /// `until`: the one word after which digits and hyphens are a date.
  private var isAfterUntil: Bool {
    guard let last = tokens.last, last.kind == .word else { return false }
    return bytes[last.start..<last.end].elementsEqual("until".utf8)
  }

  /// Takes what is written as a date at the current position, whatever its form: whether it names a
  /// day is the checker's question.
  private mutating func lexDate() -> Token.Kind {
    let marks = "-/.:".utf8
    while let next = byte(at: position),
      isDigit(at: position) || isLetter(next) || marks.contains(next)
    {
      position += 1
    }
    return .date
  }

  /// `@name`.
  mutating func lexEntity() -> Token.Kind {
    guard let next = byte(at: position + 1), isLetter(next) else { return lexUnknown() }
    position += 1
    while let next = byte(at: position), isLetter(next) || isDigit(at: position) || isHyphen() {
      position += 1
    }
    return .entity
  }

  /// Takes letters, digits, marks and inner hyphens.
  private mutating func takeWord() -> WordShape {
    var shape = WordShape()
    while position < bytes.count {
      let byte = bytes[position]
      if isLetter(byte) || isDigit(at: position) || byte == UInt8(ascii: "_") || isHyphen() {
        shape.hasASCII = true
        position += 1
        continue
      }
      guard byte >= 0x80 else { break }
      let step = UTF8Decoder.step(in: bytes, at: position)
      guard let scalar = step.scalar, CharacterKind.isWordCharacter(scalar) else { break }
      if CharacterKind.isHan(scalar) { shape.hasHan = true } else { shape.hasOther = true }
      position += step.length
    }
    return shape
  }

  /// A hyphen with an ASCII letter or digit on both sides.
  private func isHyphen() -> Bool {
    guard byte(at: position) == UInt8(ascii: "-"), position > 0,
      let next = byte(at: position + 1)
    else { return false }
    let before = bytes[position - 1]
    return (isLetter(before) || isDigit(at: position - 1))
      && (isLetter(next) || isDigit(at: position + 1))
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
  }

  private mutating func reportUnquoted(from start: Int) -> Token.Kind {
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    report(
      Diagnostic(
        .wordNotQuoted, .error, "only Han characters may stand without quotes",
        at: range(start, position), label: "put this in quotes", help: "quote it",
        edits: [SourceEdit(range: range(start, position), replacement: "\"\(text)\"")]))
    return .mixedWord
  }

  /// Takes what begins no token: one character, or a run of bytes that are no UTF-8.
  mutating func lexUnknown() -> Token.Kind {
    let start = position
    let step = UTF8Decoder.step(in: bytes, at: position)
    position += step.length
    guard let scalar = step.scalar else {
      while position < bytes.count, UTF8Decoder.step(in: bytes, at: position).scalar == nil {
        position += 1
      }
      reportInvalidUTF8(start, position)
      return .unknown
    }
    if CharacterKind.quotes.contains(scalar) { return lexCurlyQuoted(from: start) }
    var run = 1
    while position < bytes.count {
      let next = UTF8Decoder.step(in: bytes, at: position)
      guard next.scalar == scalar else { break }
      position += next.length
      run += 1
    }
    let shown = scalar.value < 0x20 ? "U+" + String(scalar.value, radix: 16) : String(scalar)
    var diagnostic = Diagnostic(
      .unexpectedCharacter, .error, "`\(shown)` has no meaning here", at: range(start, position))
    if let ascii = CharacterKind.asciiForm(of: scalar) {
      diagnostic.help = "write `\(ascii)`"
      diagnostic.edits = [
        SourceEdit(
          range: range(start, position),
          replacement: String(repeating: ascii, count: run))
      ]
    }
    report(diagnostic)
    return .unknown
  }

  /// “安全账户”: a text in quotes that are not `"`; taken whole so that it is one mistake.
  private mutating func lexCurlyQuoted(from start: Int) -> Token.Kind {
    let contentStart = position
    while !isLineEnd(at: position) {
      let step = UTF8Decoder.step(in: bytes, at: position)
      position += step.length
      guard let scalar = step.scalar, CharacterKind.quotes.contains(scalar) else { continue }
      let content = bytes[contentStart..<position - step.length]
      let escaped = String(decoding: content, as: UTF8.self).replacingQuotes()
      report(
        Diagnostic(
          .unexpectedCharacter, .error, "texts stand in straight quotes",
          at: range(start, position), help: "write `\"`",
          edits: [SourceEdit(range: range(start, position), replacement: "\"\(escaped)\"")]))
      return .mixedWord
    }
    report(
      Diagnostic(
        .unterminatedString, .error, "the text is not closed on its line",
        at: range(start, position), help: "texts stand in straight quotes: `\"..\"`"))
    return .mixedWord
  }
}

extension String {
  /// The text with `"` escaped.
  fileprivate func replacingQuotes() -> String {
    split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
  }
}
