import Diagnostics
import Reporting
import RuleCheck
import RuleTesting

/// Writes what became of a pack's examples in disguise.
struct MutationReportWriter {
  /// Patterns shown of one failure.
  private static let shownPatterns = 3

  private let report: MutationReport
  private let places: SourcePlaces

  init(_ report: MutationReport, places: SourcePlaces) {
    self.report = report
    self.places = places
  }

  /// For people: a paragraph for each example that a disguise turns, and the figures.
  func text(_ style: TerminalStyle, _ isSummary: Bool) -> String {
    var text = ""
    if !isSummary {
      for failure in report.failures { text += paragraph(failure, style) + "\n" }
    }
    text += Columns.left("disguise", 14) + Columns.right("hits", 7)
    text += Columns.right("caught by its rule", 26) + Columns.right("held by the pack", 26)
    text += Columns.right("misses", 9) + Columns.right("misfires", 10) + "\n"
    for tally in report.tallies { text += line(tally, style) }
    text += Columns.left("all", 14) + Columns.right("\(report.caughtShare.total)", 7)
    text += Columns.right(figures(report.caughtShare), 26)
    return text + Columns.right(figures(report.heldShare), 26) + "\n"
  }

  private func line(_ tally: MutationReport.Tally, _ style: TerminalStyle) -> String {
    let isWhole = tally.caught == tally.hits
    let caught = Columns.right(figures(tally.caughtShare), 26)
    let misfires = Columns.right("\(tally.misfires)", 10)
    return Columns.left(tally.disguise.name, 14) + Columns.right("\(tally.hits)", 7)
      + style.paint(caught, isWhole ? .green : .yellow)
      + Columns.right(figures(tally.heldShare), 26) + Columns.right("\(tally.misses)", 9)
      + (tally.misfires > 0 ? style.paint(misfires, .red) : misfires) + "\n"
  }

  /// `310 of 312   99.35 %`.
  private func figures(_ share: Share) -> String {
    "\(share.count) of \(share.total)" + Columns.right(share.text, 10)
  }

  private func paragraph(_ failure: DisguiseFailure, _ style: TerminalStyle) -> String {
    let kind = failure.isHit ? "hit" : "miss"
    var text = style.paint(failure.isHit ? "lost" : "misfire", failure.isHit ? .yellow : .red)
    text += "  \(failure.rule): \(kind) at \(places.text(of: failure.example.range)) "
    text += "in disguise (\(failure.disguise.name))"
    if failure.isHit {
      text += failure.isHeld ? ": other rules still hold the message" : ""
    } else {
      text += failure.isHeld ? ": the message is now held" : ": the message still passes"
    }
    text += "\n  text    \(Printable.text(failure.text))\n"
    if !failure.fold.isEmpty { text += "  folded  \(Printable.text(failure.fold))\n" }
    for reason in failure.reasons { text += reason.line(places, style) }
    for pattern in failure.patterns.prefix(Self.shownPatterns) {
      text += "  \(failure.isHit ? "lost" : "found"): \(Printable.text(pattern.source)) "
      text += style.paint("(\(pattern.place))", .dim) + "\n"
    }
    let more = failure.patterns.count - Self.shownPatterns
    if more > 0 { text += "  and \(Counted.text(more, "pattern")) more\n" }
    for place in failure.limits { text += ExampleReportWriter.limitLine(place) }
    return text
  }

  /// For programs: the member `mutation`.
  func append(to json: inout JSONBuilder, _ isSummary: Bool) {
    json.object("mutation") { json in
      json.array("disguises", report.tallies) { json, tally in
        json.object { json in
          json.member("disguise", tally.disguise.name)
          json.member("hits", tally.hits)
          json.member("caught", tally.caught)
          json.member("caught_percent", tally.caughtShare.percent)
          json.member("held", tally.held)
          json.member("still_held", tally.stillHeld)
          json.member("still_held_percent", tally.heldShare.percent)
          json.member("misses", tally.misses)
          json.member("misfires", tally.misfires)
        }
      }
      json.member("caught_percent", report.caughtShare.percent)
      guard !isSummary else { return }
      json.array("failures", report.failures) { json, failure in
        json.object { append(failure, to: &$0) }
      }
    }
  }

  private func append(_ failure: DisguiseFailure, to json: inout JSONBuilder) {
    json.member("rule", failure.rule)
    json.member("kind", failure.isHit ? "hit" : "miss")
    places.append(failure.example.range, to: &json)
    json.member("disguise", failure.disguise.name)
    json.member("text", failure.text)
    json.member("fold", failure.fold)
    json.member("held", failure.isHeld)
    json.array("reasons", failure.reasons) { $1.append(to: &$0, places) }
    json.array("patterns", failure.patterns) { json, pattern in
      json.object { json in
        json.member("source", pattern.source)
        json.member("place", pattern.place)
      }
    }
    json.array("limits", failure.limits)
  }
}
