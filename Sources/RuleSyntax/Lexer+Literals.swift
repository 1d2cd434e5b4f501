import Diagnostics

extension Lexer {
  /// `"..."` on one line.
  mutating func lexString() -> Token.Kind {
    let start = position
    position += 1
    while !isLineEnd(at: position) {
      switch bytes[position] {
      case UInt8(ascii: "\""):
        position += 1
        reportInvalidUTF8(start, position)
        reportEscapes(start + 1, position - 1)
        return .string
      case UInt8(ascii: "\\") where !isLineEnd(at: position + 1): position += 2
      default: position += 1
      }
    }
    reportInvalidUTF8(start, position)
    report(
      Diagnostic(
        .unterminatedString, .error, "the text is not closed on its line",
        at: range(start, start + 1), label: "opened here",
        help: "close it with `\"`; a line feed inside a text is written `\\n`"))
    return .string
  }

  private mutating func reportEscapes(_ start: Int, _ end: Int) {
    for mistake in StringLiteral.decode(bytes[start..<end]).mistakes {
      report(
        Diagnostic(
          .invalidEscape, .error, "there is no such escape",
          at: range(mistake.lowerBound, mistake.upperBound),
          help: "the escapes are `\\\"`, `\\\\`, `\\n` and `\\u{..}` with a Unicode number"))
    }
  }

  /// `/.../` on one line, `\/` for a slash.
  mutating func lexPattern() -> Token.Kind {
    let start = position
    if byte(at: position + 1) == UInt8(ascii: "/") { return lexSlashComment() }
    guard let end = patternEnd(from: start + 1) else {
      while !isLineEnd(at: position) { position += 1 }
      reportInvalidUTF8(start, position)
      report(
        Diagnostic(
          .unterminatedPattern, .error, "the pattern is not closed on its line",
          at: range(start, start + 1), label: "opened here", help: "close it with `/`"))
      return .pattern
    }
    position = end
    if isTextAfterPattern() { takeRestOfPattern(from: start) }
    reportInvalidUTF8(start, position)
    return .pattern
  }

  /// One past the slash that closes a pattern whose text starts at `offset`.
  private func patternEnd(from offset: Int) -> Int? {
    var offset = offset
    while !isLineEnd(at: offset) {
      switch bytes[offset] {
      case UInt8(ascii: "/"): return offset + 1
      case UInt8(ascii: "\\") where !isLineEnd(at: offset + 1): offset += 2
      default: offset += 1
      }
    }
    return nil
  }

  private func isTextAfterPattern() -> Bool {
    guard let next = byte(at: position), !isLineEnd(at: position) else { return false }
    if Self.spaceLength(bytes, at: position) > 0 { return false }
    switch next {
    case UInt8(ascii: ")"), UInt8(ascii: "|"), UInt8(ascii: ","), UInt8(ascii: "}"),
      UInt8(ascii: "#"), UInt8(ascii: "."):
      return false
    default: return true
    }
  }

  /// `/https?://x/`: takes the pattern up to the last slash that white space follows, so that one
  /// forgotten backslash is one mistake.
  private mutating func takeRestOfPattern(from start: Int) {
    let firstSlash = position - 1
    var inner = [firstSlash]
    let flags = flagsEnd()
    while flags == nil, let end = patternEnd(from: position) {
      position = end
      if !isTextAfterPattern() { break }
      inner.append(end - 1)
    }
    let hasClosing = bytes[position - 1] == UInt8(ascii: "/") && position - 1 > firstSlash
    var diagnostic = Diagnostic(
      .slashInsidePattern, .error, "text follows the slash that closes the pattern",
      at: range(firstSlash, firstSlash + 1), label: "the pattern ends here",
      help: hasClosing
        ? "a slash inside a pattern is written `\\/`"
        : "a pattern has no flags, and white space after it: it never minds upper and lower case")
    if hasClosing {
      diagnostic.edits = inner.map {
        SourceEdit(range: range($0, $0), replacement: "\\")
      }
    } else {
      while !isLineEnd(at: position), Self.spaceLength(bytes, at: position) == 0 { position += 1 }
    }
    report(diagnostic)
  }

  /// The end of what reads as flags (`/../i`) at the current position.
  private func flagsEnd() -> Int? {
    var end = position
    while let next = byte(at: end), "imsxugy".utf8.contains(next) { end += 1 }
    guard end > position, end - position <= 3 else { return nil }
    return isLineEnd(at: end) || Self.spaceLength(bytes, at: end) > 0 ? end : nil
  }

  private mutating func lexSlashComment() -> Token.Kind {
    let start = position
    while !isLineEnd(at: position) { position += 1 }
    reportInvalidUTF8(start, position)
    report(
      Diagnostic(
        .unexpectedCharacter, .error, "`//` begins no comment", at: range(start, start + 2),
        help: "comments begin with `#`, and a pattern is not empty",
        edits: [SourceEdit(range: range(start, start + 2), replacement: "#")]))
    return .unknown
  }
}
