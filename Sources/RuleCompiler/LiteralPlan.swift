import TextFolding

/// The literals by which a pattern is looked for.
///
/// Every match contains one of `dense` in the dense view or one of `signs` in the fold.
struct LiteralPlan {
  var dense: Set<[UInt8]> = []
  /// Single signs that the dense view leaves out: + and the like, which may stand for a word.
  var signs: Set<[UInt8]> = []
  /// The literals as the fold shows them.
  private(set) var literals: [[UInt8]] = []

  /// Literals of fewer bytes are found so often that looking for them says nothing.
  private static let minimumBytes = 2
  /// What a sign is worth beside a dense literal, in bytes.
  private static let signValue = 2

  /// The best of a pattern's choices: the longest shortest literal, then the fewest literals. nil
  /// where none is usable.
  static func best(of choices: [LiteralSet], _ densifier: Densifier) -> LiteralPlan? {
    var best: LiteralPlan?
    var bestValue = Int.min
    for choice in choices {
      guard let plan = LiteralPlan(choice, densifier) else { continue }
      if plan.value > bestValue {
        best = plan
        bestValue = plan.value
      }
    }
    return best
  }

  private init?(_ choice: LiteralSet, _ densifier: Densifier) {
    literals = choice.literals
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

  /// Beyond eight bytes a longer literal finds hardly fewer; a larger set costs more of them.
  private var value: Int {
    let shortest = min(dense.map(\.count).min() ?? 8, signs.isEmpty ? 8 : LiteralPlan.signValue)
    return min(shortest, 8) * 16 - min(dense.count + signs.count, 100)
  }

  /// How often the pattern will be a candidate, as a share of messages: a guess that only has to
  /// order patterns. Each Chinese character or three letters more is found eight times less often.
  var weight: Double {
    let dense = dense.reduce(0) { $0 + 1 / Double(1 << min($1.count, 24)) }
    return dense + Double(signs.count) / 16
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
