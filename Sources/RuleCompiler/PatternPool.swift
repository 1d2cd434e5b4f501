import Diagnostics
import EntityFinding
import RegexSyntax
import RuleCheck
import ScreeningEngine
import TextFolding

/// The distinct phrases and patterns of a pack, each compiled once.
struct PatternPool {
  /// What makes two literals of the rules the same pattern.
  enum Key: Hashable, Sendable {
    /// The folded bytes, in `phraseBytes`. Looked up in `phrases`: two ranges of the same bytes differ.
    case phrase(IndexRange, takesRest: Bool, startsClause: Bool)
    case loose([UInt32], separators: [Int], takesRest: Bool, startsClause: Bool)
    /// What PCRE2 is given. Looked up in `regexNumbers`.
    case regex([UInt8], RegexView)
    case entity(EntityQuery)
  }

  private let pack: CheckedPack
  private let variants: VariantTable
  private let densifier: Densifier
  private let regexes: RegexLowering
  /// Regular expressions that are lowered already, in the order in which they will be added, the next
  /// one last, and where they stand.
  private var lowered: [RegexLowering.Lowered] = []
  private var loweredPlaces: [SourceRange] = []
  /// The patterns of loose phrases and entities.
  private var numbers: [Key: Int] = [:]
  private var phrases = PhraseIndex()
  /// Regular expressions by their view and their bytes, and the pattern of each.
  private var regexNumbers = RegexView.allCases.map { _ in ByteStrings() }
  private var regexPatterns: [[Int]] = RegexView.allCases.map { _ in [] }
  private var arcs = ArcRows()
  private var fold = ByteArena()
  /// Patterns that were refused, so that each is reported once.
  private var refused: Set<SourceRange> = []

  private(set) var keys: [Key] = []
  private(set) var programs: [PatternProgram] = []
  private(set) var names: [RuleSet.PatternName] = []
  /// By pattern, how it is looked for; nil for exact phrases, which are their own literals.
  private var searches: [PatternSearch?] = []
  /// Where each pattern stands first in the rules.
  private(set) var ranges: [SourceRange] = []
  private(set) var phraseBytes: [UInt8] = []
  /// The first literal of each regular expression, by its pattern.
  private(set) var regexLiterals: [Int: PatternLiteral] = [:]
  /// The pattern of every literal of the rules, by its place.
  private(set) var patternsByPlace = PatternPlaces()
  private(set) var diagnostics: [Diagnostic] = []
  private var lineIndexes: [Int: LineIndex] = [:]
  /// The file that was asked about last: the entries of a list follow one another.
  private var lastLines: (file: Int, lines: LineIndex)?

  init(pack: CheckedPack, variants: VariantTable, _ densifier: Densifier) {
    self.pack = pack
    self.variants = variants
    self.densifier = densifier
    regexes = RegexLowering(pack: pack)
  }

  /// Makes room for the literals of lexicons.
  mutating func reserve(_ count: Int) { patternsByPlace.reserve(count) }

  /// What is done once, when all literals of the rules are added.
  mutating func finish() { patternsByPlace.sort() }

  /// Takes the regular expressions of signals, which are lowered already. Those of conditions are lowered
  /// when they are added.
  mutating func take(_ regexes: ConcurrentMap<PatternLiteral, RegexLowering.Lowered>) {
    lowered = regexes.takeValues()
    lowered.reverse()
    loweredPlaces = regexes.items.reversed().map(\.range)
    regexLiterals.reserveCapacity(lowered.count)
  }

  private mutating func lower(_ literal: PatternLiteral) -> RegexLowering.Lowered {
    guard loweredPlaces.last == literal.range, let regex = lowered.popLast() else {
      return regexes.lower(literal, densifier)
    }
    loweredPlaces.removeLast()
    return regex
  }

  /// The number of a phrase's pattern; nil where the phrase says nothing, which is reported.
  mutating func add(phrase: PhraseLiteral) -> Int? {
    let pattern = phrase.isLoose ? add(loose: phrase) : add(exact: phrase)
    if let pattern { patternsByPlace.add(pattern, at: phrase.range) }
    return pattern
  }

  /// The number of a regular expression's pattern; nil where it was refused, which is reported.
  mutating func add(pattern literal: PatternLiteral) -> Int? {
    if refused.contains(literal.range) { return nil }
    let lowered = lower(literal)
    diagnostics.append(contentsOf: lowered.diagnostics)
    guard let pattern = lowered.pattern else {
      refused.insert(literal.range)
      return nil
    }
    let view = Int(lowered.view.rawValue)
    let regex = regexNumbers[view].number(of: lowered.source)
    if regex.isNew {
      regexPatterns[view].append(programs.count)
      regexLiterals[programs.count] = literal
      append(
        .regex(lowered.source, lowered.view), program: .regex(pattern, lowered.view),
        lowered.search, text: lowered.text, at: literal.range)
    }
    let number = regexPatterns[view][regex.number]
    patternsByPlace.add(number, at: literal.range)
    return number
  }

  /// The number of an entity's pattern.
  mutating func add(entity query: EntityQuery, at range: SourceRange) -> Int {
    let key = Key.entity(query)
    if let number = numbers[key] { return number }
    let words = EntityGate.literals(of: query.kind)
    let number = append(
      key, program: .entity(query),
      PatternSearch(
        words.map { [LiteralSet(literals: $0.map { Array($0.utf8) })] } ?? [], densifier),
      text: "@\(query.kind.rawValue)", at: range)
    numbers[key] = number
    return number
  }

  /// How a pattern is looked for; nil for an exact phrase, which is its own literal.
  func search(for pattern: Int) -> PatternSearch? { searches[pattern] }

  private mutating func add(exact phrase: PhraseLiteral) -> Int? {
    fold.removeAll()
    var text = phrase.text
    // Contiguous for the fold; nearly every string is already.
    text.makeContiguousUTF8()
    _ = Folder.fold(text.utf8.span, into: &fold)
    let bytes = Array(fold.storage[..<fold.count])
    guard !bytes.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }) else {
      return refuse(phrase)
    }
    let place = phrases.place(
      of: bytes, takesRest: phrase.takesRest, startsClause: phrase.startsClause, in: self)
    if let number = phrases.number(at: place) { return number }
    let range = IndexRange(start: phraseBytes.count, count: bytes.count)
    phraseBytes.append(contentsOf: bytes)
    let number = append(
      .phrase(range, takesRest: phrase.takesRest, startsClause: phrase.startsClause),
      program: .phrase(
        PhraseProgram(
          bytes: range, takesRest: phrase.takesRest, startsClause: phrase.startsClause)), nil,
      text: phrase.written, at: phrase.range)
    phrases.set(number, at: place, keys: keys, bytes: phraseBytes)
    return number
  }

  private mutating func add(loose phrase: PhraseLiteral) -> Int? {
    let folded = Array(Folder.folded(phrase.text).utf8)
    let (scalars, separators) = LoosePhrase.parts(of: folded.span)
    guard !scalars.isEmpty else { return refuse(phrase) }
    let key = Key.loose(
      scalars, separators: separators, takesRest: phrase.takesRest,
      startsClause: phrase.startsClause)
    if let number = numbers[key] { return number }
    let loose = LoosePhrase(scalars: scalars, variants: variants, &arcs)
    let program = LooseProgram(
      arcs: loose.arcs, takesRest: phrase.takesRest, startsClause: phrase.startsClause,
      separators: separators)
    let number = append(
      key, program: .loose(program), PatternSearch(loose.choices, densifier), text: phrase.written,
      at: phrase.range)
    numbers[key] = number
    return number
  }

  /// Adds a pattern that is new, and gives its number.
  @discardableResult private mutating func append(
    _ key: Key, program: PatternProgram, _ search: PatternSearch?, text: String,
    at range: SourceRange
  ) -> Int {
    let number = programs.count
    keys.append(key)
    programs.append(program)
    searches.append(search)
    ranges.append(range)
    names.append(name(text, at: range))
    return number
  }

  private mutating func refuse(_ phrase: PhraseLiteral) -> Int? {
    if refused.insert(phrase.range).inserted {
      diagnostics.append(
        Diagnostic(
          .phraseFoldsToNothing, .error, "the phrase folds to nothing", at: phrase.range,
          label: "nothing is left to look for",
          help: "write at least one character that folding keeps"))
    }
    return nil
  }

  /// The line starts of a file are found once.
  private mutating func name(_ text: String, at range: SourceRange) -> RuleSet.PatternName {
    let index = range.file.rawValue
    guard index < pack.files.count else {
      return RuleSet.PatternName(path: "?", line: 0, source: text)
    }
    if lastLines?.file != index {
      let lines = lineIndexes[index] ?? LineIndex(pack.files[index].bytes)
      lineIndexes[index] = lines
      lastLines = (index, lines)
    }
    let line = lastLines?.lines.line(at: range.start) ?? 0
    return RuleSet.PatternName(path: pack.files[index].path, line: line + 1, source: text)
  }
}

extension PhraseLiteral {
  /// The phrase as an author would write it.
  var written: String {
    (isLoose ? "~\"" : "\"") + (startsClause ? "^" : "") + text + (takesRest ? "*\"" : "\"")
  }
}
