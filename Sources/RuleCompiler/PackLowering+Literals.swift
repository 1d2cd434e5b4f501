import Diagnostics
import LiteralSearch
import ScreeningEngine
import TextFolding

/// Which literals stand for which patterns.
extension PackLowering {
  /// Literals of fewer bytes are found so often that looking for them says nothing.
  private static var minimumBytes: Int { 2 }

  /// Chooses each pattern's literals, as the dense view shows them, and builds the search.
  mutating func planLiterals() {
    let densifier = Densifier(substitutions: variants.denseSubstitutions)
    var numbers: [[UInt8]: Int] = [:]
    var literals: [[UInt8]] = []
    var patterns: [[UInt32]] = []
    for pattern in pool.programs.indices {
      guard let chosen = bestChoice(of: pattern, densifier) else {
        program.unsearchedPatterns.append(UInt32(pattern))
        diagnostics.append(unsearched(pattern))
        continue
      }
      for literal in chosen {
        let number: Int
        if let known = numbers[literal] {
          number = known
        } else {
          number = literals.count
          numbers[literal] = number
          literals.append(literal)
          patterns.append([])
        }
        patterns[number].append(UInt32(pattern))
      }
    }
    program.searcher = LiteralSearcher(literals: literals)
    program.densifier = densifier
    for row in patterns { program.literalPatterns.append(row: row) }
    chosenLiterals = literals
  }

  /// The pattern's best set of literals in the dense view: the longest shortest literal, then the
  /// smaller set. nil where none is usable.
  private func bestChoice(of pattern: Int, _ densifier: Densifier) -> Set<[UInt8]>? {
    var best: Set<[UInt8]>?
    var bestValue = Int.min
    for choice in pool.choices[pattern] {
      let literals = Set(choice.literals.map { PackLowering.dense($0, densifier) })
      guard let shortest = literals.map(\.count).min(), shortest >= PackLowering.minimumBytes
      else { continue }
      // Beyond eight bytes a longer literal finds hardly fewer; a larger set costs more of them.
      let value = min(shortest, 8) * 16 - min(literals.count, 100)
      if value > bestValue {
        best = literals
        bestValue = value
      }
    }
    return best
  }

  private static func dense(_ literal: [UInt8], _ densifier: Densifier) -> [UInt8] {
    var arena = ByteArena()
    densifier.densify(literal.span, into: &arena)
    return Array(arena.storage[..<arena.count])
  }

  private func unsearched(_ pattern: Int) -> Diagnostic {
    Diagnostic(
      .noUsableLiteral, .warning, "no usable literal: this pattern is tried on every message",
      at: pool.ranges[pattern],
      label: pool.choices[pattern].isEmpty
        ? "no text that every match must contain" : "what every match contains is too short",
      help: "give it a word or at least one Chinese character that every match contains")
  }
}
