import Diagnostics
import RuleSyntax

/// Finds every name of a file and what it names, from the syntax alone.
struct OccurrenceCollector {
  private(set) var occurrences: [Occurrence] = []

  /// The names of a tree in the order they stand. O(tree).
  static func occurrences(in tree: SyntaxTree) -> [Occurrence] {
    var collector = OccurrenceCollector()
    for declaration in tree.declarations { collector.collect(declaration) }
    return collector.occurrences.sorted { $0.range.start < $1.range.start }
  }

  private mutating func collect(_ declaration: DeclarationSyntax) {
    switch declaration {
    case .pack, .variants, .allow: return
    case .family(let block): add(block.name, .family, isDeclaration: true)
    case .lexicon(let lexicon): add(lexicon.name, .value, isDeclaration: true)
    case .signal(let signal):
      add(signal.name, .value, isDeclaration: true)
      collectUses(below: signal.node)
    case .condition(let condition):
      add(condition.name, .value, isDeclaration: true)
      collectUses(below: condition.node)
    case .rule(let rule): collect(rule)
    case .adjust(let adjustment): collect(adjustment)
    }
  }

  private mutating func collect(_ rule: RuleSyntax) {
    let family = rule.family?.text ?? ""
    add(rule.name, .rule(family: family), isDeclaration: true)
    if family != "all" { add(rule.family, .family) }
    for clause in rule.clauses {
      switch clause.keyword?.text {
      case "group": add(clause.words.first, .group(family: family))
      case "label": for word in clause.words { add(word, .label) }
      case "score": add(clause.sum?.lexicon, .value)
      default: break
      }
    }
    collectUses(below: rule.node)
  }

  /// `adjust NAME` means a rule of no family where it changes what only rules have.
  private mutating func collect(_ adjustment: AdjustSyntax) {
    let adjustsRule = adjustment.clauses.contains {
      ["score", "disabled", "shadow"].contains($0.keyword?.text)
    }
    if adjustment.hasSlash {
      let family = adjustment.name?.text ?? ""
      if family != "all" { add(adjustment.name, .family) }
      add(adjustment.rule, .rule(family: family))
    } else {
      add(adjustment.name, adjustsRule ? .rule(family: "") : .family)
    }
    for clause in adjustment.clauses { add(clause.sum?.lexicon, .value) }
  }

  /// Names of lexicons, signals and conditions in what is below `node`. Nesting is bounded by the
  /// parser, so the recursion is.
  private mutating func collectUses(below node: SyntaxNode) {
    for child in node.nodes {
      switch child.kind {
      case .nameReference: add(child.token(.word), .value)
      case .sumCondition: add(child.tokens(.word).dropFirst().first, .value)
      case .senderCondition:
        let words = child.tokens(.word)
        if words.count > 2, words[1].isWord("in") { add(words[2], .value) }
      case .patternItem: collectInterpolations(in: child)
      default: collectUses(below: child)
      }
    }
  }

  /// The `{{name}}` of a pattern.
  private mutating func collectInterpolations(in node: SyntaxNode) {
    guard let literal = node.token(.pattern) else { return }
    for name in Interpolations.names(in: literal.bytes) {
      let text = String(decoding: literal.bytes[name], as: UTF8.self)
      occurrences.append(
        Occurrence(
          symbol: Symbol(space: .value, name: text),
          range: SourceRange(
            file: node.tree.file, start: name.lowerBound, end: name.upperBound),
          isDeclaration: false))
    }
  }

  private mutating func add(
    _ token: SyntaxToken?, _ space: Symbol.Space, isDeclaration: Bool = false
  ) {
    guard let token, token.kind == .word else { return }
    occurrences.append(
      Occurrence(
        symbol: Symbol(space: space, name: token.text), range: token.range,
        isDeclaration: isDeclaration))
  }
}

/// The `{{name}}`s of patterns.
enum Interpolations {
  /// Where the names stand in the bytes of a pattern.
  static func names(in bytes: ArraySlice<UInt8>) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var position = bytes.startIndex
    while position + 1 < bytes.endIndex {
      switch (bytes[position], bytes[position + 1]) {
      case (UInt8(ascii: "\\"), _): position += 2
      case (UInt8(ascii: "{"), UInt8(ascii: "{")):
        let start = position + 2
        let end = bytes[start...].firstIndex { !isNameByte($0) } ?? bytes.endIndex
        if end > start, bytes[end...].starts(with: "}}".utf8) { result.append(start..<end) }
        position = max(end, start)
      default: position += 1
      }
    }
    return result
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
