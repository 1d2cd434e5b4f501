import JSON
import Reporting
import ScreeningEngine

/// Writes the explanation of a message for programs: one object on one line.
package enum MessageJSONWriter {
  package static func bytes(of explanation: MessageExplanation) -> [UInt8] {
    JSONValue.object([
      ("text", .bytes(explanation.text)),
      ("verdict", value(of: explanation.verdict)),
      ("fold", value(of: explanation.fold)),
      ("signals", .array(explanation.signals.map(value))),
      ("dropped", .array(explanation.dropped.map(value))),
      ("held", .array(explanation.held.map(value))),
      ("families", .array(explanation.families.map(value))),
      ("nearest", .array(explanation.nearest.map(value))),
      ("limits", .strings(explanation.limits)),
    ]).line
  }

  private static func value(of verdict: VerdictExplanation) -> JSONValue {
    .object([
      ("verdict", .string(verdict.level.name)), ("family", .string(verdict.family)),
      ("score", .number(verdict.score)), ("confidence", .number(verdict.confidence)),
      ("prior", .number(verdict.prior)), ("labels", .strings(verdict.labels)),
      ("truncated", .bool(verdict.isTruncated)),
    ])
  }

  private static func value(of fold: FoldExplanation) -> JSONValue {
    let removed = fold.removals.map { ($0.kind.rawValue, JSONValue.integer($0.count)) }
    return .object([
      ("text", .bytes(fold.text)), ("dense", .bytes(fold.dense)),
      ("reading", fold.reading.map { .string(String(decoding: $0, as: UTF8.self)) } ?? .null),
      ("removed", .object(removed)),
      (
        "seen_through",
        .array(
          fold.seenThrough.map { match in
            .object([
              ("phrase", .string(match.phrase)), ("declared", .string(match.declared)),
              ("place", value(of: match.place)), ("split", .bool(match.isSplit)),
              ("substituted", .bool(match.isSubstituted)),
            ])
          })
      ), ("scripts", .strings(fold.scripts)),
      ("tokens", .integer(fold.tokens)), ("sender", .string(fold.sender)),
    ])
  }

  private static func value(of signal: SignalExplanation) -> JSONValue {
    .object([
      ("name", .string(signal.name)),
      ("places", .array(signal.places.map(value))),
    ])
  }

  private static func value(of place: SignalExplanation.Place) -> JSONValue {
    .object([
      ("start", .integer(place.start)), ("end", .integer(place.end)),
      ("text", .string(place.text)),
    ])
  }

  private static func value(of match: DroppedExplanation) -> JSONValue {
    .object([
      ("signal", .string(match.signal)), ("place", value(of: match.place)),
      ("cause", value(of: match.cause)),
    ])
  }

  private static func value(of rule: RuleFinding) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("id", .string(rule.id)), ("title", .string(rule.title)), ("stage", .string(rule.stage)),
      ("status", .string(rule.status.rawValue)),
      ("place", .string(rule.place)),
      ("score", rule.score.map { .number($0) } ?? .null), ("holds", .bool(rule.holds)),
      ("missing", .integer(rule.missing)), ("when", value(of: rule.when)),
      ("unless", .array(rule.unless.map(value))),
    ]
    if let chain = rule.chain { members.append(("thread", value(of: chain))) }
    return .object(members)
  }

  private static func value(of chain: ChainFinding) -> JSONValue {
    .object([
      ("within_seconds", .integer(Int(clamping: chain.duration))),
      (
        "steps",
        .array(
          chain.steps.map { step in
            .object([
              ("side", .string(step.side)), ("holds", .bool(step.holds)),
              ("when", value(of: step.part)),
            ])
          })
      ),
      (
        "earlier",
        .array(
          chain.earlier.map { message in
            .object([("id", .string(message.message)), ("signal", .string(message.signal))])
          })
      ),
    ])
  }

  private static func value(of part: PartFinding) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("form", .string(part.form.name)), ("text", .string(part.text)),
      ("holds", .bool(part.holds)),
    ]
    members += self.members(of: part.measure)
    if !part.signals.isEmpty {
      let signals = part.signals.map { signal in
        JSONValue.object([
          ("name", .string(signal.name)), ("found", .strings(signal.found)),
          ("dropped", .strings(signal.dropped)),
        ])
      }
      members.append(("signals", .array(signals)))
    }
    if !part.gaps.isEmpty { members.append(("gaps", .array(part.gaps.map(value)))) }
    if !part.children.isEmpty { members.append(("parts", .array(part.children.map(value)))) }
    return .object(members)
  }

  private static func value(of gap: PartFinding.GapFinding) -> JSONValue {
    let steps = gap.steps.map { step in
      JSONValue.object([
        ("distance", step.distance.map { .integer($0) } ?? .null), ("limit", .integer(step.limit)),
        ("crosses_sentence", .bool(step.crossesSentence)),
      ])
    }
    return .object([
      ("text", .string(gap.text)), ("holds", .bool(gap.holds)), ("steps", .array(steps)),
    ])
  }

  private static func members(
    of measure: MessageExamination.Measure
  ) -> [(String, JSONValue)] {
    switch measure {
    case .none: []
    case .distance(let least, let limit):
      [("distance", least.map { .integer($0) } ?? .null), ("limit", .integer(limit))]
    case .window(let found, let wanted, let least, let limit):
      [
        ("found", .integer(found)), ("wanted", .integer(wanted)),
        ("distance", least.map { .integer($0) } ?? .null), ("limit", .integer(limit)),
      ]
    case .number(let found, let comparison, let wanted):
      [
        ("found", .number(found)), ("comparison", .string(comparison.sign)),
        ("wanted", .number(wanted)),
      ]
    }
  }

  private static func value(of family: FamilyExplanation) -> JSONValue {
    .object([
      ("family", .string(family.name)), ("score", .number(family.score)),
      ("review", .number(family.review)), ("block", .number(family.block)),
      (
        "rules",
        .array(
          family.contributions.map { rule in
            .object([
              ("id", .string(rule.rule)), ("score", .number(rule.score)),
              ("group", .string(rule.group)), ("counts", .bool(rule.outvotedBy == nil)),
              ("outvoted_by", .string(rule.outvotedBy)),
            ])
          })
      ),
    ])
  }
}

extension ConditionForm {
  /// The word in JSON.
  var name: String {
    switch self {
    case .leaf: "leaf"
    case .named: "named"
    case .not: "not"
    case .and: "and"
    case .or: "or"
    case .atLeast: "at-least"
    }
  }
}
