package import Reporting
import ScreeningEngine

/// Writes the explanation of a message for people.
package struct MessageTextWriter {
  let style: TerminalStyle

  package init(style: TerminalStyle) { self.style = style }

  /// The whole text, ending in a line feed.
  package func text(of explanation: MessageExplanation) -> String {
    var output = headline(explanation.verdict)
    output += section("text") + marked(explanation)
    for match in explanation.dropped {
      output += "  left out of \(Printable.text(match.signal)): \(quoted(match.place.text))"
      output += " for its except, which finds \(quoted(match.cause.text))\n"
    }
    output += folded(explanation.fold)
    if !explanation.held.isEmpty {
      output += section("rules that held")
      for rule in explanation.held { output += text(of: rule, note: nil) }
    }
    output += scores(explanation)
    if !explanation.nearest.isEmpty {
      output += section("nearest rules that did not hold")
      for rule in explanation.nearest {
        let parts = Counted.text(rule.missing, "part")
        output += text(of: rule, note: "\(parts) missing")
      }
    }
    for place in explanation.limits {
      output +=
        "\nthe pattern at \(Printable.text(place)) reached a limit and counts as not matched\n"
    }
    return output
  }

  func section(_ title: String) -> String { "\n" + style.paint(title, .bold) + "\n" }

  /// The columns a row of text may take, beside its indent, its gutter and a name under it.
  private var textColumns: Int { max(style.columns - 12, 20) }

  private func headline(_ verdict: VerdictExplanation) -> String {
    let color: TerminalStyle.Color =
      switch verdict.level {
      case .pass: .green
      case .review: .yellow
      case .block: .red
      }
    var line = style.paint(verdict.level.name, color)
    if let family = verdict.family { line += "  \(family)" }
    line += "  \(Decibans.text(verdict.score)) decibans"
    line += ", confidence \(DecimalNumber.text(verdict.confidence, least: 2))"
    line += " with the prior of \(Decibans.text(verdict.prior))\n"
    if !verdict.labels.isEmpty { line += "labels: \(verdict.labels.joined(separator: ", "))\n" }
    if verdict.isTruncated { line += "the text was cut at the size limit\n" }
    return line
  }

  private func marked(_ explanation: MessageExplanation) -> String {
    let marks = explanation.signals.map { signal in
      MarkedText.Mark(name: signal.name, ranges: signal.places.map { $0.start..<$0.end })
    }
    return MarkedText(explanation.text, columns: textColumns)
      .rendered(marks, indent: "  ", style: style)
  }

  private func folded(_ fold: FoldExplanation) -> String {
    let removals = fold.removals.map(\.words)
    let words = removals.isEmpty ? "nothing" : removals.joined(separator: ", ")
    var output = section("folded") + "  took off: \(words)\n"
    output += MarkedText(fold.text, columns: textColumns).rendered([], indent: "  ", style: style)
    for match in fold.seenThrough {
      output += "  seen through by \(Printable.text(match.phrase)): \(quoted(match.place.text))"
      output += " has \(match.words)\n"
    }
    output += section("dense view: variants as one character, where literals are looked for")
    output += MarkedText(fold.dense, columns: textColumns).rendered([], indent: "  ", style: style)
    if let reading = fold.reading {
      output += section("read with its disguised words put together, which decided")
      output += MarkedText(reading, columns: textColumns).rendered([], indent: "  ", style: style)
    }
    let scripts = fold.scripts.isEmpty ? "none" : fold.scripts.joined(separator: ", ")
    return output
      + "\n\(Counted.text(fold.tokens, "token")); script: \(scripts); sender: \(fold.sender)\n"
  }

  private func scores(_ explanation: MessageExplanation) -> String {
    guard !explanation.families.isEmpty else {
      return section("scores") + "  no rule with a score held\n"
    }
    var output = section("scores")
    for family in explanation.families {
      output += "  \(family.name)  \(Decibans.text(family.score))  \(standing(of: family))\n"
      for contribution in family.contributions {
        let score = Decibans.signed(contribution.score)
        guard let winner = contribution.outvotedBy else {
          let group = contribution.group.map { ", group \($0)" } ?? ""
          output += "    \(score)  \(contribution.rule)\(group)\n"
          continue
        }
        let group = contribution.group.map { " in group \($0)" } ?? ""
        let line = "    (\(score))  \(contribution.rule), out-voted by \(winner)\(group)"
        output += style.paint(line, .dim) + "\n"
      }
    }
    return output
  }

  private func standing(of family: FamilyExplanation) -> String {
    let review = Decibans.text(family.review)
    let block = Decibans.text(family.block)
    if family.score >= family.block { return "at or above block at \(block)" }
    if family.score >= family.review { return "at or above review at \(review), below \(block)" }
    let short = Decibans.text(family.review - family.score)
    return "\(short) short of review at \(review)"
  }
}

/// Scores as people read them.
enum Decibans {
  static func text(_ value: Double) -> String { DecimalNumber.text(value, least: 1) }

  /// With a sign, so that a sum reads as one.
  static func signed(_ value: Double) -> String { value < 0 ? text(value) : "+\(text(value))" }
}

extension FoldExplanation.SeenThrough {
  /// What hid the phrase.
  var words: String {
    switch (isSplit, isSubstituted) {
    case (true, true): "separators between its characters and variants for some"
    case (false, true): "variants for some of its characters"
    case (_, false): "separators between its characters"
    }
  }
}

extension FoldExplanation.Removal {
  /// `2 zero-width characters`.
  var words: String {
    switch kind {
    case .zeroWidth: Counted.text(count, "zero-width character")
    case .mixedScriptWords:
      Counted.text(count, "word of mixed scripts", plural: "words of mixed scripts")
    case .invalidSequences: Counted.text(count, "invalid UTF-8 sequence")
    case .marks: Counted.text(count, "combining mark")
    case .styled: Counted.text(count, "styled character")
    }
  }
}
