package import ScreeningEngine

/// Where the time of screening a corpus went.
package struct Profile: Sendable {
  package var messages = 0
  /// Bytes of their texts.
  package var textBytes = 0
  /// In the order they run.
  package var stages: [StageTime] = []
  /// Patterns that were candidates, tried or both, the dearest first.
  package var patterns: [PatternRow] = []
  /// Patterns of the pack, tried or not.
  package var patternCount = 0
  /// Rules that were judged, the dearest first.
  package var rules: [RuleRow] = []
  package var ruleCount = 0
  /// The messages that took longest to judge, the slowest first.
  package var slowest: [SlowMessage] = []

  package init() {}

  /// A stage and its time.
  package struct StageTime: Sendable, Equatable {
    /// `read`, or a stage of the engine.
    package var name: String
    package var nanoseconds: UInt64
  }

  /// A pattern that was looked for.
  package struct PatternRow: Sendable {
    package var pattern: PatternID
    /// As written, and `file:line`.
    package var source: String
    package var place: String
    package var kind: Kind
    package var count: ProfileRecorder.PatternCount
    /// The name of the message on which it took longest.
    package var slowestMessage: String
    /// What it is looked for by, and how many messages hold each; the commonest first.
    package var literals: [LiteralCount]
    /// Whether there is nothing to look for it by.
    package var isUnsearched: Bool
    package var advice: String = ""

    /// How it is confirmed.
    package enum Kind: String, Sendable {
      case phrase, loose, regex, entity
    }
  }

  /// A literal of the search and the messages that hold it.
  package struct LiteralCount: Sendable, Equatable {
    /// As the dense view shows it.
    package var text: String
    package var messages: Int
  }

  /// A rule that was judged.
  package struct RuleRow: Sendable {
    package var rule: RuleID
    package var id: String
    /// `file:line`.
    package var place: String
    package var count: ProfileRecorder.RuleCount
    package var advice: String = ""
  }

  /// A message that took long.
  package struct SlowMessage: Sendable, Equatable {
    /// Its own id, or `input:line`.
    package var name: String
    package var nanoseconds: UInt64
    package var textBytes: Int
    package var verdict: Verdict.Level
  }

  /// All stages together.
  package var nanoseconds: UInt64 { stages.reduce(0) { $0 &+ $1.nanoseconds } }

  /// The time of one stage; 0 for one that is not there.
  package func nanoseconds(of stage: ProfileRecorder.Stage) -> UInt64 {
    stages.first { $0.name == "\(stage)" }?.nanoseconds ?? 0
  }
}
