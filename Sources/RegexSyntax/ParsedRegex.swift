/// A pattern and what the parser made of it.
package struct ParsedRegex: Sendable {
  package let source: [UInt8]
  package let mode: RegexMode
  package let tree: RegexNode
  package let problems: [RegexProblem]
  /// Where interpolations stand, as handed to the parser.
  package let interpolations: [Range<Int>]

  /// Whether every construct was understood. If not, PCRE2 may still take the pattern.
  package var isUnderstood: Bool { !problems.contains { $0.kind == .notUnderstood } }

  /// The source, put together from the tree. Law: equal to `source`.
  package func printed() -> [UInt8] {
    var printer = SourcePrinter(source: source)
    printer.print(tree)
    return printer.output
  }
}

/// What a pattern is written over.
package enum RegexMode: Sendable {
  /// Characters: UTF and UCP.
  case utf
  /// Bytes: `raw bytes`.
  case bytes
}

/// Puts a source together from the pieces that the tree says it has.
private struct SourcePrinter {
  let source: [UInt8]
  var output: [UInt8] = []

  init(source: [UInt8]) { self.source = source }

  mutating func print(_ node: RegexNode) {
    switch node.kind {
    case .literal, .anyCharacter, .characterType, .assertion, .backreference, .subroutine,
      .inlineFlags, .trivia, .verb, .matchStart, .callout, .interpolation, .words, .opaque:
      copy(node.range)
    case .characterClass(let members):
      copy(members.opener)
      for item in members.items { copy(item.range) }
      output.append(UInt8(ascii: "]"))
    case .group(let group, let child):
      if let opener = group.opener { copy(opener) }
      print(child)
      if group.opener != nil { output.append(UInt8(ascii: ")")) }
    case .quantified(let child, let trivia, let quantifier):
      print(child)
      for node in trivia { print(node) }
      copy(quantifier.range)
    case .sequence(let items):
      for item in items { print(item) }
    case .alternation(let branches):
      for (index, branch) in branches.enumerated() {
        if index > 0 { output.append(UInt8(ascii: "|")) }
        print(branch)
      }
    }
  }

  mutating func copy(_ range: Range<Int>) { output.append(contentsOf: source[range]) }
}
