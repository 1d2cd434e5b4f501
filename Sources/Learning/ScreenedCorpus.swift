package import Corpora
import Messages
package import ScreeningEngine

/// What the rules say of every message of a corpus: which held, with what score.
package struct ScreenedCorpus: Sendable {
  /// A rule that held on a message and counts.
  package struct Hit: Sendable, Equatable {
    package var rule: Int
    /// What the rule gives by itself, in decibans.
    package var score: Double
  }

  /// The rules used.
  package let rules: RuleSet
  /// The hits of all messages, in message order.
  package private(set) var hits: [Hit] = []
  private var starts: [Int] = [0]
  package private(set) var levels: [Verdict.Level] = []
  /// For each message the bytes of its text that are evidence of a rule with a score above 0;
  /// empty unless asked for.
  package private(set) var evidence: [[Range<Int>]] = []

  /// Messages that one thread takes at a time.
  private static let chunk = 2048

  /// Screens every message on `jobs` threads, threads of messages followed in order: the same for every
  /// number of jobs. O(text).
  package init(_ corpus: Corpus, rules: RuleSet, keepsEvidence: Bool = false, jobs: Int = 1) {
    self.rules = rules
    var tracker = ThreadTracker(rules)
    let chunks = (corpus.messages.count + Self.chunk - 1) / Self.chunk
    // Some chunks a thread at a time: verdicts with their evidence are large.
    let round = max(1, jobs) * 4
    for first in stride(from: 0, to: chunks, by: round) {
      let verdicts = ParallelFits.outputs(count: min(round, chunks - first), jobs: jobs) { number in
        let start = (first + number) * Self.chunk
        return Self.verdicts(
          corpus.messages[start..<min(start + Self.chunk, corpus.messages.count)], rules: rules,
          keepsEvidence: keepsEvidence)
      }
      for var verdict in verdicts.joined() {
        Self.follow(corpus.messages[levels.count], &verdict, &tracker)
        add(verdict, keepsEvidence: keepsEvidence)
      }
    }
  }

  private static func verdicts(
    _ messages: ArraySlice<LabelledMessage>, rules: RuleSet, keepsEvidence: Bool
  ) -> [Verdict] {
    var options = ScreeningOptions()
    options.evidenceFrom = keepsEvidence ? .pass : nil
    var screener = Screener(rules, options: options)
    var batch = MessageBatch()
    for message in messages { batch.append(message) }
    var verdicts: [Verdict] = []
    screener.screen(batch, into: &verdicts)
    return verdicts
  }

  private static func follow(
    _ message: LabelledMessage, _ verdict: inout Verdict, _ tracker: inout ThreadTracker
  ) {
    guard let thread = message.thread else { return }
    tracker.follow(
      thread: Array("\(message.source)\u{0}\(thread)".utf8), name: Array(message.id.utf8),
      time: message.time.flatMap { MessageTime.seconds(of: Array($0.utf8)[...]) },
      verdict: &verdict)
  }

  private mutating func add(_ verdict: Verdict, keepsEvidence: Bool) {
    for fired in verdict.rules where !fired.isShadow && fired.score != 0 {
      hits.append(Hit(rule: fired.rule.index, score: fired.score))
    }
    starts.append(hits.count)
    levels.append(verdict.level)
    guard keepsEvidence else { return }
    evidence.append(
      verdict.evidence.filter { verdict.rules[$0.rule].score > 0 }.map { $0.start..<$0.end })
  }

  /// The hits of one message, in pack order.
  package func hits(of message: Int) -> ArraySlice<Hit> {
    hits[starts[message]..<starts[message + 1]]
  }

  /// Whether the rules hold the message back.
  package func isHeld(_ message: Int) -> Bool { levels[message] > .pass }
}

extension MessageBatch {
  /// Adds a message of a corpus with all that the corpus says of it.
  mutating func append(_ labelled: LabelledMessage) {
    let start = bytes.count
    bytes.append(contentsOf: labelled.text.utf8)
    let range = ByteRange(start, bytes.count)
    var message = Message(record: range, text: range, number: messages.count + 1)
    message.sender = append(field: labelled.sender)
    message.thread = append(field: labelled.thread)
    message.direction = labelled.direction.flatMap(Direction.init)
    message.channel = labelled.channel.flatMap(Channel.init)
    messages.append(message)
  }

  private mutating func append(field: String?) -> ByteRange? {
    guard let field else { return nil }
    let start = bytes.count
    bytes.append(contentsOf: field.utf8)
    return ByteRange(start, bytes.count)
  }
}
