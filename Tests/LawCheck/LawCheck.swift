import Diagnostics
import Messages
import RuleCompiler
import ScreeningEngine

/// Screens messages with mail patterns twice, with the literal search and without, and compares.
struct LawCheck {
  let patterns: [MailPattern]
  let messages: [[UInt8]]

  /// What PCRE2 10.42 refuses of the set: two are too large for its link size, one needs UTF.
  private static let mostRefused = 3

  /// Prints what it found; false where the law is broken.
  func run() -> Bool {
    let header = "family f { title en \"F\" zh \"F\" review 30 block 42 }\n"
    var source = header
    var refused: [String] = []
    for (index, pattern) in patterns.enumerated() {
      // One at a time first: a pattern that is refused must not hide the others.
      let rule = pattern.source(index)
      if compile(header + rule).ruleSet == nil {
        refused.append(pattern.name)
      } else {
        source += rule
      }
    }
    print("law-check: refused \(refused)")
    guard refused.count <= LawCheck.mostRefused, let ruleSet = compile(source).ruleSet else {
      print("law-check: more refused than PCRE2 itself refuses")
      return false
    }
    let batch = batch()
    let searched = find(ruleSet, batch, isExhaustive: false)
    let all = find(ruleSet, batch, isExhaustive: true)
    var differing = 0
    var hits = 0
    for index in batch.messages.indices {
      hits += all.patterns[index].count
      guard !searched.limited.contains(index), !all.limited.contains(index),
        searched.patterns[index] != all.patterns[index]
      else { continue }
      differing += 1
      if differing <= 10 {
        let names = Set(all.patterns[index]).symmetricDifference(searched.patterns[index])
          .map { ruleSet.patterns[$0.index].place }
        print("law-check: message \(index) differs in \(names)")
      }
    }
    print(
      "law-check: \(ruleSet.rules.count) patterns, \(ruleSet.program.unsearchedPatterns.count)"
        + " without a literal, \(messages.count) messages, \(hits) hits,"
        + " \(all.limited.count) messages at a limit, \(differing) messages differ")
    return differing == 0
  }

  private func compile(_ text: String) -> CompiledPack {
    PackCompiler.compile([SourceFile(path: "mail.weir", bytes: Array(text.utf8))])
  }

  private func batch() -> MessageBatch {
    var batch = MessageBatch()
    for (index, text) in messages.enumerated() {
      let range = ByteRange(batch.bytes.count, batch.bytes.count + text.count)
      batch.bytes += text
      batch.messages.append(Message(record: range, text: range, number: index + 1))
    }
    return batch
  }

  private func find(
    _ ruleSet: RuleSet, _ batch: MessageBatch, isExhaustive: Bool
  ) -> (patterns: [[PatternID]], limited: Set<Int>) {
    var options = ScreeningOptions()
    options.isExhaustive = isExhaustive
    options.timeBudget = .max
    var screener = Screener(ruleSet, options: options)
    var found: [[PatternID]] = []
    var limited: Set<Int> = []
    screener.matchPatterns(batch) { index, patterns, limits in
      found.append(patterns)
      if !limits.isEmpty { limited.insert(index) }
    }
    return (found, limited)
  }
}
