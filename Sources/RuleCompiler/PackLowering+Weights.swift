import ScreeningEngine

/// Which entries of scored lexicons are looked up by the message and not searched for.
///
/// Of a lexicon that rules only sum, nobody asks where its entries stand until a verdict shows
/// evidence. Their exact phrases go into a `WeightTable`; those that no other signal has get no
/// literal of their own.
extension PackLowering {
  /// Fills the table and marks what is in it. After all rules are lowered, before the owners are laid
  /// flat.
  mutating func planWeights() {
    isWeighed = Array(repeating: false, count: pool.programs.count)
    let summed = signalsOnlySummed()
    guard !summed.isEmpty else { return }
    for pattern in weighable() {
      guard case .phrase(let phrase) = pool.programs[pattern] else { continue }
      let weighed = owners[pattern].filter { summed.contains($0.signal) }
      guard !weighed.isEmpty,
        program.weights.add(
          pool.phraseBytes[phrase.bytes.range], startsClause: phrase.startsClause, of: pattern,
          for: weighed)
      else { continue }
      for index in owners[pattern].indices where summed.contains(owners[pattern][index].signal) {
        owners[pattern][index].isWeighed = true
      }
      isWeighed[pattern] = weighed.count == owners[pattern].count
    }
  }

  /// The patterns that the table can hold, the shortest first, which are found most often.
  ///
  /// A phrase that takes the rest of a word is looked for as others are, and one with a line feed,
  /// which the table would take for a space.
  private func weighable() -> [Int] {
    var lengths: [(bytes: Int, pattern: Int)] = []
    for (pattern, program) in pool.programs.enumerated() {
      guard case .phrase(let phrase) = program, !phrase.takesRest,
        !pool.phraseBytes[phrase.bytes.range].contains(0x0A)
      else { continue }
      lengths.append((Int(phrase.bytes.count), pattern))
    }
    return lengths.sorted { $0 < $1 }.map(\.pattern)
  }

  /// The lexicons that are asked for their sums and for nothing else.
  private func signalsOnlySummed() -> Set<UInt32> {
    var summed: Set<UInt32> = []
    var asked = Set(program.operands)
    for (number, node) in program.nodes.enumerated() {
      if case .sum(let signal, _, _) = node {
        summed.insert(signal)
      } else {
        asked.formUnion(program.askedSignals(of: UInt32(number)))
      }
    }
    for rule in program.rules {
      if case .sum(let signal, _) = rule.score { summed.insert(signal) }
    }
    for child in program.signalChildren {
      if case .signal(let signal) = child { asked.insert(signal) }
    }
    for gap in program.gaps { asked.formUnion(gap.operands) }
    for signal in program.signals {
      if let exception = signal.exception { asked.insert(exception) }
    }
    return summed.subtracting(asked)
  }

  /// Lays down which rules may hold once something is weighed of a signal, from the signals that
  /// trigger each rule.
  mutating func planWeighedRules(_ rows: [UInt32: [UInt32]]) {
    guard !program.weights.isEmpty else { return }
    for signal in program.signals.indices {
      program.weights.rules.append(row: rows[UInt32(signal)] ?? [])
    }
  }
}
