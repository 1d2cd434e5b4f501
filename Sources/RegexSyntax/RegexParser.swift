/// Reads PCRE2's pattern syntax (10.42) into a tree.
///
/// It is not a judge: what it does not understand becomes `.opaque` with a `notUnderstood` problem,
/// and PCRE2 says whether it is right. Time is linear in the source; recursion is bounded.
package struct RegexParser {
  /// PCRE2's own limit on nested parentheses: what is deeper could not be compiled anyway.
  package static let deepestNesting = 250

  private static let mostRepeats = 8

  let source: [UInt8]
  let mode: RegexMode
  let interpolations: [Range<Int>]
  var position = 0
  var flags: RegexFlags = []
  /// Inside `\Q`..`\E`.
  var isQuoting = false
  /// Capturing groups opened so far: decides whether `\12` is a reference or octal.
  var openedGroups = 0
  var problems: [RegexProblem] = []
  private var nextInterpolation = 0

  /// Parses `source`, from which the rule file's `\/` is already undone.
  ///
  /// `interpolations` are the places of `{{name}}`, ascending and disjoint; each becomes a node.
  package static func parse(
    _ source: [UInt8], mode: RegexMode = .utf, interpolations: [Range<Int>] = []
  ) -> ParsedRegex {
    var parser = RegexParser(source: source, mode: mode, interpolations: interpolations)
    let tree = parser.parseWhole()
    return ParsedRegex(
      source: source, mode: mode, tree: tree, problems: parser.problems,
      interpolations: interpolations)
  }

  /// Parses a string.
  package static func parse(
    _ source: String, mode: RegexMode = .utf, interpolations: [Range<Int>] = []
  ) -> ParsedRegex {
    parse(Array(source.utf8), mode: mode, interpolations: interpolations)
  }

  private init(source: [UInt8], mode: RegexMode, interpolations: [Range<Int>]) {
    self.source = source
    self.mode = mode
    self.interpolations = interpolations
  }

  /// Why parsing stopped: PCRE2 will refuse the pattern, or knows more than this parser.
  enum Stop: Error {
    case notUnderstood(Range<Int>)
    case tooDeep(Range<Int>)
  }

  private mutating func parseWhole() -> RegexNode {
    reportLeadingVerbs()
    do {
      let tree = try parseAlternation(depth: 0)
      skipPassedInterpolations()
      if position == source.count { return tree }
      // A parenthesis too many.
      problems.append(RegexProblem(.notUnderstood, position..<position + 1))
    } catch {
      switch error {
      case .notUnderstood(let range): problems.append(RegexProblem(.notUnderstood, range))
      case .tooDeep(let range): problems.append(RegexProblem(.tooDeep, range))
      }
    }
    return RegexNode(.opaque, 0..<source.count)
  }

  private mutating func reportLeadingVerbs() {
    var end = 0
    while end + 1 < source.count, source[end] == UInt8(ascii: "("),
      source[end + 1] == UInt8(ascii: "*"),
      let close = source[end...].firstIndex(of: UInt8(ascii: ")")),
      source[end + 2..<close].allSatisfy({ $0 < 0x61 })
    {
      end = close + 1
    }
    if end > 0 { problems.append(RegexProblem(.leadingVerb, 0..<end)) }
  }

  // MARK: The spine

  /// Branches up to a closing parenthesis, which is left, or the end.
  mutating func parseAlternation(depth: Int) throws(Stop) -> RegexNode {
    let start = position
    var branches = [try parseSequence(depth: depth)]
    while peek() == UInt8(ascii: "|") {
      position += 1
      branches.append(try parseSequence(depth: depth))
    }
    if branches.count == 1 { return branches[0] }
    return RegexNode(.alternation(branches), start..<position, flags: flags)
  }

  private mutating func parseSequence(depth: Int) throws(Stop) -> RegexNode {
    let start = position
    var items: [RegexNode] = []
    items.reserveCapacity(4)
    while let byte = peek() {
      if !isQuoting, byte == UInt8(ascii: "|") || byte == UInt8(ascii: ")"),
        !isAtInterpolation()
      {
        break
      }
      if let quantifier = try parseQuantifier() {
        try attach(quantifier, to: &items)
      } else {
        items.append(try parseItem(depth: depth))
      }
    }
    if items.count == 1 { return items[0] }
    return RegexNode(.sequence(items), start..<position, flags: flags)
  }

  /// Puts the quantifier on the last item that is no trivia; the trivia goes in between.
  private func attach(
    _ quantifier: RegexNode.Quantifier, to items: inout [RegexNode]
  ) throws(Stop) {
    var trivia: [RegexNode] = []
    while let last = items.last, last.kind == .trivia {
      trivia.append(last)
      items.removeLast()
    }
    guard let child = items.popLast(), repeats(in: child) < Self.mostRepeats else {
      throw .notUnderstood(quantifier.range)
    }
    let range = child.range.lowerBound..<quantifier.range.upperBound
    items.append(
      RegexNode(
        .quantified(child, trivia: trivia.reversed(), quantifier), range, flags: child.flags))
  }

  /// How many quantifiers stand on one item: `a{2}{3}` is legal, and each deepens the tree.
  private func repeats(in node: RegexNode) -> Int {
    var count = 0
    var node = node
    while case .quantified(let child, _, _) = node.kind {
      count += 1
      node = child
    }
    return count
  }

  private mutating func parseItem(depth: Int) throws(Stop) -> RegexNode {
    let start = position
    if let node = takeInterpolation() { return node }
    if isQuoting { return try parseQuoted() }
    if skipExtendedTrivia() { return node(.trivia, from: start) }
    switch source[position] {
    case UInt8(ascii: "\\"): return try parseEscape()
    case UInt8(ascii: "["): return try parseClass()
    case UInt8(ascii: "("): return try parseGroup(depth: depth)
    case UInt8(ascii: "."): return single(.anyCharacter)
    case UInt8(ascii: "^"): return single(.assertion(.lineStart))
    case UInt8(ascii: "$"): return single(.assertion(.lineEnd))
    default:
      reportBracesAreText()
      let scalar = try takeScalar()
      return node(.literal(scalar), from: start)
    }
  }

  private mutating func parseQuoted() throws(Stop) -> RegexNode {
    let start = position
    if source[position] == UInt8(ascii: "\\"), peek(1) == UInt8(ascii: "E") {
      position += 2
      isQuoting = false
      return node(.trivia, from: start)
    }
    let scalar = try takeScalar()
    return node(.literal(scalar), from: start)
  }

  private mutating func single(_ kind: RegexNode.Kind) -> RegexNode {
    position += 1
    return node(kind, from: position - 1)
  }

  // MARK: Interpolations

  private mutating func isAtInterpolation() -> Bool {
    skipPassedInterpolations()
    return nextInterpolation < interpolations.count
      && interpolations[nextInterpolation].lowerBound == position
  }

  /// Those that turned out to stand inside something else.
  private mutating func skipPassedInterpolations() {
    while nextInterpolation < interpolations.count,
      interpolations[nextInterpolation].lowerBound < position
    {
      let range = interpolations[nextInterpolation]
      problems.append(RegexProblem(.misplacedInterpolation, range))
      nextInterpolation += 1
    }
  }

  private mutating func takeInterpolation() -> RegexNode? {
    guard isAtInterpolation() else { return nil }
    let index = nextInterpolation
    let range = interpolations[index]
    guard !isQuoting, !range.isEmpty, range.upperBound <= source.count else {
      problems.append(RegexProblem(.misplacedInterpolation, range))
      nextInterpolation += 1
      return nil
    }
    nextInterpolation += 1
    position = range.upperBound
    return RegexNode(.interpolation(index), range, flags: flags)
  }

  /// Whether no quantifier can start here, because words to be filled in do.
  mutating func startsInterpolation() -> Bool { isAtInterpolation() }
}
