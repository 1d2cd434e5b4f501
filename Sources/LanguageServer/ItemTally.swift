import EntityFinding
import RuleCheck

/// What a signal or lexicon looks for, counted through every name it leads to.
struct ItemTally {
  private(set) var exactPhrases = 0
  private(set) var loosePhrases = 0
  private(set) var patterns = 0
  private(set) var gaps = 0
  private(set) var entities: [String] = []
  /// The lexicons and signals it names itself.
  private(set) var names: [String] = []

  private var seenLexicons: Set<Int> = []
  private var seenSignals: Set<Int> = []
  private let pack: CheckedPack

  init(_ items: [SignalItem], in pack: CheckedPack) {
    self.pack = pack
    for item in items {
      switch item {
      case .lexicon(let index): names.append(pack.lexicons[index].name)
      case .signal(let index): names.append(pack.signals[index].name)
      case .phrase, .pattern, .gap, .entity, .disguise: break
      }
    }
    add(items)
  }

  init(_ lexicon: CheckedLexicon, in pack: CheckedPack) {
    self.pack = pack
    add(lexicon)
  }

  /// Follows names: the checker has made sure that they lead in no circle and not too deep.
  private mutating func add(_ items: [SignalItem]) {
    for item in items {
      switch item {
      case .phrase(let phrase): add(phrase)
      case .pattern: patterns += 1
      case .lexicon(let index):
        if seenLexicons.insert(index).inserted { add(pack.lexicons[index]) }
      case .signal(let index):
        if seenSignals.insert(index).inserted { add(pack.signals[index].items) }
      case .gap(let operands, _):
        gaps += 1
        for operand in operands { add(operand) }
      case .entity(let query, _): add(entity: query.kind.rawValue)
      case .disguise: add(entity: EntityHelp.disguise)
      }
    }
  }

  private mutating func add(_ lexicon: CheckedLexicon) {
    for entry in lexicon.entries { add(entry.phrase) }
  }

  private mutating func add(_ phrase: PhraseLiteral) {
    if phrase.isLoose { loosePhrases += 1 } else { exactPhrases += 1 }
  }

  private mutating func add(entity name: String) {
    if !entities.contains(name) { entities.append(name) }
  }

  /// `12 phrases (3 loose), 2 patterns, 1 gap, @money`.
  var summary: String {
    var parts: [String] = []
    let phrases = exactPhrases + loosePhrases
    if phrases > 0 {
      let loose = loosePhrases > 0 ? " (\(loosePhrases) loose)" : ""
      parts.append(DeclarationCollector.counted(phrases, "phrase") + loose)
    }
    if patterns > 0 { parts.append(DeclarationCollector.counted(patterns, "pattern")) }
    if gaps > 0 { parts.append(DeclarationCollector.counted(gaps, "gap")) }
    parts += entities.map { "`@\($0)`" }
    return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
  }
}
