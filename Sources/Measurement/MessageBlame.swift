import Corpora
import Messages
import ScreeningEngine

/// What the patterns in one message did for its verdict.
struct MessageBlame: Sendable {
  /// Patterns that a rule which holds looks at.
  var uses: [Use]

  struct Use: Sendable {
    var pattern: PatternID
    /// Rules that hold and look at it.
    var usedBy: [RuleID]
    /// Rules that hold and would not without it; asked only of messages held.
    var neededBy: [RuleID]
    /// Whether a held message would pass without it.
    var isDecisive: Bool
    /// What it matched, in order of place, at most `maximumPlaces`.
    var matches: [BlamedMatch]
  }

  /// Places kept of one pattern in one message.
  static let maximumPlaces = 3
}

/// A piece of a message that a pattern matched, with the text around it.
package struct BlamedMatch: Sendable, Equatable {
  /// What was matched, folded, each run of digits as `0`: the alternative, as well as it shows.
  package var folded: String
  /// The original text: what stands before it, it, and what stands behind it.
  package var before: String
  package var match: String
  package var after: String
}

/// Finds blame in the messages of a corpus that some rule holds on, with several workers.
struct BlameFinder {
  let ruleSet: RuleSet
  let options: ScreeningOptions
  let jobs: Int

  private static let chunk = 64

  /// The blame of each of `chosen`, in its order.
  func blames(
    of chosen: [Int], in corpus: Corpus, _ outcomes: [MessageOutcome]
  ) -> [MessageBlame] {
    let patterns = RulePatterns(ruleSet)
    let (ruleSet, options) = (ruleSet, options)
    return ChunkedWork.outputs(count: chosen.count, chunk: Self.chunk, jobs: jobs) {
      Worker(corpus, outcomes, chosen, patterns, PatternExaminer(ruleSet, options: options))
    }.flatMap { $0 }
  }

  private final class Worker: ChunkWorker {
    private let corpus: Corpus
    private let outcomes: [MessageOutcome]
    private let chosen: [Int]
    private let patterns: RulePatterns
    private var examiner: PatternExaminer
    private var batch = MessageBatch()
    private var scratch = Verdict()

    init(
      _ corpus: Corpus, _ outcomes: [MessageOutcome], _ chosen: [Int], _ patterns: RulePatterns,
      _ examiner: consuming PatternExaminer
    ) {
      self.corpus = corpus
      self.outcomes = outcomes
      self.chosen = chosen
      self.patterns = patterns
      self.examiner = examiner
    }

    func process(_ range: Range<Int>) -> [MessageBlame] {
      range.map { blame(corpus.messages[chosen[$0]], outcomes[chosen[$0]]) }
    }

    private func blame(_ message: LabelledMessage, _ outcome: MessageOutcome) -> MessageBlame {
      batch.removeAll()
      batch.append(message)
      let finding = examiner.examine(batch, triesWithout: outcome.isHeld) { pattern in
        outcome.rules.contains { patterns.rule($0.rule, looksAt: pattern) }
      }
      guard let finding else { return MessageBlame(uses: []) }
      let rules = examiner.ruleSet.program.rules
      // What one message alone does not decide holds with and without the pattern.
      let threaded = outcome.rules.filter { rules[$0.rule.index].chain != nil }
      let text = Array(message.text.utf8)
      let uses = finding.uses.map { use -> MessageBlame.Use in
        var made = MessageBlame.Use(
          pattern: use.pattern,
          usedBy: outcome.rules.map(\.rule).filter { patterns.rule($0, looksAt: use.pattern) },
          neededBy: [], isDecisive: false,
          matches: use.places.prefix(MessageBlame.maximumPlaces).map {
            BlamedMatch($0, fold: finding.fold, text: text)
          })
        guard let without = use.rulesWithout else { return made }
        made.neededBy = made.usedBy.filter { rule in
          rules[rule.index].chain == nil && !without.contains { $0.rule == rule }
        }
        made.isDecisive = level(of: without + threaded) < .review
        return made
      }
      return MessageBlame(uses: uses)
    }

    private func level(of rules: [Verdict.FiredRule]) -> Verdict.Level {
      scratch.reset()
      scratch.rules = rules
      examiner.ruleSet.settle(&scratch)
      return scratch.level
    }
  }
}

extension BlamedMatch {
  /// Characters shown on either side: enough to see the word a match stands inside.
  private static let contextCharacters = 16
  /// Characters shown of a long match.
  private static let matchCharacters = 80

  init(_ place: MessageExamination.Place, fold: [UInt8], text: [UInt8]) {
    let folded = String(decoding: fold[place.folded], as: UTF8.self)
    self.folded = Self.masked(folded)
    let (start, end) = (place.original.lowerBound, place.original.upperBound)
    before = String(
      String(decoding: text[max(0, start - 4 * Self.contextCharacters)..<start], as: UTF8.self)
        .suffix(Self.contextCharacters))
    match = String(
      String(decoding: text[start..<end], as: UTF8.self).prefix(Self.matchCharacters))
    after = String(
      String(
        decoding: text[end..<min(text.count, end + 4 * Self.contextCharacters)], as: UTF8.self
      ).prefix(Self.contextCharacters))
  }

  /// The text with each run of digits as one 0, cut to what is shown of a match.
  private static func masked(_ text: String) -> String {
    var masked = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard masked.count < matchCharacters else { break }
      let isDigit = "0"..."9" ~= scalar
      if isDigit, masked.last == "0" { continue }
      masked.append(isDigit ? "0" : scalar)
    }
    return String(masked)
  }
}
