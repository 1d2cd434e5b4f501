import Diagnostics
import JSON
import Reporting
import RuleCheck
import RuleTesting

/// Writes what became of a pack's examples.
struct ExampleReportWriter {
  private let report: ExampleReport
  private let places: SourcePlaces

  init(_ report: ExampleReport, places: SourcePlaces) {
    self.report = report
    self.places = places
  }

  /// For people: each failure with its reasons, and the counts.
  func text(_ style: TerminalStyle) -> String {
    var text = ""
    for failure in report.failures {
      let kind = failure.isHit ? "hit" : "miss"
      let complaint = failure.isHit ? "the rule does not hold on it" : "the rule holds on it"
      text += style.paint("failed", .red) + "  \(failure.rule): \(kind) at "
      text += "\(places.text(of: failure.example.range)): \(complaint)\n"
      text += "  text    \(Printable.text(failure.example.text))\n"
      text += "  folded  \(Printable.text(failure.fold))\n"
      for reason in failure.reasons { text += reason.line(places, style) }
      for place in failure.limits { text += Self.limitLine(place) }
      text += "\n"
    }
    return text + counts(style)
  }

  /// That a pattern was not searched to the end.
  static func limitLine(_ place: String) -> String {
    "  the pattern at \(place) reached a limit and counts as not matched\n"
  }

  private func counts(_ style: TerminalStyle) -> String {
    let failed = report.failures.count
    let line =
      "\(Counted.text(report.rules, "rule")): \(Counted.text(report.hits, "hit")), "
      + "\(Counted.text(report.misses, "miss", plural: "misses")); "
    let end = failed == 0 ? "all as they say" : "\(DecimalNumber.grouped(failed)) failed"
    return line + style.paint(end, failed == 0 ? .green : .red) + "\n"
  }

  /// For programs: members of one object.
  var jsonMembers: [(String, JSONValue)] {
    let failures = report.failures.map { failure in
      JSONValue.object(
        [("rule", .string(failure.rule)), ("kind", .string(failure.isHit ? "hit" : "miss"))]
          + places.members(failure.example.range) + [
            ("text", .string(failure.example.text)), ("fold", .string(failure.fold)),
            ("reasons", .array(failure.reasons.map { $0.json(places) })),
            ("limits", .strings(failure.limits)),
          ])
    }
    return [
      ("rules", .integer(report.rules)), ("hits", .integer(report.hits)),
      ("misses", .integer(report.misses)), ("passed", .integer(report.passed)),
      ("failures", .array(failures)),
    ]
  }
}

extension ExampleFailure.Reason {
  /// A line for people.
  func line(_ places: SourcePlaces, _ style: TerminalStyle) -> String {
    let clause = isUnless ? "unless" : "when"
    let value = holds ? "holds" : "does not hold"
    return "  \(clause): `\(Printable.text(text))` \(value) "
      + style.paint("(\(places.text(of: range)))", .dim) + "\n"
  }

  /// An object for programs.
  func json(_ places: SourcePlaces) -> JSONValue {
    .object(
      [
        ("clause", .string(isUnless ? "unless" : "when")), ("condition", .string(text)),
        ("holds", .bool(holds)),
      ] + places.members(range))
  }
}

extension SourcePlaces {
  /// The members `file`, `line` and `column`.
  func members(_ range: SourceRange) -> [(String, JSONValue)] {
    guard let place = place(of: range) else { return [] }
    return [
      ("file", .string(place.file)), ("line", .integer(place.line)),
      ("column", .integer(place.column)),
    ]
  }
}
