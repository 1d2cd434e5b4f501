import Diagnostics
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
  func append(to json: inout JSONBuilder) {
    json.member("rules", report.rules)
    json.member("hits", report.hits)
    json.member("misses", report.misses)
    json.member("passed", report.passed)
    json.array("failures", report.failures) { json, failure in
      json.object { json in
        json.member("rule", failure.rule)
        json.member("kind", failure.isHit ? "hit" : "miss")
        places.append(failure.example.range, to: &json)
        json.member("text", failure.example.text)
        json.member("fold", failure.fold)
        json.array("reasons", failure.reasons) { $1.append(to: &$0, places) }
        json.array("limits", failure.limits)
      }
    }
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
  func append(to json: inout JSONBuilder, _ places: SourcePlaces) {
    json.object { json in
      json.member("clause", isUnless ? "unless" : "when")
      json.member("condition", text)
      json.member("holds", holds)
      places.append(range, to: &json)
    }
  }
}

extension SourcePlaces {
  /// Appends the members `file`, `line` and `column`.
  func append(_ range: SourceRange, to json: inout JSONBuilder) {
    guard let place = place(of: range) else { return }
    json.member("file", place.file)
    json.member("line", place.line)
    json.member("column", place.column)
  }
}
