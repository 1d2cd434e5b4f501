import Diagnostics
import JSON
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
    text += Columns.left("all", 14) + Columns.right("\(report.caughtRate.total)", 7)
    text += Columns.right(figures(report.caughtRate), 26)
    return text + Columns.right(figures(report.heldRate), 26) + "\n"
  }

  private func line(_ tally: MutationReport.Tally, _ style: TerminalStyle) -> String {
    let isWhole = tally.caught == tally.hits
    let caught = Columns.right(figures(tally.caughtRate), 26)
    let misfires = Columns.right("\(tally.misfires)", 10)
    return Columns.left(tally.disguise.name, 14) + Columns.right("\(tally.hits)", 7)
      + style.paint(caught, isWhole ? .green : .yellow)
      + Columns.right(figures(tally.heldRate), 26) + Columns.right("\(tally.misses)", 9)
      + (tally.misfires > 0 ? style.paint(misfires, .red) : misfires) + "\n"
  }

  /// `310 of 312   99.35 %`.
  private func figures(_ rate: Rate) -> String {
    "\(rate.hits) of \(rate.total)" + Columns.right(rate.text, 10)
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

  /// For programs: an object.
  func json(_ isSummary: Bool) -> JSONValue {
    let tallies = report.tallies.map { tally in
      JSONValue.object([
        ("disguise", .string(tally.disguise.name)), ("hits", .integer(tally.hits)),
        ("caught", .integer(tally.caught)),
        ("caught_percent", .number(tally.caughtRate.percent)), ("held", .integer(tally.held)),
        ("still_held", .integer(tally.stillHeld)),
        ("still_held_percent", .number(tally.heldRate.percent)),
        ("misses", .integer(tally.misses)), ("misfires", .integer(tally.misfires)),
      ])
    }
    var members: [(String, JSONValue)] = [
      ("disguises", .array(tallies)), ("caught_percent", .number(report.caughtRate.percent)),
    ]
    if !isSummary { members.append(("failures", .array(report.failures.map(tree)))) }
    return .object(members)
  }

  private func tree(_ failure: DisguiseFailure) -> JSONValue {
    let patterns = failure.patterns.map { pattern in
      JSONValue.object([("source", .string(pattern.source)), ("place", .string(pattern.place))])
    }
    return .object(
      [("rule", .string(failure.rule)), ("kind", .string(failure.isHit ? "hit" : "miss"))]
        + places.members(failure.example.range) + [
          ("disguise", .string(failure.disguise.name)), ("text", .string(failure.text)),
          ("fold", .string(failure.fold)), ("held", .bool(failure.isHeld)),
          ("reasons", .array(failure.reasons.map { $0.json(places) })),
          ("patterns", .array(patterns)), ("limits", .strings(failure.limits)),
        ])
  }
}
