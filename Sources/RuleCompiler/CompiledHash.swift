import EntityFinding
import RuleCheck
import ScreeningEngine
import TextFolding

/// A hash of the compiled form: equal for packs that screen alike.
///
/// 64-bit FNV-1a (Fowler, Noll, Vo) over every table in order: it tells packs apart in a report
/// and is no defence against forgery.
struct CompiledHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    // Ends the field, so that ("ab", "c") and ("a", "bc") differ.
    state = (state ^ 0xFF) &* 0x0000_0100_0000_01B3
  }

  mutating func add(_ value: UInt32) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      state = (state ^ UInt64(value >> shift & 0xFF)) &* 0x0000_0100_0000_01B3
    }
  }

  mutating func add(_ value: Double) {
    add(UInt32(truncatingIfNeeded: value.bitPattern))
    add(UInt32(truncatingIfNeeded: value.bitPattern >> 32))
  }

  mutating func add(_ isSet: Bool) { add(UInt32(isSet ? 1 : 0)) }

  mutating func add(_ range: IndexRange) {
    add(range.start)
    add(range.count)
  }

  /// What a pack has few of, by its description. Spelling a value takes some ten thousand
  /// instructions: with all of 3,000 rules so, the hash was half of the start.
  private mutating func add(described value: some Any) { add(String(describing: value).utf8) }

  /// 16 hexadecimal digits.
  var text: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  static func of(
    _ program: RuleProgram, _ keys: [PatternPool.Key], phrases: [UInt8],
    variants: [CheckedVariant], families: [RuleSet.Family], prior: Double
  ) -> String {
    var hash = CompiledHash()
    hash.add(prior)
    for family in families { hash.add(described: family) }
    for key in keys { hash.add(key, phrases: phrases) }
    for variant in variants {
      hash.add(variant.canonical.utf8)
      for substitute in variant.substitutes { hash.add(substitute.utf8) }
    }
    for owner in program.owners.elements { hash.add(owner) }
    for signal in program.signals {
      hash.add(signal.children)
      hash.add(signal.exception ?? .max)
    }
    for child in program.signalChildren { hash.add(child) }
    for gap in program.gaps { hash.add(described: gap) }
    for node in program.nodes { hash.add(node) }
    for child in program.nodeChildren { hash.add(child) }
    for operand in program.operands { hash.add(operand) }
    hash.add(described: program.senderLists)
    for rule in program.rules { hash.add(rule) }
    for chain in program.chains { hash.add(described: chain) }
    for allowance in program.allowances { hash.add(described: allowance) }
    for node in program.unlessNodes { hash.add(node) }
    for label in program.ruleLabels { hash.add(described: label) }
    return hash.text
  }

  private mutating func add(_ key: PatternPool.Key, phrases: [UInt8]) {
    switch key {
    case .phrase(let text, let takesRest, let startsClause):
      add(UInt32(0))
      add(phrases[text.range])
      add(takesRest)
      add(startsClause)
    case .loose(let scalars, let separators, let takesRest, let startsClause):
      add(UInt32(1))
      add(UInt32(scalars.count))
      for scalar in scalars { add(scalar) }
      for count in separators { add(UInt32(clamping: count)) }
      add(takesRest)
      add(startsClause)
    case .regex(let source, let view):
      add(UInt32(2))
      add(source)
      add(UInt32(view.rawValue))
    case .entity(let query):
      add(UInt32(3))
      add(query.spelling.utf8)
    }
  }

  private mutating func add(_ owner: Owner) {
    add(owner.signal)
    add(UInt32(owner.gate.rawValue))
    add(owner.score)
  }

  private mutating func add(_ child: SignalProgram.Child) {
    switch child {
    case .signal(let signal):
      add(UInt32(0))
      add(signal)
    case .gap(let gap):
      add(UInt32(1))
      add(gap)
    }
  }

  private mutating func add(_ node: ConditionNode) {
    switch node {
    case .present(let signal):
      add(UInt32(1))
      add(signal)
    case .not(let inner):
      add(UInt32(2))
      add(inner)
    case .and(let children):
      add(UInt32(3))
      add(children)
    case .or(let children):
      add(UInt32(4))
      add(children)
    case .named, .atLeast, .near, .then, .atLeastWithin, .sameSentence, .count, .sum, .length,
      .script, .language, .senderIs, .senderIn, .channelIs, .disguise:
      add(UInt32(0))
      add(described: node)
    }
  }

  private mutating func add(_ rule: RuleStep) {
    switch rule.scope {
    case .family(let family):
      add(UInt32(0))
      add(family)
    case .all: add(UInt32(1))
    case .none: add(UInt32(2))
    }
    switch rule.score {
    case .none: add(UInt32(0))
    case .fixed(let points):
      add(UInt32(1))
      add(points)
    case .sum(let lexicon, let bound):
      add(UInt32(2))
      add(lexicon)
      add(bound)
    }
    add(rule.group)
    add(rule.when)
    add(rule.unless)
    add(rule.labels)
    add(rule.chain ?? .max)
    add(rule.isShadow)
    add(rule.isDisabled)
  }
}
