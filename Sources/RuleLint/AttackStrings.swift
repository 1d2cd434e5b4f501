import RegexSyntax

/// A text made to have a pattern backtrack: the way into a loop, and what to repeat there.
struct Attack: Hashable {
  /// What leads to the loop.
  var prefix: [UInt32]
  /// What is repeated.
  var pump: [UInt32]
  /// A whole match: PCRE2 looks first whether characters that every match has are there at all.
  var whole: [UInt32]
  /// The loop in the pattern's source.
  var loop: Range<Int>

  /// The text with as many repetitions as fit into `length` characters, `end`, which is to fit
  /// nothing, and a whole match for later.
  func text(length: Int, end: [UInt32]) -> [UInt32] {
    let room = max(length - prefix.count - end.count, pump.count)
    let times = max(1, room / pump.count)
    return prefix + repeatElement(pump, count: times).joined() + end + whole
  }
}

/// Makes attacks from the syntax tree of a pattern: one or more for every loop that may run a
/// varying number of times, and for every stretch from such a loop to a later one beside it.
struct AttackStrings {
  private let source: [UInt8]
  private let whole: [UInt32]
  private(set) var attacks: [Attack] = []
  private var known: Set<Attack> = []

  /// Attacks on one pattern at most.
  private static let most = 48
  /// Branches of alternations that are tried on the way to a loop, and in its body.
  private static let choices = 2
  private static let bodyChoices = 12
  /// Loops beside one another that are paired.
  private static let mostPaired = 6

  init(_ regex: RewrittenRegex, source: [UInt8]) {
    self.source = source
    whole = SampleText(source: source, choice: 0).text(of: regex.tree)
    for choice in 0..<Self.choices {
      visit(regex.tree, [], SampleText(source: source, choice: choice))
    }
  }

  private mutating func add(_ prefix: [UInt32], _ pump: [UInt32], at loop: Range<Int>) {
    guard !pump.isEmpty, attacks.count < Self.most else { return }
    let attack = Attack(prefix: prefix, pump: pump, whole: whole, loop: loop)
    if known.insert(attack).inserted { attacks.append(attack) }
  }

  private mutating func visit(_ node: RegexNode, _ prefix: [UInt32], _ sample: SampleText) {
    // What a text of the probe does not reach is not looked into.
    guard attacks.count < Self.most, prefix.count < BacktrackingProbe.longestText else { return }
    switch node.kind {
    case .sequence(let items): visit(items, prefix, sample)
    case .alternation(let branches): for branch in branches { visit(branch, prefix, sample) }
    case .group(_, let child): visit(child, prefix, sample)
    case .quantified(let child, _, let quantifier):
      if quantifier.isVariable {
        // A branch of the body may be what two others make together.
        for choice in 0..<min(max(child.branches, Self.choices), Self.bodyChoices) {
          let body = SampleText(source: source, choice: choice)
          add(prefix, body.text(of: child), at: node.range)
          add(prefix, body.text(of: child, isPumped: true), at: node.range)
        }
      }
      visit(child, prefix, sample)
    case .literal, .anyCharacter, .characterType, .characterClass, .assertion, .backreference,
      .subroutine, .inlineFlags, .trivia, .verb, .matchStart, .callout, .interpolation, .words,
      .opaque:
      break
    }
  }

  private mutating func visit(_ items: [RegexNode], _ prefix: [UInt32], _ sample: SampleText) {
    var before = prefix
    var loops: [(index: Int, prefix: [UInt32])] = []
    for (index, item) in items.enumerated() {
      if case .quantified(_, _, let quantifier) = item.kind, quantifier.isVariable {
        loops.append((index, before))
      }
      visit(item, before, sample)
      before += sample.text(of: item)
    }
    // What stands between two loops may stand there again and again: both then have a choice.
    let paired = loops.prefix(Self.mostPaired)
    for (number, first) in paired.enumerated() {
      for last in paired.dropFirst(number + 1) {
        let stretch = items[first.index...last.index]
        let pump = stretch.flatMap { sample.text(of: $0) }
        add(
          first.prefix, pump.isEmpty ? sample.text(of: items[first.index], isPumped: true) : pump,
          at: items[last.index].range)
      }
    }
  }
}

extension RegexNode.Quantifier {
  /// Whether it gives PCRE2 a choice that it may come back to.
  var isVariable: Bool { greed != .possessive && (maximum ?? .max) - minimum >= 2 }
}

extension RegexNode {
  /// The most branches of an alternation in it.
  var branches: Int {
    var most = 1
    visit { node in
      if case .alternation(let members) = node.kind { most = max(most, members.count) }
    }
    return most
  }
}
