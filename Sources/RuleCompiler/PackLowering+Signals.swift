import Diagnostics
import RuleCheck
import ScreeningEngine
import TextFolding

/// Lexicons, signals and operands to signal programs.
extension PackLowering {
  mutating func lowerLexicon(_ index: Int) {
    // Neighbours have the same language: the tag of each by itself was a sixth of this.
    var known = (language: String?.none, gate: gate(of: nil))
    for entry in pack.lexicons[index].entries {
      guard let pattern = pool.add(phrase: entry.phrase) else { continue }
      if entry.language != known.language {
        known = (entry.language, gate(of: entry.language))
      }
      own(pattern, by: index, gate: known.gate, score: entry.score ?? 0)
    }
  }

  mutating func lowerSignal(_ index: Int) {
    let signal = pack.signals[index]
    let number = pack.lexicons.count + index
    lower(items: signal.items, into: number)
    if !signal.exceptions.isEmpty {
      program.signals[number].exception = UInt32(
        anonymousSignal(signal.exceptions, name: "\(signal.name) except"))
    }
  }

  /// The signal an operand stands for: the one it names, or a new one for a literal or a union.
  mutating func signal(of operand: SpanOperand) -> UInt32 {
    if operand.items.count == 1 {
      switch operand.items[0] {
      case .lexicon(let index): return UInt32(index)
      case .signal(let index): return UInt32(pack.lexicons.count + index)
      case .phrase, .pattern, .gap, .entity, .disguise: break
      }
    }
    return UInt32(anonymousSignal(operand.items, name: pack.text(of: operand.range)))
  }

  private mutating func anonymousSignal(_ items: [SignalItem], name: String) -> Int {
    let number = program.signals.count
    signals.append(RuleSet.Signal(name: name))
    program.signals.append(
      SignalProgram(children: IndexRange(start: 0, count: 0), exception: nil))
    lower(items: items, into: number)
    return number
  }

  private mutating func lower(items: [SignalItem], into signal: Int) {
    var children: [SignalProgram.Child] = []
    for item in items {
      switch item {
      case .phrase(let phrase):
        if let pattern = pool.add(phrase: phrase) { own(pattern, by: signal) }
      case .pattern(let literal):
        if let pattern = pool.add(pattern: literal) { own(pattern, by: signal) }
      case .lexicon(let index):
        children.append(.signal(UInt32(index)))
      case .signal(let index):
        children.append(.signal(UInt32(pack.lexicons.count + index)))
      case .gap(let operands, let limits):
        children.append(.gap(lowerGap(operands, limits)))
      case .entity(let query, let range):
        own(pool.add(entity: query, at: range), by: signal)
      case .disguise:
        // It has no spans: RuleCheck lets it stand only where a condition asks for presence.
        break
      }
    }
    program.signals[signal].children = IndexRange(
      start: program.signalChildren.count, count: children.count)
    program.signalChildren.append(contentsOf: children)
  }

  private mutating func lowerGap(_ operands: [[SignalItem]], _ limits: [Int]) -> UInt32 {
    var numbers: [UInt32] = []
    for items in operands {
      let range = SourceRange(file: FileID(0), start: 0, end: 0)
      numbers.append(signal(of: SpanOperand(items: items, range: range)))
    }
    program.gaps.append(
      GapProgram(operands: numbers, limits: limits.map { UInt32(clamping: $0) }))
    return UInt32(program.gaps.count - 1)
  }

  private mutating func own(
    _ pattern: Int, by signal: Int, gate: ScriptSet = [], score: Double = 0
  ) {
    while owners.count <= pattern { owners.append(OwnerRow()) }
    let owner = Owner(signal: UInt32(signal), gate: gate, score: score)
    let isKnown = owners[pattern].contains {
      $0.signal == owner.signal && $0.gate == owner.gate && $0.score == owner.score
    }
    if !isKnown { owners[pattern].append(owner) }
  }

  /// Scripts a message must have for an entry with this tag to count.
  private func gate(of language: String?) -> ScriptSet {
    switch language {
    case "ja": .kana
    case "ko": .hangul
    case "th": .thai
    default: []
    }
  }
}
