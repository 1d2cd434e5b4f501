import Diagnostics
import Reporting
import RuleCheck
import RuleTesting

/// Writes what became of a pack's examples.
struct ExampleReportWriter {
  private let report: ExampleReport
  private let places: SourcePlaces

  init(_ report: ExampleReport, files: [SourceFile]) {
    self.report = report
    places = SourcePlaces(files: files)
  }

  /// For people: each failure with its reasons, and the counts.
  func text(_ style: TerminalStyle) -> [UInt8] {
    var text = ""
    for failure in report.failures {
      let kind = failure.isHit ? "hit" : "miss"
      let complaint = failure.isHit ? "the rule does not hold on it" : "the rule holds on it"
      text += style.paint("failed", .red) + "  \(failure.rule): \(kind) at "
      text += "\(places.text(of: failure.example.range)): \(complaint)\n"
      text += "  text    \(Printable.text(failure.example.text))\n"
      text += "  folded  \(Printable.text(failure.fold))\n"
      for reason in failure.reasons {
        let clause = reason.isUnless ? "unless" : "when"
        let value = reason.holds ? "holds" : "does not hold"
        text += "  \(clause): `\(Printable.text(reason.text))` \(value) "
        text += style.paint("(\(places.text(of: reason.range)))", .dim) + "\n"
      }
      for place in failure.limits {
        text += "  the pattern at \(place) reached a limit and counts as not matched\n"
      }
      text += "\n"
    }
    return Array((text + counts(style)).utf8)
  }

  private func counts(_ style: TerminalStyle) -> String {
    let failed = report.failures.count
    let line =
      "\(Counted.text(report.rules, "rule")): \(Counted.text(report.hits, "hit")), "
      + "\(Counted.text(report.misses, "miss", plural: "misses")); "
    let end = failed == 0 ? "all as they say" : "\(DecimalNumber.grouped(failed)) failed"
    return line + style.paint(end, failed == 0 ? .green : .red) + "\n"
  }

  /// For programs: one object.
  var json: [UInt8] {
    var output: [UInt8] = []
    JSONText.append(raw: "{\"rules\":", to: &output)
    DecimalNumber.append(report.rules, to: &output)
    JSONText.append(raw: ",\"hits\":", to: &output)
    DecimalNumber.append(report.hits, to: &output)
    JSONText.append(raw: ",\"misses\":", to: &output)
    DecimalNumber.append(report.misses, to: &output)
    JSONText.append(raw: ",\"passed\":", to: &output)
    DecimalNumber.append(report.passed, to: &output)
    JSONText.append(raw: ",\"failures\":[", to: &output)
    for (index, failure) in report.failures.enumerated() {
      if index > 0 { JSONText.append(raw: ",", to: &output) }
      append(failure, to: &output)
    }
    JSONText.append(raw: "]}\n", to: &output)
    return output
  }

  private func append(_ failure: ExampleFailure, to output: inout [UInt8]) {
    JSONText.append(raw: "{\"rule\":", to: &output)
    JSONText.append(failure.rule, to: &output)
    JSONText.append(raw: ",\"kind\":", to: &output)
    JSONText.append(failure.isHit ? "hit" : "miss", to: &output)
    append(placeOf: failure.example.range, to: &output)
    JSONText.append(raw: ",\"text\":", to: &output)
    JSONText.append(failure.example.text, to: &output)
    JSONText.append(raw: ",\"fold\":", to: &output)
    JSONText.append(failure.fold, to: &output)
    JSONText.append(raw: ",\"reasons\":[", to: &output)
    for (index, reason) in failure.reasons.enumerated() {
      JSONText.append(raw: index > 0 ? ",{\"clause\":" : "{\"clause\":", to: &output)
      JSONText.append(reason.isUnless ? "unless" : "when", to: &output)
      JSONText.append(raw: ",\"condition\":", to: &output)
      JSONText.append(reason.text, to: &output)
      JSONText.append(raw: ",\"holds\":", to: &output)
      JSONText.append(raw: reason.holds ? "true" : "false", to: &output)
      append(placeOf: reason.range, to: &output)
      JSONText.append(raw: "}", to: &output)
    }
    JSONText.append(raw: "],\"limits\":[", to: &output)
    for (index, place) in failure.limits.enumerated() {
      if index > 0 { JSONText.append(raw: ",", to: &output) }
      JSONText.append(place, to: &output)
    }
    JSONText.append(raw: "]}", to: &output)
  }

  /// Appends the members `file`, `line` and `column`.
  private func append(placeOf range: SourceRange, to output: inout [UInt8]) {
    guard let place = places.place(of: range) else { return }
    JSONText.append(raw: ",\"file\":", to: &output)
    JSONText.append(place.file, to: &output)
    JSONText.append(raw: ",\"line\":", to: &output)
    DecimalNumber.append(place.line, to: &output)
    JSONText.append(raw: ",\"column\":", to: &output)
    DecimalNumber.append(place.column, to: &output)
  }
}
