package import Corpora
import FileAccess
package import ScreeningEngine

/// Screens a corpus with two rule sets and finds what differs.
package struct CorpusComparer: Sendable {
  private let old: RuleSet
  private let new: RuleSet
  private let jobs: Int
  private let oldRules: [String: Int]
  private let newRules: [String: Int]

  package init(
    old: RuleSet, new: RuleSet, jobs: Int = ProcessEnvironment.processorCount
  ) {
    self.old = old
    self.new = new
    self.jobs = jobs
    func numbers(_ ruleSet: RuleSet) -> [String: Int] {
      Dictionary(
        ruleSet.rules.enumerated().map { ($0.element.id, $0.offset) },
        uniquingKeysWith: { a, _ in a })
    }
    oldRules = numbers(old)
    newRules = numbers(new)
  }

  /// What the new rules say otherwise than the old ones.
  package func compare(_ corpus: Corpus) -> CorpusComparison {
    let before = CorpusScreener(old, jobs: jobs).outcomes(of: corpus)
    let after = CorpusScreener(new, jobs: jobs).outcomes(of: corpus)
    var comparison = CorpusComparison(
      oldPack: Self.name(of: old), newPack: Self.name(of: new), messages: corpus.messages.count,
      changes: [], rescored: 0, transitions: [], families: [], rules: [])
    for (index, message) in corpus.messages.enumerated() {
      let (a, b) = (before[index], after[index])
      guard a.level != b.level || familyName(a, old) != familyName(b, new) else {
        if a.highestScore != b.highestScore { comparison.rescored += 1 }
        continue
      }
      comparison.changes.append(
        VerdictChange(
          message: index, kind: Self.kind(message, a, b), old: a, new: b, causes: causes(a, b)))
    }
    comparison.transitions = Self.transitions(corpus, before, after)
    comparison.families = families(corpus, before, after)
    comparison.rules = Self.effects(comparison.changes)
    return comparison
  }

  private static func name(of ruleSet: RuleSet) -> String {
    "\(ruleSet.name) \(ruleSet.version) (\(ruleSet.hash))"
  }

  private func familyName(_ outcome: MessageOutcome, _ ruleSet: RuleSet) -> String? {
    outcome.family.map { ruleSet.families[$0.index].name }
  }

  private static func kind(
    _ message: LabelledMessage, _ old: MessageOutcome, _ new: MessageOutcome
  ) -> VerdictChange.Kind {
    if old.isHeld == new.isHeld {
      return old.level == new.level ? .family : new.level == .block ? .blocked : .unblocked
    }
    guard message.isLabelled else { return new.isHeld ? .held : .released }
    switch message.label {
    case .ham: return new.isHeld ? .newFalsePositive : .fixedFalsePositive
    case .fraud where message.isTarget: return new.isHeld ? .gainedRecall : .lostRecall
    case .fraud, .spam: return new.isHeld ? .held : .released
    }
  }

  /// The rules that hold on one side only, or with another score; in the order of their ids.
  private func causes(_ before: MessageOutcome, _ after: MessageOutcome) -> [VerdictChange.Cause] {
    let oldScores = scores(before, old)
    let newScores = scores(after, new)
    var causes: [VerdictChange.Cause] = []
    for id in Set(oldScores.keys).union(newScores.keys).sorted() {
      let (a, b) = (oldScores[id], newScores[id])
      guard a != b else { continue }
      let reason: VerdictChange.Cause.Reason
      if a == nil {
        reason = isRule(id, of: old, oldRules) ? .starts : .added
      } else if b == nil {
        reason = isRule(id, of: new, newRules) ? .stops : .removed
      } else {
        reason = .rescored
      }
      causes.append(VerdictChange.Cause(reason: reason, id: id, oldScore: a, newScore: b))
    }
    guard causes.isEmpty else { return causes }
    let family = familyName(after, new) ?? familyName(before, old) ?? ""
    return [VerdictChange.Cause(reason: .thresholds, id: family)]
  }

  /// Whether a pack has the rule, and not disabled.
  private func isRule(_ id: String, of ruleSet: RuleSet, _ numbers: [String: Int]) -> Bool {
    numbers[id].map { !ruleSet.program.rules[$0].isDisabled } ?? false
  }

  /// What the rules that count gave, by id.
  private func scores(_ outcome: MessageOutcome, _ ruleSet: RuleSet) -> [String: Double] {
    Dictionary(
      outcome.rules.filter { !$0.isShadow }.map { (ruleSet.rules[$0.rule.index].id, $0.score) },
      uniquingKeysWith: { a, _ in a })
  }

  private static func transitions(
    _ corpus: Corpus, _ before: [MessageOutcome], _ after: [MessageOutcome]
  ) -> [CorpusComparison.Transition] {
    let names = LabelledMessage.Label.allCases.map(\.rawValue) + ["unlabelled"]
    let levels = Verdict.Level.allCases
    var counts = Array(
      repeating: Array(repeating: Array(repeating: 0, count: levels.count), count: levels.count),
      count: names.count)
    for (index, message) in corpus.messages.enumerated() {
      let name = message.isLabelled ? message.label.rawValue : "unlabelled"
      let row = names.firstIndex(of: name) ?? 0
      counts[row][Int(before[index].level.rawValue)][Int(after[index].level.rawValue)] += 1
    }
    return names.indices.flatMap { row in
      levels.flatMap { old in
        levels.compactMap { new in
          let count = counts[row][Int(old.rawValue)][Int(new.rawValue)]
          guard count > 0 else { return nil }
          return CorpusComparison.Transition(
            label: names[row], old: old, new: new, count: count)
        }
      }
    }
  }

  private func families(
    _ corpus: Corpus, _ before: [MessageOutcome], _ after: [MessageOutcome]
  ) -> [CorpusComparison.FamilyCounts] {
    var counts: [String: CorpusComparison.FamilyCounts] = [:]
    func add(
      _ name: String, _ label: LabelledMessage.Label,
      to side: WritableKeyPath<CorpusComparison.FamilyCounts, LabelCounts>
    ) {
      var entry =
        counts[name] ?? .init(family: name, old: LabelCounts(), new: LabelCounts())
      entry[keyPath: side][label] += 1
      counts[name] = entry
    }
    for (index, message) in corpus.messages.enumerated() {
      if let name = familyName(before[index], old) { add(name, message.label, to: \.old) }
      if let name = familyName(after[index], new) { add(name, message.label, to: \.new) }
    }
    return counts.values.sorted { $0.family < $1.family }
  }

  private static func effects(_ changes: [VerdictChange]) -> [CorpusComparison.RuleEffect] {
    struct Key: Hashable {
      var id: String
      var reason: VerdictChange.Cause.Reason
    }
    var effects: [Key: [VerdictChange.Kind: Int]] = [:]
    for change in changes {
      for cause in change.causes {
        effects[Key(id: cause.id, reason: cause.reason), default: [:]][change.kind, default: 0] += 1
      }
    }
    return effects.map {
      CorpusComparison.RuleEffect(id: $0.key.id, reason: $0.key.reason, counts: $0.value)
    }
    .sorted { ($1.total, $0.id, $0.reason.rawValue) < ($0.total, $1.id, $1.reason.rawValue) }
  }
}
