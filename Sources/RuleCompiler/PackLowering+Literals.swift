import EntityFinding
import LiteralSearch
import ScreeningEngine
import TextFolding

/// Which literals stand for which patterns.
extension PackLowering {
  /// Chooses each pattern's literals and builds the two searches: over the dense view, and over the
  /// fold for the signs that the dense view leaves out.
  mutating func planLiterals() {
    let densifier = Densifier(substitutions: variants.denseSubstitutions)
    let missing = MissingLiteral(regexes: RegexLowering(pack: pack), densifier: densifier)
    var dense = LiteralTable()
    var signs = LiteralTable()
    var companions: [LiteralPlan.Companion?] = Array(repeating: nil, count: pool.programs.count)
    for pattern in pool.programs.indices {
      var share = 1.0
      if case .entity(let query) = pool.programs[pattern] {
        program.seeksEntities = true
        share = EntityGate.share(of: query.kind)
      }
      guard
        let chosen = LiteralPlan.best(
          of: pool.choices[pattern], pairs: pool.pairs[pattern], densifier)
      else {
        patternWeights.append(share)
        if case .entity(let query) = pool.programs[pattern] {
          program.gatedPatterns.append(
            GatedPattern(pattern: UInt32(pattern), kind: query.kind))
        } else {
          program.unsearchedPatterns.append(UInt32(pattern))
          diagnostics.append(
            missing.diagnostic(
              at: pool.ranges[pattern], pool.regexLiterals[pattern],
              hasChoice: !pool.choices[pattern].isEmpty))
        }
        continue
      }
      patternWeights.append(chosen.weight * share)
      for literal in chosen.dense { dense.add(literal, of: pattern) }
      for literal in chosen.signs { signs.add(literal, of: pattern) }
      companions[pattern] = chosen.companion
    }
    program.companions = CompanionTable(
      companions.map { companion in
        guard let companion else { return nil }
        let literals = companion.literals.map { UInt32(dense.number(of: $0)) }.sorted()
        return CompanionTable.Need(literals: literals, reach: companion.reach)
      })
    program.densifier = densifier
    program.searcher = LiteralSearcher(literals: dense.literals)
    program.literalPatterns = dense.patterns
    program.signSearcher = LiteralSearcher(literals: signs.literals)
    program.signPatterns = signs.patterns
    chosenLiterals = dense.literals
    chosenSigns = signs.literals
  }
}

/// Distinct literals and the patterns they stand for.
private struct LiteralTable {
  private(set) var literals: [[UInt8]] = []
  private var numbers: [[UInt8]: Int] = [:]
  private var rows: [[UInt32]] = []

  mutating func add(_ literal: [UInt8], of pattern: Int) {
    rows[number(of: literal)].append(UInt32(pattern))
  }

  /// The literal's number; a new one if it is new.
  mutating func number(of literal: [UInt8]) -> Int {
    if let number = numbers[literal] { return number }
    numbers[literal] = literals.count
    literals.append(literal)
    rows.append([])
    return literals.count - 1
  }

  var patterns: Table<UInt32> {
    var table = Table<UInt32>()
    for row in rows { table.append(row: row) }
    return table
  }
}
