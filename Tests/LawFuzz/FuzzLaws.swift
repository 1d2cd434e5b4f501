import CProcessor
import Diagnostics
import LiteralSearch
import MessageIO
import Messages
import RuleCompiler
import ScreeningEngine

/// The laws of the run-time path, asked of one case.
struct FuzzLaws {
  let ruleSet: RuleSet
  let messages: [[UInt8]]

  /// Nil where the items make no pack: a pattern that PCRE2 or Weir refuses.
  init?(_ fuzzCase: FuzzCase) {
    let source = SourceFile(path: "fuzz.weir", bytes: Array(fuzzCase.pack.utf8))
    guard let ruleSet = PackCompiler.compile([source]).ruleSet else { return nil }
    self.ruleSet = ruleSet
    messages = fuzzCase.messages
  }

  /// What a run finds: per message its patterns and the whole verdict, and whether a limit was reached.
  struct Found: Equatable {
    var patterns: [[PatternID]] = []
    var verdicts: [String] = []
    var limited: Set<Int> = []
  }

  /// The first law that does not hold, with the message; nil where all do.
  func firstBroken() -> String? {
    let whole = Self.batch(messages)
    let found = find(whole)
    if let message = difference(found, find(whole, isExhaustive: true)) {
      return "message \(message): the search and confirming differ from every pattern alone"
    }
    for kind in 0..<weir_vectors() {
      weir_use_vectors(kind)
      let others = find(whole)
      weir_use_vectors(Int32(WEIR_AVX512))
      if let message = difference(found, others) {
        return "message \(message): loops of kind \(kind) differ from the best"
      }
    }
    var alone = Found()
    for (index, message) in messages.enumerated() {
      let one = find(Self.batch([message]))
      alone.patterns += one.patterns
      alone.verdicts += one.verdicts
      if !one.limited.isEmpty { alone.limited.insert(index) }
    }
    if let message = difference(found, alone) {
      return "message \(message): differs from the same message alone"
    }
    return brokenSearch()
  }

  // MARK: The engine

  private func find(_ batch: MessageBatch, isExhaustive: Bool = false) -> Found {
    var options = ScreeningOptions()
    options.isExhaustive = isExhaustive
    options.evidenceFrom = .pass
    options.timeBudget = .max
    var found = Found()
    var screener = Screener(ruleSet, options: options)
    screener.matchPatterns(batch) { index, patterns, limits in
      found.patterns.append(patterns)
      if !limits.isEmpty { found.limited.insert(index) }
    }
    screener.screen(batch) { index, verdict in
      found.verdicts.append(
        "\(verdict.level) \(verdict.score) \(verdict.rules) \(verdict.evidence)")
      if !verdict.limits.isEmpty { found.limited.insert(index) }
    }
    return found
  }

  /// The first message on which two runs differ that reached no limit.
  private func difference(_ first: Found, _ second: Found) -> Int? {
    messages.indices.first { index in
      !first.limited.contains(index) && !second.limited.contains(index)
        && (first.patterns[index] != second.patterns[index]
          || first.verdicts[index] != second.verdicts[index])
    }
  }

  static func batch(_ messages: [[UInt8]]) -> MessageBatch {
    var batch = MessageBatch()
    for (index, text) in messages.enumerated() {
      let range = ByteRange(batch.bytes.count, batch.bytes.count + text.count)
      batch.bytes += text
      batch.messages.append(Message(record: range, text: range, number: index + 1))
    }
    return batch
  }

  // MARK: The literal search

  /// Parts of the messages as literals, in the messages: every occurrence, by comparing everywhere.
  private func brokenSearch() -> String? {
    let text = Array(messages.joined().prefix(1500))
    var literals: [[UInt8]] = []
    for (index, message) in messages.enumerated() where !message.isEmpty {
      let start = index * 7 % message.count
      literals.append(Array(message[start...].prefix(1 + index % 11)))
    }
    guard !literals.isEmpty else { return nil }
    let wanted = text.indices.flatMap { start in
      literals.indices.compactMap { id in
        text[start...].starts(with: literals[id])
          ? LiteralHit(start: UInt32(start), literal: UInt32(id)) : nil
      }
    }
    for kind in 0...weir_vectors() {
      weir_use_vectors(kind)
      var hits: [LiteralHit] = []
      LiteralSearcher(literals: literals).search(text.span, into: &hits)
      weir_use_vectors(Int32(WEIR_AVX512))
      if hits != wanted {
        return "the literal search differs from comparing everywhere, loops of kind \(kind)"
      }
    }
    return nil
  }
}
