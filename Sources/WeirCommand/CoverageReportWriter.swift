import Diagnostics
import JSON
import Reporting
import RuleTesting

/// Writes what the examples of a pack exercise.
struct CoverageReportWriter {
  private let report: CoverageReport
  private let places: SourcePlaces
  /// Lines of one rule or lexicon that are written for people; what more there is, is counted.
  private static let shownLines = 20

  init(_ report: CoverageReport, places: SourcePlaces) {
    self.report = report
    self.places = places
  }

  /// For people: a paragraph for each rule, signal or lexicon with something not exercised, and the
  /// figures.
  func text(_ style: TerminalStyle, _ isSummary: Bool) -> String {
    var text = ""
    if !isSummary {
      for group in groups { text += paragraph(group, style) + "\n" }
    }
    text += "exercised by the examples\n"
    for kind in CoveragePart.Kind.allCases {
      text += line(kind.plural, report.rate(of: kind), style)
    }
    return text + line("all", report.rate(), style)
  }

  private func line(_ name: String, _ rate: Rate, _ style: TerminalStyle) -> String {
    let isWhole = rate.hits == rate.total
    let figures =
      Columns.left(name, 14)
      + Columns.right(
        "\(DecimalNumber.grouped(rate.hits)) of \(DecimalNumber.grouped(rate.total))", 18)
    return "  " + figures + "  "
      + style.paint(Columns.right(rate.text, 9), isWhole ? .green : .yellow) + "\n"
  }

  /// What is not exercised, by what it is part of, in the order of the files.
  private var groups: [(owner: String, gaps: [CoveragePart])] {
    var numbers: [String: Int] = [:]
    var groups: [(owner: String, gaps: [CoveragePart])] = []
    for gap in report.gaps {
      if let number = numbers[gap.owner] {
        groups[number].gaps.append(gap)
      } else {
        numbers[gap.owner] = groups.count
        groups.append((gap.owner, [gap]))
      }
    }
    return groups
  }

  private func paragraph(
    _ group: (owner: String, gaps: [CoveragePart]), _ style: TerminalStyle
  ) -> String {
    guard let first = group.gaps.first else { return "" }
    let place = places.text(of: first.range)
    let head = style.paint("not exercised", .yellow) + "  \(group.owner) "
    // A rule or signal that is not exercised at all stands for all its parts.
    if first.kind == .rule || first.kind == .signal {
      return head + style.paint("(\(place))", .dim) + "\n"
    }
    var text = head + style.paint("(\(place.split(separator: ":").first ?? ""))", .dim) + "\n"
    let lines = lines(of: group.gaps)
    for (label, gaps) in lines.prefix(Self.shownLines) {
      let words = gaps.map { Printable.text($0.text) }
      text += Columns.wrapped(
        words, separator: gaps.first?.kind == .alternative ? " | " : "  ", label: label,
        width: style.columns)
    }
    let rest = lines.dropFirst(Self.shownLines).reduce(0) { $0 + $1.gaps.count }
    if rest > 0 {
      let words = "  and \(DecimalNumber.grouped(rest)) more; --format json has all of them"
      text += style.paint(words, .dim) + "\n"
    }
    return text
  }

  /// Parts on one line of the file, and alternatives of one pattern, together.
  private func lines(of gaps: [CoveragePart]) -> [(label: String, gaps: [CoveragePart])] {
    var lines: [(label: String, gaps: [CoveragePart])] = []
    for gap in gaps {
      let line = places.place(of: gap.range).map { String($0.line) } ?? "?"
      let what =
        switch gap.kind {
        case .alternative: "alternatives"
        case .condition: "condition"
        case .rule, .signal, .item: ""
        }
      let label = "line \(line)" + (what.isEmpty ? "" : ", \(what)")
      if let last = lines.indices.last, lines[last].label == label, gap.kind != .condition {
        lines[last].gaps.append(gap)
      } else {
        lines.append((label, [gap]))
      }
    }
    return lines
  }

  /// For programs: an object.
  func json(_ isSummary: Bool) -> JSONValue {
    var members = CoveragePart.Kind.allCases.map { ($0.plural, tree(report.rate(of: $0))) }
    members.append(("all", tree(report.rate())))
    if !isSummary {
      let gaps = report.gaps.map { gap in
        JSONValue.object(
          [
            ("kind", .string(gap.kind.rawValue)), ("owner", .string(gap.owner)),
            ("text", .string(gap.text)),
          ] + places.members(gap.range))
      }
      members.append(("unexercised", .array(gaps)))
    }
    return .object(members)
  }

  private func tree(_ rate: Rate) -> JSONValue {
    .object([
      ("exercised", .integer(rate.hits)), ("total", .integer(rate.total)),
      ("percent", .number(rate.percent)),
    ])
  }
}
