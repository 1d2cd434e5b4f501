import EntityFinding
import LiteralSearch
import RegexSyntax
import ScreeningEngine
import TextFolding

/// Which literals stand for which patterns.
extension PackLowering {
  /// A scored word that weighs less, in decibans, is not put together again where it is disguised: such
  /// words decide together and not each by itself, and would be most of what is searched for. Least of all
  /// one that speaks against fraud: nobody disguises it, and a reading cannot make a verdict weaker.
  private static let leastReadScore = 3.0

  /// Of a pattern that is a candidate on a larger share of messages the bytes are looked for first.
  private static let frequent = 0.02

  /// What each text must have for the patterns that no literal announces, and where it is searched for
  /// those anyway, for the ones that frequent literals do.
  private func chainNeeds(_ regexes: RegexLowering) -> ChainNeeds {
    let unsearched = program.unsearchedPatterns
    var isSearched = [true: false, false: false]
    for pattern in unsearched { isSearched[pool.looksAtFold(Int(pattern))] = true }
    return ChainNeeds(patterns: pool.programs.count, unsearched: unsearched) { pattern in
      let looksAtFold = pool.looksAtFold(pattern)
      guard patternWeights[pattern] >= Self.frequent, isSearched[looksAtFold] == true,
        let literal = pool.regexLiterals[pattern]
      else { return nil }
      let chains = RequiredChains.chains(
        of: regexes.rewritten(literal), triedOn: min(1, patternWeights[pattern]),
        longest: ChainSearcher.longest)
      return ChainNeeds.Need(
        chains: chains.map { $0.links.map { ($0.enter.words, $0.stay.words) } },
        looksAtFold: looksAtFold)
    }
  }

  private func isWorthReading(_ pattern: Int) -> Bool {
    owners[pattern].contains { $0.score >= Self.leastReadScore }
  }

  /// Builds the two searches: over the dense view, and over the fold for the signs that the dense view
  /// leaves out.
  mutating func planLiterals() {
    let densifier = early.densifier
    let regexes = RegexLowering(pack: pack)
    var literals = gatherLiterals(MissingLiteral(regexes: regexes, densifier: densifier))
    let reading = Background(isConcurrent: early.jobs > 1) {
      [early, spelled = literals.spelled, learned = literals.learned] in
      var words = ReadingPlan(variants: early.variants, densifier: early.densifier)
      for word in spelled { words.add(word) }
      for word in learned { words.add(word, isLearned: true) }
      return words
    }
    program.chainNeeds = chainNeeds(regexes)
    let numbers = literals.numbers.table
    program.placed = PlacedTable(patterns: pool.programs.count) { pattern in
      guard let form = pool.search(for: pattern)?.form else { return nil }
      return (form, Array(numbers.elements[numbers.row(pattern)]))
    }
    program.companions = CompanionTable(patterns: pool.programs.count) { pattern in
      guard let search = pool.search(for: pattern), !search.companions.isEmpty else { return nil }
      let companions = numbers.elements[numbers.row(pattern)].dropFirst(search.dense.count)
      return CompanionTable.Need(literals: companions.sorted(), reach: search.reach)
    }
    program.patternLiterals = UInt32(literals.dense.literals.count)
    let words = reading.value
    for form in words.forms { literals.dense.add(form.literal, word: form.word) }
    program.words = words.words
    program.wordBytes = words.bytes
    program.wordPrograms = words.programs
    program.wordForms = words.wordForms
    program.literalWords = literals.dense.words
    program.plainWordLengths = literals.dense.plainWordLengths(words, program.literalWords)
    program.densifier = densifier
    program.searcher = LiteralSearcher(literals: literals.dense.literals)
    program.literalPatterns = literals.dense.patterns
    program.signSearcher = LiteralSearcher(literals: literals.signs.literals)
    program.signPatterns = literals.signs.patterns
    chosenLiterals = literals.dense.literals
    chosenSigns = literals.signs.literals
  }

  /// The literals of a pack, pattern by pattern.
  private struct GatheredLiterals {
    var dense = LiteralTable()
    var signs = LiteralTable()
    /// By pattern, the numbers of its literals in `dense`, then of those of which it needs one besides;
    /// nothing where nobody asks. Not looked up again: the strings are then in the hands of another thread, and
    /// each look at one waits for its count.
    var numbers = TableBuilder<UInt32>()
    /// Words that readings put together: those of rules, and those that were learned.
    var spelled: [[UInt8]] = []
    var learned: [[UInt8]] = []

    mutating func add(_ search: PatternSearch, of pattern: Int) {
      let isAsked = search.form != nil || !search.companions.isEmpty
      for literal in search.dense {
        let number = dense.add(literal, of: pattern)
        if isAsked { numbers.append(number) }
      }
      for literal in search.companions { numbers.append(UInt32(dense.number(of: literal))) }
      for literal in search.signs { signs.add(literal, of: pattern) }
    }
  }

  /// Gathers the literals of all patterns; those that have none are candidates without one.
  private mutating func gatherLiterals(_ missing: MissingLiteral) -> GatheredLiterals {
    var literals = GatheredLiterals()
    program.literalEnds = Array(repeating: 0, count: pool.programs.count)
    for pattern in pool.programs.indices {
      defer { literals.numbers.endRow() }
      var search = pool.search(for: pattern)
      if case .phrase(let phrase) = pool.programs[pattern] {
        let bytes = Array(pool.phraseBytes[phrase.bytes.range])
        if isWeighed[pattern] {
          patternWeights.append(LiteralPlan.weight(ofWord: bytes))
          if !phrase.startsClause, isWorthReading(pattern) { literals.learned.append(bytes) }
          continue
        }
        search = PatternSearch([LiteralSet(literals: [bytes], end: bytes.count)], early.densifier)
      }
      var share = 1.0
      if case .entity(let query) = pool.programs[pattern] {
        program.seeksEntities = true
        share = EntityGate.share(of: query.kind)
      }
      guard let search, search.isOfUse else {
        patternWeights.append(share)
        if case .entity(let query) = pool.programs[pattern] {
          program.gatedPatterns.append(
            GatedPattern(pattern: UInt32(pattern), kind: query.kind))
        } else {
          program.unsearchedPatterns.append(UInt32(pattern))
          diagnostics.append(
            missing.diagnostic(
              at: pool.ranges[pattern], pool.regexLiterals[pattern],
              hasChoice: search?.hasChoice ?? false))
        }
        continue
      }
      patternWeights.append(search.weight * share)
      program.literalEnds[pattern] = search.end.flatMap { UInt16(exactly: $0) } ?? 0
      literals.add(search, of: pattern)
      literals.spelled += pool.words(of: pattern, search.spelled)
    }
    return literals
  }
}

extension PatternPool {
  /// Whether a pattern matches the fold as it is.
  fileprivate func looksAtFold(_ pattern: Int) -> Bool {
    switch keys[pattern] {
    case .regex(_, .fold): true
    case .phrase, .loose, .regex(_, .raw), .regex(_, .rawBytes), .entity: false
    }
  }

  /// The words of a pattern that a reading puts together: its literals where it looks at the fold,
  /// and a loose phrase itself, for the patterns that hold its word too.
  fileprivate func words(of pattern: Int, _ literals: [[UInt8]]) -> [[UInt8]] {
    switch keys[pattern] {
    case .phrase, .regex(_, .fold): return literals
    case .loose(let scalars, let separators, _, _):
      guard separators.isEmpty else { return [] }
      return [scalars.compactMap { Unicode.Scalar($0) }.flatMap { Array(String($0).utf8) }]
    case .regex(_, .raw), .regex(_, .rawBytes), .entity: return []
    }
  }
}
