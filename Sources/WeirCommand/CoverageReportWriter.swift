import Diagnostics
import Reporting
import RuleTesting

/// Writes what the examples of a pack exercise.
struct CoverageReportWriter {
  private let report: CoverageReport
  private let places: SourcePlaces

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
      text += line(kind.plural, report.share(of: kind), style)
    }
    return text + line("all", report.share(), style)
  }

  private func line(_ name: String, _ share: Share, _ style: TerminalStyle) -> String {
    let isWhole = share.count == share.total
    let figures =
      Columns.left(name, 14)
      + Columns.right(
        "\(DecimalNumber.grouped(share.count)) of \(DecimalNumber.grouped(share.total))", 18)
    return "  " + figures + "  "
      + style.paint(Columns.right(share.text, 9), isWhole ? .green : .yellow) + "\n"
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
    for (label, gaps) in lines(of: group.gaps) {
      let words = gaps.map { Printable.text($0.text) }
      text += Columns.wrapped(
        words, separator: gaps.first?.kind == .alternative ? " | " : "  ", label: label,
        width: style.columns)
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

  /// For programs: the member `coverage`.
  func append(to json: inout JSONBuilder, _ isSummary: Bool) {
    json.object("coverage") { json in
      for kind in CoveragePart.Kind.allCases { append(kind.plural, report.share(of: kind), &json) }
      append("all", report.share(), &json)
      guard !isSummary else { return }
      json.array("unexercised", report.gaps) { json, gap in
        json.object { json in
          json.member("kind", gap.kind.rawValue)
          json.member("owner", gap.owner)
          json.member("text", gap.text)
          places.append(gap.range, to: &json)
        }
      }
    }
  }

  private func append(_ name: String, _ share: Share, _ json: inout JSONBuilder) {
    json.object(name) { json in
      json.member("exercised", share.count)
      json.member("total", share.total)
      json.member("percent", share.percent)
    }
  }
}
