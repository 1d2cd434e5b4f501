extension RegexParser {
  /// Whatever an opening parenthesis starts.
  mutating func parseGroup(depth: Int) throws(Stop) -> RegexNode {
    let start = position
    if peek(1) == UInt8(ascii: "*") { return try parseVerb(depth: depth) }
    guard peek(1) == UInt8(ascii: "?") else {
      position += 1
      let isCapturing = !flags.contains(.noCapture)
      return try body(of: isCapturing ? .capturing : .nonCapturing, from: start, depth: depth)
    }
    position += 2
    if let kind = takeGroupKind() { return try body(of: kind, from: start, depth: depth) }
    switch peek() {
    case UInt8(ascii: "#"):
      try skip(behind: UInt8(ascii: ")"), from: start)
      return node(.trivia, from: start)
    case UInt8(ascii: "<"), UInt8(ascii: "'"):
      let close: UInt8 = peek() == UInt8(ascii: "<") ? UInt8(ascii: ">") : UInt8(ascii: "'")
      position += 1
      try skip(behind: close, from: start)
      return try body(of: .capturing, from: start, depth: depth)
    case UInt8(ascii: "P"): return try parsePythonForm(from: start, depth: depth)
    case UInt8(ascii: "("): return try parseConditional(from: start, depth: depth)
    case UInt8(ascii: "C"): return try parseCallout(from: start)
    case let byte? where "R&+".utf8.contains(byte) || isDigit(byte):
      try skip(behind: UInt8(ascii: ")"), from: start)
      return node(.subroutine, from: start)
    case UInt8(ascii: "-"):
      if let next = peek(1), isDigit(next) {
        try skip(behind: UInt8(ascii: ")"), from: start)
        return node(.subroutine, from: start)
      }
      return try parseFlags(from: start, depth: depth)
    default: return try parseFlags(from: start, depth: depth)
    }
  }

  /// What follows `(?` and says by itself what the group is.
  private mutating func takeGroupKind() -> RegexNode.GroupKind? {
    if take(":") { return .nonCapturing }
    if take("|") { return .branchReset }
    if take(">") { return .atomic }
    if take("=") || take("*") { return .lookAhead }
    if take("!") { return .negativeLookAhead }
    if take("<=") || take("<*") { return .lookBehind }
    if take("<!") { return .negativeLookBehind }
    return nil
  }

  /// The rest of a group whose opener ends here.
  private mutating func body(
    of kind: RegexNode.GroupKind, from start: Int, depth: Int
  ) throws(Stop) -> RegexNode {
    let opener = start..<position
    guard depth < Self.deepestNesting else { throw .tooDeep(opener) }
    if kind == .capturing { openedGroups += 1 }
    let outer = flags
    let child = try parseAlternation(depth: depth + 1)
    flags = outer
    guard take(")") else { throw .notUnderstood(opener) }
    return node(.group(RegexNode.Group(kind: kind, opener: opener), child), from: start)
  }

  /// `(?P<name>`, `(?P=name)`, `(?P>name)`.
  private mutating func parsePythonForm(from start: Int, depth: Int) throws(Stop) -> RegexNode {
    position += 1
    if take("<") {
      try skip(behind: UInt8(ascii: ">"), from: start)
      return try body(of: .capturing, from: start, depth: depth)
    }
    let isReference = take("=")
    guard isReference || take(">") else { throw .notUnderstood(start..<position) }
    try skip(behind: UInt8(ascii: ")"), from: start)
    return node(isReference ? .backreference : .subroutine, from: start)
  }

  /// `(?(1)..)`, `(?(<name>)..)`, `(?(R)..)`, `(?(DEFINE)..)`, `(?(VERSION>=10)..)`, `(?(?=..)..)`.
  private mutating func parseConditional(from start: Int, depth: Int) throws(Stop) -> RegexNode {
    if peek(1) == UInt8(ascii: "?") || peek(1) == UInt8(ascii: "*") {
      if peek(2) == UInt8(ascii: "C") { throw .notUnderstood(start..<position + 3) }
      return try body(of: .conditional, from: start, depth: depth)
    }
    let isDefinition = take("(DEFINE)")
    if !isDefinition { try skip(behind: UInt8(ascii: ")"), from: start) }
    return try body(of: isDefinition ? .definition : .conditional, from: start, depth: depth)
  }

  /// `(?C)`, `(?C12)`, `(?C"text")` with doubled delimiters.
  private mutating func parseCallout(from start: Int) throws(Stop) -> RegexNode {
    position += 1
    if let delimiter = peek(), "`'\"^%#${".utf8.contains(delimiter) {
      let close = delimiter == UInt8(ascii: "{") ? UInt8(ascii: "}") : delimiter
      position += 1
      while true {
        try skip(behind: close, from: start)
        guard peek() == close else { break }
        position += 1
      }
      guard take(")") else { throw .notUnderstood(start..<position) }
    } else {
      try skip(behind: UInt8(ascii: ")"), from: start)
    }
    problems.append(RegexProblem(.callout, start..<position))
    return node(.callout, from: start)
  }

  /// `(?i)`, `(?x-i:..)`, `(?^)`.
  private mutating func parseFlags(from start: Int, depth: Int) throws(Stop) -> RegexNode {
    var changed = flags
    var isOn = true
    if take("^") {
      changed.subtract([.caseless, .multiline, .dotAll, .extended, .extendedMore, .noCapture])
    }
    while let byte = peek() {
      position += 1
      switch byte {
      case UInt8(ascii: "i"): changed.set(.caseless, isOn)
      case UInt8(ascii: "m"): changed.set(.multiline, isOn)
      case UInt8(ascii: "s"): changed.set(.dotAll, isOn)
      case UInt8(ascii: "n"): changed.set(.noCapture, isOn)
      case UInt8(ascii: "U"): changed.set(.ungreedy, isOn)
      case UInt8(ascii: "J"): changed.set(.duplicateNames, isOn)
      case UInt8(ascii: "x"):
        let isDoubled = take("x")
        changed.set(.extended, isOn)
        changed.set(.extendedMore, isOn && isDoubled)
      case UInt8(ascii: "-") where isOn: isOn = false
      case UInt8(ascii: ")"):
        flags = changed
        return node(.inlineFlags(changed), from: start)
      case UInt8(ascii: ":"):
        let outer = flags
        flags = changed
        let group = try body(of: .nonCapturing, from: start, depth: depth)
        flags = outer
        return group
      default: throw .notUnderstood(start..<position)
      }
    }
    throw .notUnderstood(start..<position)
  }

  /// `(*ACCEPT)` and the like, or a group spelled out as `(*atomic:..)`.
  private mutating func parseVerb(depth: Int) throws(Stop) -> RegexNode {
    let start = position
    position += 2
    let nameStart = position
    while let byte = peek(), byte == UInt8(ascii: "_") || (0x61...0x7A).contains(byte) {
      position += 1
    }
    if position > nameStart {
      let name = String(decoding: source[nameStart..<position], as: UTF8.self)
      guard let kind = Self.spelledGroups[name], take(":") else {
        throw .notUnderstood(start..<position)
      }
      return try body(of: kind, from: start, depth: depth)
    }
    try skip(behind: UInt8(ascii: ")"), from: start)
    return node(.verb, from: start)
  }

  private static let spelledGroups: [String: RegexNode.GroupKind] = [
    "pla": .lookAhead, "positive_lookahead": .lookAhead, "napla": .lookAhead,
    "non_atomic_positive_lookahead": .lookAhead, "nla": .negativeLookAhead,
    "negative_lookahead": .negativeLookAhead, "plb": .lookBehind,
    "positive_lookbehind": .lookBehind, "naplb": .lookBehind,
    "non_atomic_positive_lookbehind": .lookBehind, "nlb": .negativeLookBehind,
    "negative_lookbehind": .negativeLookBehind, "atomic": .atomic, "sr": .scriptRun,
    "script_run": .scriptRun, "asr": .scriptRun, "atomic_script_run": .scriptRun,
  ]
}

extension RegexFlags {
  fileprivate mutating func set(_ flag: RegexFlags, _ isOn: Bool) {
    if isOn { insert(flag) } else { remove(flag) }
  }
}
