/// A compiled pack: immutable, shared by every screener of a run.
///
/// Made by `RuleCompiler`. Sendable; every member may be read from any thread.
package final class RuleSet: Sendable {
  package let name: String
  package let version: String
  /// Log odds that a message is fraud before anything is seen of it, in decibans.
  package let prior: Double
  /// A hash of the compiled form, 16 hexadecimal digits: equal for packs that screen alike.
  package let hash: String
  /// By `FamilyID`.
  package let families: [Family]
  /// By `RuleID`, in pack order.
  package let rules: [Rule]
  /// By `SignalID`: names as evidence shows them.
  package let signals: [Signal]
  /// By `LabelID`.
  package let labels: [String]
  /// By `PatternID`: what reports call a pattern.
  package let patterns: [PatternName]
  /// The confidence of a message on which no rule holds: most of them.
  let confidenceWithoutRules: Double
  /// The verdict on a message of which there is nothing to say.
  package var quietVerdict: Verdict {
    var verdict = Verdict()
    settle(&verdict)
    return verdict
  }

  /// What runs.
  package let program: RuleProgram
  /// Parts of it once more, as they are read for each message.
  let memberships: MembershipTable
  let announcements: AnnouncementTable
  /// By rule, whether another is of its group.
  let isGrouped: [Bool]

  package init(
    name: String, version: String, prior: Double, hash: String, families: [Family], rules: [Rule],
    signals: [Signal], labels: [String], patterns: [PatternName],
    program: RuleProgram = RuleProgram()
  ) {
    self.name = name
    self.version = version
    self.prior = prior
    self.hash = hash
    self.families = families
    self.rules = rules
    self.signals = signals
    self.labels = labels
    self.patterns = patterns
    memberships = MembershipTable(program)
    announcements = AnnouncementTable(program, memberships)
    self.program = program
    var members: [UInt32: Int] = [:]
    for rule in program.rules { members[rule.group, default: 0] += 1 }
    isGrouped = program.rules.map { members[$0.group] != 1 }
    confidenceWithoutRules = 1 / (1 + powerOfTen(-prior / 10))
  }

  package struct Family: Sendable {
    package var name: String
    /// Scores in decibans from which a message is held for review, and blocked.
    package var review: Double
    package var block: Double

    package init(name: String, review: Double, block: Double) {
      self.name = name
      self.review = review
      self.block = block
    }
  }

  package struct Rule: Sendable {
    /// `family/name`; `all/name` for a rule in all families; the name alone for one in none.
    package var id: String
    /// `contact`, `move`, ..; nil where the rule states none.
    package var stage: String?

    package init(id: String, stage: String?) {
      self.id = id
      self.stage = stage
    }
  }

  package struct Signal: Sendable {
    package var name: String

    package init(name: String) { self.name = name }
  }

  package struct PatternName: Sendable {
    /// The file of its literal.
    package var path: String
    /// Its line there, from 1.
    package var line: Int
    /// Its text as written.
    package var source: String

    /// `file:line`. Put together when asked for: a pack has literals by the ten thousand, of which a
    /// run names few.
    package var place: String { "\(path):\(line)" }

    package init(path: String, line: Int, source: String) {
      self.path = path
      self.line = line
      self.source = source
    }
  }
}
