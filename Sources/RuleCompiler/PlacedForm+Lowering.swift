import RegexSyntax
import ScreeningEngine
import TextFolding

extension PlacedTable.Form {
  /// Characters that are looked through for the other part, and strings it may be: ten instructions a
  /// character, where PCRE2 takes 300 ns and more.
  private static let widestScan = 64
  private static let mostScanned = 64

  /// The form of a pattern that `plan` looks for; nil where the plan's literals do not find every
  /// string of the form. Literals are numbered as `plan` has them, its companion's behind its own.
  init?(_ form: PlacedForm, _ plan: LiteralPlan, _ densifier: Densifier) {
    guard plan.signs.isEmpty else { return nil }
    let parts = PartLowering(plan, densifier)
    guard let gap = form.gap else {
      guard let left = parts.announced(form.left) else { return nil }
      self.init(announced: left, isWhole: true)
      return
    }
    // PCRE2 10.42's JIT misses matches of `(?:ab|a).*b` (its interpreter does not, nor with a bound):
    // such a pattern stays with it as a whole, so that all that asks for it gets one answer.
    guard let most = gap.maximum, gap.minimum <= most else { return nil }
    let characters = gap.minimum...most
    guard let companion = plan.companion, !gap.right.isPrefix else {
      guard most <= Self.widestScan, gap.right.strings.count <= Self.mostScanned,
        let left = parts.announced(form.left)
      else { return nil }
      self.init(
        announced: left, other: PlacedTable.Part(scanned: gap.right), isLeft: true,
        characters: characters, crossesLines: gap.crossesLines, isWhole: !gap.right.isPrefix,
        isScanned: true)
      return
    }
    if let left = parts.announced(form.left), let right = parts.other(gap.right) {
      self.init(
        announced: left, other: right, isLeft: true, characters: characters,
        crossesLines: gap.crossesLines, reach: companion.reach, isWhole: true)
    } else if let right = parts.announced(gap.right), let left = parts.other(form.left) {
      self.init(
        announced: right, other: left, isLeft: false, characters: characters,
        crossesLines: gap.crossesLines, reach: companion.reach, isWhole: true)
    } else {
      return nil
    }
  }

  /// What any match of a pattern has: one of the plan's literals as the fold spells them, and one of
  /// its companion's on its side and within its length. nil where that is not known.
  init?(necessaryFor plan: LiteralPlan, _ densifier: Densifier) {
    let parts = PartLowering(plan, densifier)
    guard plan.signs.isEmpty,
      let announced = parts.announced(PlacedForm.Part(strings: plan.literals))
    else { return nil }
    guard let companion = plan.companion, companion.isBeside, let longest = companion.longest,
      let other = parts.other(PlacedForm.Part(strings: companion.spelled))
    else {
      self.init(announced: announced, isWhole: false)
      return
    }
    self.init(
      announced: announced, other: other, isLeft: companion.reach.upperBound > 0,
      characters: 0...longest, crossesLines: true, reach: companion.reach, isWhole: false)
  }
}

/// Finds the literals of a plan in the parts of a form.
private struct PartLowering {
  private let plan: LiteralPlan
  private let densifier: Densifier

  /// Strings of a part at most; a pattern with more is left to PCRE2. Looking through 700 takes less
  /// than a microsecond, and PCRE2, which tries one after the other everywhere, 27.
  private static let mostStrings = 1_024

  init(_ plan: LiteralPlan, _ densifier: Densifier) {
    self.plan = plan
    self.densifier = densifier
  }

  /// The part that the plan's own literals find; nil where they do not find each string.
  func announced(_ part: PlacedForm.Part) -> PlacedTable.Part? {
    lowered(part, by: plan.dense, from: 0)
  }

  /// The same of its companion's.
  func other(_ part: PlacedForm.Part) -> PlacedTable.Part? {
    lowered(part, by: plan.companion?.literals ?? [], from: plan.dense.count)
  }

  private func lowered(
    _ part: PlacedForm.Part, by literals: [[UInt8]], from first: Int
  ) -> PlacedTable.Part? {
    guard part.strings.count <= Self.mostStrings else { return nil }
    var arena = ByteArena()
    var lowered = PlacedTable.Part(startsAtEdge: part.startsAtEdge, endsAtEdge: part.endsAtEdge)
    for string in part.strings {
      arena.removeAll()
      densifier.densify(string.span, into: &arena)
      guard let (index, start) = place(of: literals, in: arena.storage[..<arena.count]) else {
        return nil
      }
      var places = [start]
      densifier.findPlaces(of: &places, in: string.span)
      lowered.add(string, literal: UInt32(first + index), offset: places[0])
    }
    return lowered
  }

  /// The first place in the dense view of a string at which one of `literals` stands.
  private func place(
    of literals: [[UInt8]], in dense: ArraySlice<UInt8>
  ) -> (index: Int, start: Int)? {
    for start in dense.indices {
      let index = literals.firstIndex { literal in
        literal.first == dense[start] && literal.count <= dense.endIndex - start
          && dense[start..<start + literal.count].elementsEqual(literal)
      }
      if let index { return (index, start) }
    }
    return nil
  }
}

extension PlacedTable.Part {
  /// A part whose strings are looked for where they may stand, not by literals.
  fileprivate init(scanned part: PlacedForm.Part) {
    self.init(startsAtEdge: part.startsAtEdge, endsAtEdge: part.endsAtEdge)
    for string in part.strings { add(string, literal: 0, offset: 0) }
  }
}
