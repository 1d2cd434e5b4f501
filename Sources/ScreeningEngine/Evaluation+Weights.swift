import LiteralSearch
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

  /// Adds up the sums of the phrases found in the text that is evaluated, each once however often
  /// it was found, and triggers the rules that ask for those.
  ///
  /// In four loops, none of which waits in one step for what the one before sent for, or guesses from
  /// it: the tables of 100,000 entries are not in the cache. In one it took twice as long.
  mutating func weigh(_ found: Span<PhrasePlace>) {
    for index in found.indices {
      let phrase = found[index].phrase
      weighedPlaces.take(found[index])
      guard !isWeighed.contains(Int(phrase)) else { continue }
      isWeighed.insert(Int(phrase))
      weighedPhrases.append(phrase)
    }
    guard !weighedPhrases.isEmpty else { return }
    weighedRows.empty()
    weighedEntries.empty()
    let ignored = rules.program.weights.phrase(of: Int(ignoredPattern))
    for index in weighedPhrases.indices where weighedPhrases[index] != ignored {
      let row = rules.program.weights.entries.row(Int(weighedPhrases[index]))
      weighedRows.append(UInt32(row.lowerBound)..<UInt32(row.upperBound))
    }
    for index in weighedRows.indices {
      for position in weighedRows[index] {
        weighedEntries.append(rules.program.weights.entries.elements[Int(position)])
      }
    }
    for index in weighedEntries.indices { add(weighedEntries[index]) }
  }

  @inline(__always)
  private mutating func add(_ entry: WeightEntry) {
    guard entry.counts(in: report.scripts) else { return }
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
    guard let phrase = rules.program.weights.phrase(of: pattern),
      isWeighed.contains(Int(phrase))
    else { return }
    for position in rules.program.weights.entries.row(Int(phrase)) {
      let entry = rules.program.weights.entries.elements[position]
      guard entry.counts(in: report.scripts) else { continue }
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
    weighedPlaces.sort(phraseCount: rules.program.weights.entries.rowCount)
    for index in weighedPhrases.indices {
      let phrase = weighedPhrases[index]
      let pattern = rules.program.weights.patterns[Int(phrase)]
      guard pattern != ignoredPattern else { continue }
      if !isCandidate.contains(Int(pattern)) {
        isCandidate.insert(Int(pattern))
        literalWindows[Int(pattern)] = LiteralWindow()
        candidates.append(pattern)
      }
      rememberSpans(ofPattern: Int(pattern), phrase)
      for position in rules.program.weights.entries.row(Int(phrase)) {
        let entry = rules.program.weights.entries.elements[position]
        if entry.counts(in: report.scripts) {
          link(pattern, to: Int(entry.signal), owner: Link.weighed)
        }
      }
    }
  }

  /// Takes the places found of a phrase for what its pattern matches, as `PhraseMatcher` would say: in
  /// order, without overlap, `maximumSpans` at most.
  private mutating func rememberSpans(ofPattern pattern: Int, _ phrase: UInt32) {
    guard patternMemos[pattern].epoch != epoch, profile == nil else { return }
    let start = pool.count
    var place = weighedPlaces.first(of: phrase)
    var end = 0
    while place >= 0, pool.count - start < maximumSpans {
      let span = weighedPlaces.span(place)
      if span.lowerBound >= end {
        end = span.upperBound
        pool.append(FoldSpan(span.lowerBound, end))
      }
      place = weighedPlaces.next(behind: place)
    }
    patternMemos[pattern] = Memo(
      epoch: epoch, list: SpanList(start: start, count: pool.count - start))
  }
}
