import RegexSyntax
import ScreeningEngine
import TextFolding

extension PlacedTable.Form {
  /// Strings of a part at most; a pattern with more is left to PCRE2. Looking through 700 takes less
  /// than a microsecond, and PCRE2, which tries one after the other everywhere, 27.
  private static let mostStrings = 1_024
  /// Characters that are looked through for the other part, and strings it may be: ten instructions a
  /// character, where PCRE2 takes 300 ns and more.
  private static let widestScan = 64
  private static let mostScanned = 64

  /// The form of a pattern that `plan` looks for; nil where the plan's literals do not find every
  /// string of the form.
  ///
  /// `number` gives the number of a literal of the dense view.
  init?(
    _ form: PlacedForm, _ plan: LiteralPlan, _ densifier: Densifier,
    number: ([UInt8]) -> UInt32
  ) {
    guard plan.signs.isEmpty else { return nil }
    guard let gap = form.gap else {
      guard let left = Self.part(form.left, plan.dense, densifier, number) else { return nil }
      self.init(announced: left, isWhole: true)
      return
    }
    // PCRE2 10.42's JIT misses matches of `(?:ab|a).*b` (its interpreter does not, nor with a bound):
    // such a pattern stays with it as a whole, so that all that asks for it gets one answer.
    guard let most = gap.maximum, gap.minimum <= most else { return nil }
    let characters = gap.minimum...most
    guard let companion = plan.companion, !gap.right.isPrefix else {
      guard most <= Self.widestScan, gap.right.strings.count <= Self.mostScanned,
        let left = Self.part(form.left, plan.dense, densifier, number)
      else { return nil }
      self.init(
        announced: left, other: PlacedTable.Part(scanned: gap.right), isLeft: true,
        characters: characters, crossesLines: gap.crossesLines, isWhole: !gap.right.isPrefix,
        isScanned: true)
      return
    }
    if let left = Self.part(form.left, plan.dense, densifier, number),
      let right = Self.part(gap.right, companion.literals, densifier, number)
    {
      self.init(
        announced: left, other: right, isLeft: true, characters: characters,
        crossesLines: gap.crossesLines, reach: companion.reach, isWhole: true)
    } else if let right = Self.part(gap.right, plan.dense, densifier, number),
      let left = Self.part(form.left, companion.literals, densifier, number)
    {
      self.init(
        announced: right, other: left, isLeft: false, characters: characters,
        crossesLines: gap.crossesLines, reach: companion.reach, isWhole: true)
    } else {
      return nil
    }
  }

  /// What any match of a pattern has: one of the plan's literals as the fold spells them, and one of
  /// its companion's on its side and within its length. nil where that is not known.
  init?(necessaryFor plan: LiteralPlan, _ densifier: Densifier, number: ([UInt8]) -> UInt32) {
    guard plan.signs.isEmpty,
      let announced = Self.part(
        PlacedForm.Part(strings: plan.literals), plan.dense, densifier, number)
    else { return nil }
    guard let companion = plan.companion, companion.isBeside, let longest = companion.longest,
      let other = Self.part(
        PlacedForm.Part(strings: companion.spelled), companion.literals, densifier, number)
    else {
      self.init(announced: announced, isWhole: false)
      return
    }
    self.init(
      announced: announced, other: other, isLeft: companion.reach.upperBound > 0,
      characters: 0...longest, crossesLines: true, reach: companion.reach, isWhole: false)
  }

  private static func part(
    _ part: PlacedForm.Part, _ literals: [[UInt8]], _ densifier: Densifier,
    _ number: ([UInt8]) -> UInt32
  ) -> PlacedTable.Part? {
    guard part.strings.count <= mostStrings else { return nil }
    var words: [PlacedTable.Word] = []
    for string in part.strings {
      guard let (literal, offset) = literal(in: string, of: literals, densifier) else {
        return nil
      }
      words.append(PlacedTable.Word(literal: number(literal), offset: offset, bytes: string))
    }
    return PlacedTable.Part(
      words: words, startsAtEdge: part.startsAtEdge, endsAtEdge: part.endsAtEdge)
  }

  /// One of `literals` that the dense view of `string` holds, and how far behind the string's start
  /// its first character stands there.
  private static func literal(
    in string: [UInt8], of literals: [[UInt8]], _ densifier: Densifier
  ) -> (literal: [UInt8], offset: Int)? {
    var arena = ByteArena()
    densifier.densify(string.span, into: &arena)
    let dense = arena.storage[..<arena.count]
    for start in dense.indices {
      for literal in literals
      where literal.first == dense[start] && literal.count <= dense.endIndex - start
        && dense[start..<start + literal.count].elementsEqual(literal)
      {
        var places = [start]
        densifier.findPlaces(of: &places, in: string.span)
        return (literal, places[0])
      }
    }
    return nil
  }
}

extension PlacedTable.Part {
  /// A part whose strings are looked for where they may stand, not by literals.
  fileprivate init(scanned part: PlacedForm.Part) {
    self.init(
      words: part.strings.map { PlacedTable.Word(literal: 0, offset: 0, bytes: $0) },
      startsAtEdge: part.startsAtEdge, endsAtEdge: part.endsAtEdge)
  }
}
