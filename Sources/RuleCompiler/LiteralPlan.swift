import LiteralSearch
import TextFolding

/// The literals by which a pattern is looked for.
///
/// Every match contains one of `dense` in the dense view or one of `signs` in the fold.
struct LiteralPlan {
  var dense: Set<[UInt8]> = []
  /// Single signs that the dense view leaves out: + and the like, which may stand for a word.
  var signs: Set<[UInt8]> = []

  /// Literals of which a match contains one besides: where all of them are absent, the pattern need
  /// not be tried either. Empty where the pattern has no second set that tells more than the first.
  var companions: Set<[UInt8]> = []

  /// Literals of fewer bytes are found so often that looking for them says nothing.
  private static let minimumBytes = 2
  /// How rare a sign is taken to be, in bits.
  private static let signBits = 8.0
  /// Characters of a word come together: beyond this many bits a literal is no rarer.
  private static let mostBits = 26.0
  /// A second set that is likelier than this is not worth looking for.
  private static let leastCompanionBits = 8.0
  private static let mostCompanions = 64

  /// The best of a pattern's choices, the one that will be found least often, with another that is
  /// independent of it. nil where none is usable.
  static func best(of choices: [LiteralSet], _ densifier: Densifier) -> LiteralPlan? {
    var plans = choices.compactMap { LiteralPlan($0, densifier) }
    guard let first = plans.indices.max(by: { plans[$0].bits < plans[$1].bits }) else { return nil }
    var best = plans.remove(at: first)
    plans.removeAll { !$0.isCompanion(of: best) }
    if let second = plans.max(by: { $0.bits < $1.bits }) { best.companions = second.dense }
    return best
  }

  /// Whether the literals say something that those of `other` do not.
  private func isCompanion(of other: LiteralPlan) -> Bool {
    guard signs.isEmpty, dense.count <= LiteralPlan.mostCompanions,
      bits >= LiteralPlan.leastCompanionBits
    else { return false }
    return dense.allSatisfy { mine in
      other.dense.allSatisfy { !mine.holds($0) && !$0.holds(mine) }
    }
  }

  private init?(_ choice: LiteralSet, _ densifier: Densifier) {
    for literal in choice.literals {
      var arena = ByteArena()
      densifier.densify(literal.span, into: &arena)
      if arena.count >= LiteralPlan.minimumBytes {
        dense.insert(Array(arena.storage[..<arena.count]))
      } else if let sign = LiteralPlan.sign(in: literal) {
        signs.insert(sign)
      } else {
        return nil
      }
    }
  }

  /// How rare it is that one of the literals stands at a given place, in bits.
  private var bits: Double { -LiteralPlan.log2(chance) }

  private var chance: Double {
    let dense = dense.reduce(0) {
      $0 + LiteralPlan.power(-min(LiteralSearcher.bits(of: $1), LiteralPlan.mostBits))
    }
    return dense + Double(signs.count) * LiteralPlan.power(-LiteralPlan.signBits)
  }

  /// How often the pattern will be a candidate, as a share of messages: a guess that only has to
  /// order patterns. A message is taken to have a hundred places.
  var weight: Double { min(chance * 100, 1) * (companions.isEmpty ? 1 : 0.25) }

  /// Two to the power of a number of at most 0, without a maths library; within 6 %.
  private static func power(_ exponent: Double) -> Double {
    let whole = exponent.rounded(.down)
    return Double(sign: .plus, exponent: Int(whole), significand: 1 + exponent - whole)
  }

  /// The inverse of `power`.
  private static func log2(_ value: Double) -> Double {
    Double(value.exponent) + value.significand - 1
  }

  /// The first character of a literal that the dense view leaves out and that is rare in ordinary
  /// text.
  private static func sign(in literal: [UInt8]) -> [UInt8]? {
    let common = Set(" \n.,!?;:'\"()-。、~…/".unicodeScalars.map(\.value))
    for scalar in String(decoding: literal, as: UTF8.self).unicodeScalars
    where ScalarClass.of(scalar.value).contains(.separator) && !common.contains(scalar.value) {
      return Array(String(Character(scalar)).utf8)
    }
    return nil
  }
}

extension [UInt8] {
  /// Whether `part` stands somewhere in this.
  fileprivate func holds(_ part: [UInt8]) -> Bool {
    guard let first = part.first, part.count <= count else { return part.isEmpty }
    for start in 0...(count - part.count) where self[start] == first {
      if self[start..<start + part.count].elementsEqual(part) { return true }
    }
    return false
  }
}
