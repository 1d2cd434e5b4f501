import EntityFinding
import RuleCheck
import ScreeningEngine

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

  mutating func add(_ value: some Any) { add(String(describing: value).utf8) }

  /// 16 hexadecimal digits.
  var text: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  static func of(
    _ program: RuleProgram, pool: PatternPool, variants: [CheckedVariant],
    families: [RuleSet.Family], prior: Double
  ) -> String {
    var hash = CompiledHash()
    hash.add(prior)
    for family in families { hash.add(family) }
    for key in pool.keys {
      if case .entity(let query) = key { hash.add(query.spelling.utf8) } else { hash.add(key) }
    }
    for variant in variants {
      hash.add(variant.canonical.utf8)
      for substitute in variant.substitutes { hash.add(substitute.utf8) }
    }
    for owner in program.owners.elements { hash.add(owner) }
    for signal in program.signals { hash.add(signal) }
    for child in program.signalChildren { hash.add(child) }
    for gap in program.gaps { hash.add(gap) }
    for node in program.nodes { hash.add(node) }
    hash.add(program.nodeChildren)
    hash.add(program.operands)
    hash.add(program.senderLists)
    for rule in program.rules { hash.add(rule) }
    for chain in program.chains { hash.add(chain) }
    for allowance in program.allowances { hash.add(allowance) }
    hash.add(program.unlessNodes)
    hash.add(program.ruleLabels)
    return hash.text
  }
}
