import TextFolding

/// Conditions: whether a node holds on this message.
///
/// Recursion is as deep as the author's parentheses, which the parser bounds.
extension Evaluation {
  /// Whether condition node `node` holds.
  mutating func holds(_ node: UInt32, _ fold: Span<UInt8>, _ raw: Span<UInt8>) -> Bool {
    switch rules.program.nodes[Int(node)] {
    case .present(let signal):
      return isPresent(Int(signal), fold, raw)
    case .named(let number, let inner):
      return holdsNamed(Int(number), inner, fold, raw)
    case .not(let inner):
      return !holds(inner, fold, raw)
    case .and(let children):
      for index in children.range
      where !holds(rules.program.nodeChildren[index], fold, raw) { return false }
      return true
    case .or(let children):
      for index in children.range
      where holds(rules.program.nodeChildren[index], fold, raw) { return true }
      return false
    case .atLeast(let wanted, let children):
      return holdsAtLeast(Int(wanted), children, fold, raw)
    case .near(let first, let second, let limit):
      return nearPair(first, second, limit: limit, fold, raw) != nil
    case .then(let operands, let limit):
      return thenChain(operands, limit: limit, fold, raw)
    case .atLeastWithin(let wanted, let operands, let limit):
      return windowHolds(Int(wanted), operands, limit: Int(limit), fold, raw)
    case .sameSentence(let operands):
      return sameSentence(operands, fold, raw)
    case .count(let signal, let isDistinct, let comparison, let number):
      let list = spans(ofSignal: Int(signal), fold, raw)
      return comparison.holds(isDistinct ? distinctCount(list, fold) : list.count, number)
    case .sum(let signal, let comparison, let number):
      return comparison.holds(sum(ofSignal: Int(signal), fold, raw), number)
    case .length(let comparison, let number):
      return comparison.holds(measure.tokenCount(of: fold), number)
    case .script(let scripts): return !report.scripts.isDisjoint(with: scripts)
    case .language(let language): return language.fits(report.scripts, fold)
    case .senderIs(let kind): return senderKind == kind
    case .senderIn(let list): return senderIsListed(in: Int(list))
    case .channelIs(let wanted): return channel == wanted
    case .disguise(let kinds, let atLeast):
      return disguiseCount(kinds, fold, raw) >= atLeast
    }
  }

  /// The total of the scores of a lexicon's entries that are present, each once; decibans.
  ///
  /// Counted once a message, since rules of many families may ask for one sum; and in millionths,
  /// so that it does not hang on the order in which entries were found, as a sum of decimals in
  /// floating point does.
  mutating func sum(ofSignal signal: Int, _ fold: Span<UInt8>, _ raw: Span<UInt8>) -> Double {
    if sumMemos[signal].round == round { return sumMemos[signal].total }
    var millionths = millionths(weighedOf: signal)
    var link = linkHeads[signal].epoch == epoch ? linkHeads[signal].first : -1
    while link >= 0 {
      let entry = links[Int(link)]
      let score =
        entry.owner == Link.weighed ? 0 : rules.program.owners.elements[Int(entry.owner)].score
      if score != 0, !spans(ofPattern: Int(entry.pattern), fold, raw).isEmpty {
        millionths += Int((score * 1e6).rounded())
      }
      link = entry.next
    }
    let total = Double(millionths) / 1e6
    sumMemos[signal] = SumMemo(round: round, total: total)
    return total
  }

  /// A named condition is evaluated once a message: two slots say when it was so and when not.
  private mutating func holdsNamed(
    _ number: Int, _ node: UInt32, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> Bool {
    if namedMemos[number * 2] == round { return true }
    if namedMemos[number * 2 + 1] == round { return false }
    let result = holds(node, fold, raw)
    namedMemos[number * 2 + (result ? 0 : 1)] = round
    return result
  }

  private mutating func holdsAtLeast(
    _ wanted: Int, _ children: IndexRange, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> Bool {
    var found = 0
    for index in children.range {
      if found >= wanted { break }
      if holds(rules.program.nodeChildren[index], fold, raw) { found += 1 }
    }
    return found >= wanted
  }

  private func senderIsListed(in list: Int) -> Bool {
    let entries = rules.program.senderLists[list]
    let name = sender.storage.span.extracting(0..<sender.count)
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      let entry = entries[middle]
      switch compare(entry.span, name) {
      case 0: return true
      case ..<0: low = middle + 1
      default: high = middle
      }
    }
    return false
  }

  /// Below, at or above zero as `a` sorts before, with or after `b`, byte by byte.
  private func compare(_ a: Span<UInt8>, _ b: Span<UInt8>) -> Int {
    for index in 0..<min(a.count, b.count) where a[index] != b[index] {
      return a[index] < b[index] ? -1 : 1
    }
    return a.count - b.count
  }

  /// How many different texts the spans have. Quadratic in at most `maximumSpans` spans.
  private func distinctCount(_ list: SpanList, _ fold: Span<UInt8>) -> Int {
    var distinct = 0
    for index in list.range {
      let text = fold.extracting(pool[index].range)
      var isNew = true
      for earlier in list.start..<index
      where compare(fold.extracting(pool[earlier].range), text) == 0 {
        isNew = false
        break
      }
      if isNew { distinct += 1 }
    }
    return distinct
  }
}
