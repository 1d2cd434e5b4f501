internal import ScreeningEngine

/// What the rules say of one message.
public struct Verdict: Sendable, Hashable {
  /// What to do with a message; ordered.
  public enum Level: String, Sendable, Hashable, Comparable, CaseIterable {
    /// Nothing says that it is fraud.
    case pass
    /// A person should look at it.
    case review
    /// The evidence is strong enough to act on.
    case block

    /// Whether `a` is the milder of the two.
    public static func < (a: Level, b: Level) -> Bool { a.rank < b.rank }

    private var rank: Int {
      switch self {
      case .pass: 0
      case .review: 1
      case .block: 2
      }
    }
  }

  /// A family of fraud scripts and its score.
  public struct FamilyScore: Sendable, Hashable {
    /// The family's name.
    public let name: String
    /// Decibans: +10 makes fraud ten times as likely.
    public let score: Double
  }

  /// A rule that held.
  public struct Rule: Sendable, Hashable {
    /// `family/name`; `all/name` for a rule that counts in all families; the name alone for one
    /// that only gives labels.
    public let id: String
    /// What the rule gives by itself, before of each group only the strongest counts; decibans.
    public let score: Double
    /// Where in the script it stands: `contact`, `demand`, ..; nil where the rule states none.
    public let stage: String?
    /// Whether the rule is on trial: reported and not scored.
    public let isShadow: Bool
    /// Where in the text its signals stand.
    public let evidence: [Evidence]
    /// For a rule over a thread: the earlier messages that it took.
    public let earlier: [EarlierEvidence]
  }

  /// A signal's place in an earlier message of the thread.
  public struct EarlierEvidence: Sendable, Hashable {
    /// That message's ``Message/id``; empty where it had none.
    public let message: String
    /// The signal, as the rules call it.
    public let signal: String
    /// Its place: UTF-8 bytes of that message's text.
    public let utf8Range: Range<Int>
  }

  /// A signal's place in the text.
  public struct Evidence: Sendable, Hashable {
    /// The signal, as the rules call it.
    public let signal: String
    /// Its place: UTF-8 bytes of the message's text.
    public let utf8Range: Range<Int>

    /// The words in `text`, which must be the text that was screened; nil for a text without such
    /// a place.
    public func words(in text: String) -> Substring? { range(in: text).map { text[$0] } }

    /// The place in `text`, which must be the text that was screened; nil for a text without such a
    /// place. O(length) where `text` is not native UTF-8, otherwise O(1).
    public func range(in text: String) -> Range<String.Index>? {
      let bytes = text.utf8
      guard
        let start = bytes.index(
          bytes.startIndex, offsetBy: utf8Range.lowerBound,
          limitedBy: bytes.endIndex),
        let end = bytes.index(start, offsetBy: utf8Range.count, limitedBy: bytes.endIndex)
      else { return nil }
      return start..<end
    }
  }

  /// What to do with the message.
  public internal(set) var level = Level.pass
  /// The family furthest above its threshold; nil for a message that passes.
  public internal(set) var family: String?
  /// That family's score, or the highest of any family where the message passes; decibans.
  public internal(set) var score = 0.0
  /// How likely fraud is by the rules alone, in 0...1: `1 / (1 + 10^(-(prior + score) / 10))`.
  public internal(set) var confidence = 0.0
  /// Names that rules add to the verdict, each once, in pack order of the rules.
  public internal(set) var labels: [String] = []
  /// Every family with a score above zero, highest first.
  public internal(set) var families: [FamilyScore] = []
  /// The rules that held, in pack order.
  public internal(set) var rules: [Rule] = []
  /// Whether the text was too long, so that only its start was screened.
  public internal(set) var isTruncated = false
  /// Whether a pattern reached a limit on this message, and so counted as not matched.
  public internal(set) var reachedLimit = false

  init() {}
}

extension Verdict {
  init(_ verdict: borrowing ScreeningEngine.Verdict, rules set: RuleSet) {
    level =
      switch verdict.level {
      case .pass: .pass
      case .review: .review
      case .block: .block
      }
    family = verdict.family.map { set.families[$0.index].name }
    score = verdict.score
    confidence = verdict.confidence
    labels = verdict.labels.map { set.labels[$0.index] }
    families = verdict.familyScores.map {
      FamilyScore(name: set.families[$0.family.index].name, score: $0.score)
    }
    let evidence = verdict.evidence
    let earlier = verdict.earlier
    rules = verdict.rules.enumerated().map { position, fired in
      let rule = set.rules[fired.rule.index]
      return Rule(
        id: rule.id, score: fired.score, stage: rule.stage, isShadow: fired.isShadow,
        evidence: evidence.filter { $0.rule == position }.map {
          Evidence(signal: set.signals[$0.signal.index].name, utf8Range: $0.start..<$0.end)
        },
        earlier: earlier.filter { $0.rule == position }.map {
          EarlierEvidence(
            message: String(decoding: $0.message, as: UTF8.self),
            signal: set.signals[$0.signal.index].name, utf8Range: $0.start..<$0.end)
        })
    }
    isTruncated = verdict.isTruncated
    reachedLimit = !verdict.limits.isEmpty
  }
}
