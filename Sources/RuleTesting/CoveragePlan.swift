import Diagnostics
import RuleCheck
import RuleCompiler
import ScreeningEngine

/// The parts of a pack, and a pack with probes: a signal for each phrase, pattern, gap, entity and
/// alternative alone, so that the engine itself says which of them is found in a text.
struct CoveragePlan {
  /// The pack to probe with: the original's rules and signals, and behind them the probes.
  private(set) var probing: CheckedPack
  private(set) var parts: [CoveragePart] = []
  /// The signal that shows whether a part is found, by part; nil for rules and conditions.
  private(set) var probes: [UInt32?] = []
  /// The parts that each rule can reach, by rule: what it wants to see, conditions among them, and
  /// what it must not.
  private(set) var reach: [Reach] = []
  /// Conditions by where they stand.
  var conditions: [SourceRange: Int] = [:]
  /// The operands of `any of .. within`, by where that stands.
  var windowOperands: [SourceRange: [Int]] = [:]
  /// The entries of `sender in`, folded (nil for the lexicon itself), by where that stands.
  var senderLists: [SourceRange: [(entry: String?, part: Int)]] = [:]
  private(set) var ruleParts: [Int] = []

  struct Reach {
    var wanted: Set<Int> = []
    var unwanted: Set<Int> = []
  }

  let pack: CheckedPack
  /// Alternatives with no pattern of their own: what is said of them is what is said of the whole.
  private let unprobed: Set<Int>
  private let found: Set<String>
  private(set) var lexiconParts: [[Int]] = []
  private(set) var signalParts: [[Int]] = []
  private(set) var exceptionParts: [[Int]] = []
  /// Items written in conditions, by where the operand stands.
  var operandParts: [SourceRange: [Int]] = [:]

  /// `found` are the patterns, as the rule set shows them, that match in some example: alternatives
  /// of others need no probe. `unprobed` are alternatives (as `alternative(at:)` numbers them)
  /// through which there is no pattern, such as a look-behind of no fixed length.
  init(_ compiled: CompiledPack, found: Set<String>, unprobed: Set<Int> = []) {
    self.found = found
    pack = compiled.checked
    probing = pack
    self.unprobed = unprobed
    for (index, rule) in pack.rules.enumerated() {
      let owner = "rule \(compiled.ruleSet?.rules[index].id ?? rule.name)"
      ruleParts.append(add(.rule, owner: owner, text: rule.name, at: rule.range))
    }
    for (index, lexicon) in pack.lexicons.enumerated() { addLexicon(lexicon, index) }
    for (index, signal) in pack.signals.enumerated() { addSignal(signal, index) }
    for (index, rule) in pack.rules.enumerated() {
      var walk = Walk(owner: parts[ruleParts[index]].owner)
      if rule.status != .disabled {
        visit(rule.when, &walk, isWanted: true)
        for unless in rule.unless {
          addCondition(unless, &walk)
          visit(unless, &walk, isWanted: false)
        }
      }
      reach.append(walk.reach)
    }
  }

  // MARK: Parts

  /// The alternative whose probe a diagnostic on the probing pack is about.
  func alternative(at range: SourceRange) -> Int? {
    let number = range.file.rawValue - pack.files.count
    return parts.indices.contains(number) ? number : nil
  }

  mutating func add(
    _ kind: CoveragePart.Kind, owner: String, text: String, at range: SourceRange,
    outer: [Int] = [], probe: UInt32? = nil
  ) -> Int {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    parts.append(
      CoveragePart(kind: kind, owner: owner, text: line, range: range, outer: outer))
    probes.append(probe)
    return parts.count - 1
  }

  private mutating func addLexicon(_ lexicon: CheckedLexicon, _ index: Int) {
    let owner = "lexicon \(lexicon.name)"
    let whole = add(
      .signal, owner: owner, text: lexicon.name, at: lexicon.range, probe: UInt32(index))
    var found = [whole]
    for entry in lexicon.entries where entry.phrase.range.file == lexicon.range.file {
      found += addItem(.phrase(entry.phrase), owner: owner, outer: [whole])
    }
    lexiconParts.append(found)
  }

  private mutating func addSignal(_ signal: CheckedSignal, _ index: Int) {
    let owner = "signal \(signal.name)"
    let number = UInt32(pack.lexicons.count + index)
    let whole = add(.signal, owner: owner, text: signal.name, at: signal.range, probe: number)
    signalParts.append(
      [whole]
        + signal.items.flatMap {
          addItem($0, owner: owner, outer: [whole], exceptions: signal.exceptions)
        })
    exceptionParts.append(signal.exceptions.flatMap { addItem($0, owner: owner, outer: [whole]) })
  }

  /// Adds an item and what it is made of; nothing for a reference, whose parts are its own.
  mutating func addItem(
    _ item: SignalItem, owner: String, outer: [Int], exceptions: [SignalItem] = []
  ) -> [Int] {
    switch item {
    case .lexicon, .signal, .disguise: return []
    case .phrase(let phrase):
      let text = pack.text(of: phrase.range)
      return [
        add(
          .item, owner: owner, text: (phrase.isLoose ? "~" : "") + text, at: phrase.range,
          outer: outer, probe: probe(item, exceptions))
      ]
    case .entity(_, let range):
      return [
        add(
          .item, owner: owner, text: pack.text(of: range), at: range, outer: outer,
          probe: probe(item, exceptions))
      ]
    case .pattern(let literal):
      return addPattern(literal, owner: owner, outer: outer, exceptions)
    case .gap(let operands, _):
      // The gap has no place of its own: it is shown by what it is made of.
      return operands.flatMap { $0 }.flatMap { addItem($0, owner: owner, outer: outer) }
    }
  }

  private mutating func addPattern(
    _ literal: PatternLiteral, owner: String, outer: [Int], _ exceptions: [SignalItem]
  ) -> [Int] {
    let text = "/\(literal.source)/"
    let whole = add(
      .item, owner: owner, text: text, at: literal.range, outer: outer,
      probe: probe(.pattern(literal), exceptions))
    let isFound = self.found.contains(text)
    let found = RegexAlternatives(literal)
    var numbers: [Int] = []
    for alternative in found.alternatives {
      var pattern = alternative.pattern
      // A file of its own, so that a diagnostic tells which one it is about.
      pattern.range = SourceRange(
        file: FileID(pack.files.count + parts.count), start: 0, end: pattern.source.utf8.count)
      let range = SourceRange(
        file: literal.range.file, start: literal.fileOffset(of: alternative.range.lowerBound),
        end: literal.fileOffset(of: alternative.range.upperBound))
      let isProbed = isFound && !unprobed.contains(parts.count)
      let number = add(
        .alternative, owner: owner, text: found.text(of: alternative), at: range,
        outer: [whole] + (alternative.parent.map { [numbers[$0]] } ?? []),
        probe: isProbed ? probe(.pattern(pattern), exceptions) : probes[whole])
      parts[number].pattern = literal.range
      numbers.append(number)
    }
    return [whole] + numbers
  }

  /// A signal of one item alone, less what the signal it stands in leaves out.
  private mutating func probe(_ item: SignalItem, _ exceptions: [SignalItem]) -> UInt32 {
    probing.signals.append(
      CheckedSignal(
        name: "probe", items: [item], exceptions: exceptions,
        range: SourceRange(file: FileID(0), start: 0, end: 0)))
    return UInt32(probing.lexicons.count + probing.signals.count - 1)
  }
}
