extension RegexParser {
  /// A quantifier, if one stands here.
  ///
  /// 10.42 knows `{n}`, `{n,}` and `{n,m}` without spaces; `{,3}` and every other brace is text.
  mutating func parseQuantifier() throws(Stop) -> RegexNode.Quantifier? {
    guard !isQuoting, let byte = peek() else { return nil }
    let start = position
    let bounds: (minimum: Int, maximum: Int?)
    switch byte {
    case UInt8(ascii: "*"): bounds = (0, nil)
    case UInt8(ascii: "+"): bounds = (1, nil)
    case UInt8(ascii: "?"): bounds = (0, 1)
    case UInt8(ascii: "{"):
      guard !startsInterpolation(), let counts = takeCounts() else { return nil }
      bounds = counts
      position -= 1
    default: return nil
    }
    position += 1
    if max(bounds.minimum, bounds.maximum ?? 0) > 65_535 || bounds.maximum ?? .max < bounds.minimum
    {
      throw .notUnderstood(start..<position)
    }
    var greed = RegexNode.Quantifier.Greed.greedy
    if take("?") { greed = .lazy } else if take("+") { greed = .possessive }
    if flags.contains(.ungreedy) {
      switch greed {
      case .greedy: greed = .lazy
      case .lazy: greed = .greedy
      case .possessive: break
      }
    }
    return RegexNode.Quantifier(
      minimum: bounds.minimum, maximum: bounds.maximum, greed: greed, range: start..<position)
  }

  /// `{n}`, `{n,}` or `{n,m}`; leaves the position if it is none of them.
  mutating func takeCounts() -> (minimum: Int, maximum: Int?)? {
    let start = position
    position += 1
    if let minimum = takeNumber() {
      if take("}") { return (minimum, minimum) }
      if take(",") {
        if take("}") { return (minimum, nil) }
        if let maximum = takeNumber(), take("}") { return (minimum, maximum) }
      }
    }
    position = start
    return nil
  }

  /// `{,3}` and `{2, 3}`, which somebody may take for quantifiers.
  mutating func reportBracesAreText() {
    guard peek() == UInt8(ascii: "{") else { return }
    let inside = source[(position + 1)...].prefix(16)
    guard let close = inside.firstIndex(of: UInt8(ascii: "}")) else { return }
    let body = source[position + 1..<close]
    let isLike = body.allSatisfy { isDigit($0) || $0 == 0x20 || $0 == UInt8(ascii: ",") }
    guard isLike, body.contains(where: isDigit) else { return }
    problems.append(RegexProblem(.bracesAreText, position..<close + 1))
  }
}
