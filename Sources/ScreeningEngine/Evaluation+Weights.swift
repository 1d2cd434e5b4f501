import TextFolding

/// Sums of scored entries that are looked up (`WeightTable`) and not searched for.
///
/// Not where everything is tried: there these patterns are candidates as all others are, and their
/// sums come from them. That the two agree is the law of the literal search.
extension Evaluation {
  /// What the entries found add to a sum, in millionths of a deciban.
  struct Weighed {
    var epoch: UInt32 = 0
    var millionths = 0
  }

  /// Adds up the sums of the entries found in the text that is evaluated, each once however often
  /// it was found, and triggers the rules that ask for those.
  mutating func weigh(_ found: Span<WeightPlace>) {
    for index in found.indices {
      let number = found[index].entry
      weighedPlaces.take(found[index])
      guard weighedEpochs[Int(number)] != epoch else { continue }
      weighedEpochs[Int(number)] = epoch
      let entry = rules.program.weights.entries[Int(number)]
      guard entry.pattern != ignoredPattern else { continue }
      weighedEntries.append(number)
      if counts(entry) { add(entry) }
    }
  }

  /// Whether the message is in a script that the entry is meant for.
  @inline(__always)
  private func counts(_ entry: WeightEntry) -> Bool {
    entry.gate.isEmpty || !entry.gate.isDisjoint(with: report.scripts)
  }

  @inline(__always)
  private mutating func add(_ entry: WeightEntry) {
    let signal = Int(entry.signal)
    guard weighed[signal].epoch != epoch else {
      weighed[signal].millionths += Int(entry.millionths)
      return
    }
    weighed[signal] = Weighed(epoch: epoch, millionths: Int(entry.millionths))
    for position in rules.program.weights.rules.row(signal) {
      addRule(rules.program.weights.rules.elements[position])
    }
  }

  /// Takes the weight of a pattern out of the sums, or puts it back: `sign` is -1 or 1.
  mutating func changeWeighed(by sign: Int, of pattern: Int) {
    for index in weighedEntries.indices {
      let entry = rules.program.weights.entries[Int(weighedEntries[index])]
      guard Int(entry.pattern) == pattern, counts(entry) else { continue }
      weighed[Int(entry.signal)].millionths += sign * Int(entry.millionths)
    }
  }

  /// What was weighed of a signal in this message, in millionths of a deciban.
  @inline(__always)
  func millionths(weighedOf signal: Int) -> Int {
    weighed[signal].epoch == epoch ? weighed[signal].millionths : 0
  }

  /// Makes the entries found candidates, and items of their signals, as if they had been searched
  /// for: for evidence and explanations, which ask where they stand. Their scores are counted.
  mutating func openWeighed(in fold: Span<UInt8>) {
    guard openedEpoch != epoch else { return }
    openedEpoch = epoch
    weighedPlaces.sort(entryCount: rules.program.weights.entries.count)
    for index in weighedEntries.indices {
      let entry = rules.program.weights.entries[Int(weighedEntries[index])]
      if candidateEpochs[Int(entry.pattern)] != epoch {
        candidateEpochs[Int(entry.pattern)] = epoch
        candidates.append(entry.pattern)
      }
      rememberSpans(of: entry, weighedEntries[index], fold)
      if counts(entry) { link(entry.pattern, to: Int(entry.signal), score: 0) }
    }
  }

  /// Takes the places found of an entry for what its pattern matches, as `PhraseMatcher` would say: in
  /// order, without overlap, `maximumSpans` at most.
  private mutating func rememberSpans(
    of entry: WeightEntry, _ number: UInt32, _ fold: Span<UInt8>
  ) {
    guard patternMemos[Int(entry.pattern)].epoch != epoch, profile == nil else { return }
    let start = pool.count
    var place = weighedPlaces.first(of: number)
    var end = 0
    while place >= 0, pool.count - start < maximumSpans {
      let span = weighedPlaces.span(place)
      if span.lowerBound >= end {
        end = entry.takesRest ? fold.endOfWord(from: span.upperBound) : span.upperBound
        pool.append(FoldSpan(span.lowerBound, end))
      }
      place = weighedPlaces.next(behind: place)
    }
    patternMemos[Int(entry.pattern)] = Memo(
      epoch: epoch, list: SpanList(start: start, count: pool.count - start))
  }
}
