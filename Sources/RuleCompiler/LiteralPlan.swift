import LiteralSearch
import TextFolding

/// The literals by which a pattern is looked for.
///
/// Every match contains one of `dense` in the dense view or one of `signs` in the fold.
struct LiteralPlan: Sendable {
  /// Distinct.
  var dense: [[UInt8]] = []
  /// Single signs that the dense view leaves out: + and the like, which may stand for a word.
  var signs: Set<[UInt8]> = []
  /// The literals as the fold shows them.
  private(set) var literals: [[UInt8]] = []
  /// As `LiteralSet.end`.
  private(set) var end: Int?

  /// The chance that one of the literals stands at a given place.
  private var chance = 0.0

  /// What a match holds besides; nil where nothing is known that would tell more.
  var companion: Companion?

  /// A second set of literals, of which a match holds one: where all of them are absent, or none
  /// stands where it must, the pattern need not be tried.
  struct Companion: Sendable {
    var literals: [[UInt8]]
    /// The same as the fold shows them.
    var spelled: [[UInt8]]
    /// The chance that one of them stands at a given place.
    var chance: Double
    /// Whether these stand all before or all behind the first set's; then `longest` is the length of
    /// the longest match, in bytes of the fold.
    var isBeside = false
    var longest: Int?
    /// How far behind the start of the first set's literal one of these starts, in bytes of the dense
    /// view; negative where it stands before.
    var reach: ClosedRange<Int>
  }

  /// Literals of fewer bytes are found so often that looking for them says nothing.
  private static let minimumBytes = 2
  /// How rare a sign is taken to be, in bits.
  private static let signBits = 8.0
  /// Characters of a word come together: beyond this many bits a literal is no rarer.
  private static let mostBits = 26.0
  /// A second set that is likelier than this is not worth looking for.
  private static let leastCompanionBits = 8.0
  private static let mostCompanions = 64
  private static let anywhere = -Int(UInt32.max)...Int(UInt32.max)

  /// The best of a pattern's choices, the one that will be found least often, with another that
  /// narrows it down. nil where none is usable.
  static func best(
    of choices: [LiteralSet], pairs: [LiteralSetPair] = [], _ densifier: Densifier
  ) -> LiteralPlan? {
    let plans = choices.compactMap { LiteralPlan($0, densifier) }
    var options = plans
    for pair in pairs {
      let left = LiteralPlan(pair.left, densifier)
      let right = LiteralPlan(pair.right, densifier)
      let furthest =
        pair.maximumLength.map { $0 * densifier.longestGrowth } ?? anywhere.upperBound
      if var first = left, let right {
        first.companion = right.companion(reach: min(first.shortest, furthest)...furthest)
        first.companion?.isBeside = true
        first.companion?.longest = pair.maximumLength
        options.append(first)
      }
      if let left, var last = right {
        last.companion = left.companion(reach: -furthest ... -min(left.shortest, furthest))
        last.companion?.isBeside = true
        last.companion?.longest = pair.maximumLength
        options.append(last)
      }
    }
    for index in plans.indices {
      let others = plans.filter { $0.isIndependent(of: plans[index]) }
      let second = others.max { $0.bits < $1.bits }
      options[index].companion = second?.companion(reach: anywhere)
    }
    return options.min { ($0.cost, $0.width) < ($1.cost, $1.width) }
  }

  /// How wide the companion is looked for. Of plans of equal cost, as all that look through more than a
  /// message's hundred places are, the narrowest leaves fewest candidates, and only where the reach has
  /// an end the places of both tell the pattern without PCRE2.
  private var width: Int {
    guard let companion else { return .max }
    return companion.reach.upperBound - companion.reach.lowerBound
  }

  /// What finding the pattern costs, in a unit of its own: the look at a hit, and what comes after it
  /// where the companion is there too.
  private var cost: Double { chance * (0.1 + shareWithCompanion) }

  /// How often a message that holds one of the literals holds the companion too.
  private var shareWithCompanion: Double {
    guard let companion else { return 1 }
    // A message is taken to have a hundred places.
    let places = Double(min(companion.reach.upperBound - companion.reach.lowerBound, 100))
    return min(1, companion.chance * places)
  }

  /// The literals as a companion; nil where they are no use as one.
  private func companion(reach: ClosedRange<Int>) -> Companion? {
    guard signs.isEmpty, dense.count <= LiteralPlan.mostCompanions,
      bits >= LiteralPlan.leastCompanionBits
    else { return nil }
    return Companion(literals: dense, spelled: literals, chance: chance, reach: reach)
  }

  /// Whether no literal here is part of one there, nor the other way round.
  private func isIndependent(of other: LiteralPlan) -> Bool {
    guard dense.count <= LiteralPlan.mostCompanions else { return false }
    return dense.allSatisfy { mine in
      other.dense.allSatisfy { !mine.holds($0) && !$0.holds(mine) }
    }
  }

  /// Bytes of the shortest literal; at least 1.
  private var shortest: Int { max(1, dense.map({ $0.count }).min() ?? 1) }

  /// By all of `choice`; nil where one of its literals is of no use.
  init?(_ choice: LiteralSet, _ densifier: Densifier) {
    literals = choice.literals
    end = choice.end
    var forms: [(literal: [UInt8], dense: [UInt8])] = []
    var arena = ByteArena()
    for literal in choice.literals {
      arena.removeAll()
      densifier.densify(literal.span, into: &arena)
      if arena.count >= LiteralPlan.minimumBytes {
        forms.append((literal, Array(arena.storage[..<arena.count])))
      } else if let sign = LiteralPlan.sign(in: literal) {
        signs.insert(sign)
      } else {
        return nil
      }
    }
    // A sign that is looked for in any case finds all that has it: with +v, +微 too.
    if !signs.isEmpty {
      forms.removeAll { form in LiteralPlan.sign(in: form.literal).map(signs.contains) ?? false }
    }
    dense = LiteralPlan.distinct(forms.map(\.dense))
    chance =
      LiteralPlan.chance(of: dense) + Double(signs.count) * LiteralPlan.power(-LiteralPlan.signBits)
  }

  /// How rare it is that one of the literals stands at a given place, in bits.
  private var bits: Double { -LiteralPlan.log2(chance) }

  /// The same without repetitions. Few are compared sooner than hashed.
  private static func distinct(_ literals: [[UInt8]]) -> [[UInt8]] {
    guard literals.count <= 16 else {
      var distinct = ByteStrings()
      for literal in literals { _ = distinct.number(of: literal) }
      return distinct.strings
    }
    var distinct: [[UInt8]] = []
    for literal in literals where !distinct.contains(literal) { distinct.append(literal) }
    return distinct
  }

  private static func chance(of literals: [[UInt8]]) -> Double {
    // In order: sums of the same numbers in another order differ, and two choices of the same
    // literals are to be worth the same.
    if literals.count == 1 { return power(-min(LiteralSearcher.bits(of: literals[0]), mostBits)) }
    return literals.map { min(LiteralSearcher.bits(of: $0), mostBits) }.sorted()
      .reduce(0) { $0 + power(-$1) }
  }

  /// How often the pattern will be a candidate, as a share of messages: a guess that only has to
  /// order patterns.
  var weight: Double { min(chance * 100, 1) * shareWithCompanion }

  /// The same guess for a phrase that is not looked for by a literal.
  static func weight(ofWord bytes: [UInt8]) -> Double {
    min(power(-min(LiteralSearcher.bits(of: bytes), mostBits)) * 100, 1)
  }

  /// Two to the power of a number of at most 0, without a maths library; within 6 %.
  private static func power(_ exponent: Double) -> Double {
    let whole = exponent.rounded(.down)
    return Double(sign: .plus, exponent: Int(whole), significand: 1 + exponent - whole)
  }

  /// The inverse of `power`.
  private static func log2(_ value: Double) -> Double {
    Double(value.exponent) + value.significand - 1
  }

  /// What the dense view leaves out and ordinary text is full of.
  private static let common = Set(" \n.,!?;:'\"()-。、~…/".unicodeScalars.map(\.value))

  /// The first character of a literal that the dense view leaves out and that is rare in ordinary
  /// text.
  private static func sign(in literal: [UInt8]) -> [UInt8]? {
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
