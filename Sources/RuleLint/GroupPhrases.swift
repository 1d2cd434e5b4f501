import Diagnostics
import RuleCheck
import ScreeningEngine
import TextFolding

/// The phrases of a union, folded, and which of them others cover.
struct GroupPhrases {
  /// A phrase of the union itself, or of what it takes in.
  struct Phrase {
    var literal: PhraseLiteral
    var pattern: PatternID
    /// The folded text.
    var scalars: [UInt32]
    /// Kana, Hangul or Thai that a message must have for it to count; nil for none.
    var gate: String?
    /// Whether its score counts for itself.
    var isScored: Bool
    /// Whether it stands in the union itself, and not in a lexicon or signal it takes in.
    var isOwn: Bool

    var range: SourceRange { literal.range }
    var isLoose: Bool { literal.isLoose }
    var takesRest: Bool { literal.takesRest }
    var startsClause: Bool { literal.startsClause }
    /// The text as a loose phrase reads it.
    var bare: [UInt32] { scalars.filter { !ScalarClass.of($0).contains(.separator) } }
  }

  /// Pairs of a loose phrase and another that are compared at most.
  private static let mostLoosePairs = 100_000
  /// In larger unions, which are lists from elsewhere, parts of phrases are not looked up.
  private static let mostContaining = 50_000
  /// Nor of longer phrases: the cost is quadratic in the length.
  private static let longestContainer = 120

  private let context: LintContext
  private let isMeasured: Bool
  private var phrases: [Phrase] = []

  init(_ group: ItemGroup, _ context: LintContext) {
    self.context = context
    isMeasured = group.isMeasured
    switch group.content {
    case .lexicon(let index): add(lexicon: index, isOwn: true, isSummed: group.isSummed)
    case .items(let items):
      // Without phrases of its own nothing of it is to be covered.
      guard items.contains(where: { if case .phrase = $0 { true } else { false } }) else { return }
      var seen: Set<Int> = []
      add(items, isOwn: true, seen: &seen)
    }
  }

  // MARK: - Gathering

  private mutating func add(_ items: [SignalItem], isOwn: Bool, seen: inout Set<Int>) {
    for item in items {
      switch item {
      case .phrase(let literal): add(literal, gate: nil, isScored: false, isOwn: isOwn)
      case .lexicon(let index): add(lexicon: index, isOwn: false, isSummed: false)
      case .signal(let index):
        // What an exception drops is not there to cover anything.
        guard context.pack.signals[index].exceptions.isEmpty, seen.insert(index).inserted else {
          continue
        }
        add(context.pack.signals[index].items, isOwn: false, seen: &seen)
      case .pattern, .gap, .entity, .disguise: break
      }
    }
  }

  private mutating func add(lexicon index: Int, isOwn: Bool, isSummed: Bool) {
    for entry in context.pack.lexicons[index].entries {
      add(
        entry.phrase, gate: Self.gate(of: entry.language),
        isScored: isSummed && (entry.score ?? 0) != 0, isOwn: isOwn)
    }
  }

  private mutating func add(
    _ literal: PhraseLiteral, gate: String?, isScored: Bool, isOwn: Bool
  ) {
    guard let pattern = context.pattern(at: literal.range),
      let text = context.phrases.text(of: pattern)
    else { return }
    phrases.append(
      Phrase(
        literal: literal, pattern: pattern, scalars: text.unicodeScalars.map(\.value), gate: gate,
        isScored: isScored, isOwn: isOwn))
  }

  /// As the compiler gates entries.
  private static func gate(of language: String?) -> String? {
    switch language {
    case "ja", "ko", "th": language
    default: nil
    }
  }

  // MARK: - Covering

  /// The phrases of the union itself that another covers, in order. O(total length), but for loose
  /// phrases, which are compared one by one within a bound.
  func covered() -> [CoveredPhrases.Covered] {
    guard phrases.count > 1 else { return [] }
    var found: [Int: Int] = [:]
    findEqual(into: &found)
    findCoveredByLoose(into: &found)
    if !isMeasured { findContained(into: &found) }
    return found.sorted { $0.key < $1.key }.map { index, by in
      CoveredPhrases.Covered(phrase: phrases[index], by: phrases[by])
    }
  }

  /// Whether `by` may stand for `index`, whatever their texts: not the other way round already, and
  /// in every message where it counts.
  private func mayCover(_ by: Int, _ index: Int, _ found: [Int: Int]) -> Bool {
    by != index && found[by] != index && phrases[index].isOwn
      && (phrases[by].gate == nil || phrases[by].gate == phrases[index].gate)
  }

  private func findEqual(into found: inout [Int: Int]) {
    var first: [PatternID: Int] = [:]
    for index in phrases.indices {
      guard let by = first[phrases[index].pattern] else {
        first[phrases[index].pattern] = index
        continue
      }
      if mayCover(by, index, found) {
        found[index] = by
      } else if mayCover(index, by, found) {
        found[by] = index
        first[phrases[index].pattern] = index
      }
    }
  }

  private func findContained(into found: inout [Int: Int]) {
    guard phrases.count <= Self.mostContaining else { return }
    var numbers: [[UInt32]: Int] = [:]
    var lengths: Set<Int> = []
    for (index, phrase) in phrases.enumerated() where !phrase.isLoose && found[index] == nil {
      // One that stands anywhere covers more than one that begins a clause.
      let known = numbers[phrase.scalars]
      if known.map({ phrases[$0].startsClause && !phrase.startsClause }) ?? true {
        numbers[phrase.scalars] = index
      }
      lengths.insert(phrase.scalars.count)
    }
    let sorted = lengths.sorted()
    for (index, phrase) in phrases.enumerated() where isOpen(index, found) && !phrase.isLoose {
      let text = phrase.scalars
      guard text.count <= Self.longestContainer else { continue }
      search: for start in text.indices {
        for length in sorted {
          guard start + length <= text.count else { break }
          guard let by = numbers[Array(text[start..<start + length])], mayCover(by, index, found),
            keepsEdges(phrases[by], at: start, in: phrase)
          else { continue }
          found[index] = by
          break search
        }
      }
    }
  }

  private func isOpen(_ index: Int, _ found: [Int: Int]) -> Bool {
    phrases[index].isOwn && !phrases[index].isScored && found[index] == nil
  }

  /// Whether an exact phrase keeps its edges wherever the text of another that contains it matches.
  private func keepsEdges(_ inner: Phrase, at start: Int, in outer: Phrase) -> Bool {
    let text = outer.scalars
    let end = start + inner.scalars.count
    if inner.startsClause, start > 0 || !outer.startsClause { return false }
    if start > 0, isSpacedWord(text[start - 1]), isSpacedWord(text[start]) { return false }
    if inner.takesRest { return true }
    guard end < text.count else { return !outer.takesRest || !isSpacedWord(text[end - 1]) }
    return !(isSpacedWord(text[end - 1]) && isSpacedWord(text[end]))
  }

  private func isSpacedWord(_ scalar: UInt32) -> Bool {
    ScalarClass.of(scalar).contains(.spacedWord)
  }

  private func findCoveredByLoose(into found: inout [Int: Int]) {
    let loose = phrases.indices.filter { phrases[$0].isLoose && found[$0] == nil }
    guard loose.count * phrases.count <= Self.mostLoosePairs else { return }
    for by in loose {
      guard case .loose(let program) = context.rules.program.patterns[phrases[by].pattern.index]
      else { continue }
      let matcher = LooseCover(program)
      for index in phrases.indices where isOpen(index, found) && mayCover(by, index, found) {
        let phrase = phrases[index]
        let isCovered: Bool
        if phrase.isLoose {
          guard
            case .loose(let other) = context.rules.program.patterns[phrase.pattern.index]
          else { continue }
          isCovered = matcher.covers(other)
        } else {
          isCovered = matcher.covers(
            phrase.scalars, takesRest: phrase.takesRest, startsClause: phrase.startsClause,
            wholly: isMeasured)
        }
        if isCovered { found[index] = by }
      }
    }
  }
}
