import Reporting
import ScreeningEngine

/// Rules and their conditions as trees.
extension MessageTextWriter {
  /// A rule with its `when` and those `unless` that keep it from holding.
  func text(of rule: RuleFinding, note: String?) -> String {
    var head = "  " + style.paint(rule.id, rule.holds ? .green : .bold)
    if let score = rule.score { head += "  \(Decibans.signed(score))" }
    if let stage = rule.stage { head += "  \(stage)" }
    if let note { head += "  \(note)" }
    if let status = rule.status.note { head += "  \(status)" }
    head += "  " + style.paint("(\(Printable.text(rule.place)))", .dim) + "\n"
    if let title = rule.title { head += "    \(Printable.text(title))\n" }
    var output = head
    if let chain = rule.chain {
      output += text(of: chain)
    } else {
      output += "    when\n" + tree(rule.when, depth: 3)
    }
    for unless in rule.unless { output += "    unless\n" + tree(unless, depth: 3) }
    return output
  }

  private func text(of chain: ChainFinding) -> String {
    var output = "    messages of one thread, within \(Duration.text(seconds: chain.duration))\n"
    for (index, step) in chain.steps.enumerated() {
      output += "      step \(index + 1), by \(step.side)"
      output += step.isOfSide ? "\n" : ": not the side of this message\n"
      output += tree(step.part, depth: 4)
    }
    for message in chain.earlier {
      output += "      with \(Printable.text(message.message)): \(Printable.text(message.signal))\n"
    }
    return output
  }

  private func tree(_ part: PartFinding, depth: Int) -> String {
    let indent = String(repeating: "  ", count: depth)
    let value = part.holds ? style.paint("true ", .green) : style.paint("false", .red)
    let text = part.form.heading(children: part.children.count) ?? part.text
    var output = indent + value + "  " + Printable.text(text)
    // A part that is one signal needs no list of its signals below it.
    if part.signals.count == 1, let only = part.signals.first {
      if !only.found.isEmpty { output += "  " + style.paint(found(only), .dim) }
      output += left(only)
    }
    if let note = MeasureText.text(of: part) { output += "  (\(note))" }
    output += "\n"
    if part.signals.count > 1 {
      for signal in part.signals {
        output += indent + "       "
        output += signal.found.isEmpty ? style.paint("absent ", .red) : "found  "
        output += Printable.text(signal.name)
        if !signal.found.isEmpty { output += "  " + style.paint(found(signal), .dim) }
        output += left(signal) + "\n"
      }
    }
    for gap in part.gaps {
      output += indent + "       gap    " + Printable.text(gap.text)
      output += "  (\(gap.steps.map(MeasureText.text).joined(separator: "; ")))\n"
    }
    for child in part.children { output += tree(child, depth: depth + 1) }
    return output
  }

  private func found(_ signal: PartFinding.SignalUse) -> String {
    signal.found.map(quoted).joined(separator: " ")
  }

  /// What an `except` left out of a signal.
  private func left(_ signal: PartFinding.SignalUse) -> String {
    guard !signal.dropped.isEmpty else { return "" }
    return "  " + style.paint("left out: ", .yellow)
      + style.paint(signal.dropped.map(quoted).joined(separator: " "), .dim)
  }

  func quoted(_ text: String) -> String { "\u{201C}\(Printable.text(text))\u{201D}" }
}

/// Lengths of time as rules write them.
enum Duration {
  /// In the largest unit that divides it: `7 days`.
  static func text(seconds: Int64) -> String {
    let units: [(Int64, String)] = [
      (86_400, "day"), (3600, "hour"), (60, "minute"), (1, "second"),
    ]
    let unit = units.first { seconds.isMultiple(of: $0.0) } ?? (1, "second")
    return Counted.text(Int(clamping: seconds / unit.0), unit.1)
  }
}

/// What a part of a condition found against what it asks for.
enum MeasureText {
  /// nil where there is nothing to add to the parts that are found or absent.
  static func text(of part: PartFinding) -> String? {
    let isWhole = part.signals.allSatisfy { !$0.found.isEmpty }
    return switch part.measure {
    case .none: nil
    case .distance(nil, _): isWhole ? "not so at any distance" : nil
    case .distance(let least?, let limit):
      part.holds
        ? "\(Counted.text(least, "token")) between, at most \(limit)"
        : "\(Counted.text(least, "token")) between, \(least - limit) more than \(limit)"
    case .window(let found, let wanted, let least, let limit):
      window(found, of: wanted, least: least, limit: limit)
    case .number(let found, let comparison, let wanted):
      "found \(DecimalNumber.text(found, least: 0)), asks for \(comparison.sign) "
        + DecimalNumber.text(wanted, least: 0)
    }
  }

  /// How two neighbours of a gap stand.
  static func text(of step: MessageExamination.GapStep) -> String {
    guard let distance = step.distance else { return "never in that order" }
    let tokens = "\(Counted.text(distance, "token")) between"
    if step.crossesSentence { return tokens + ", and a sentence ends there" }
    let over = distance - step.limit
    return tokens + (over > 0 ? ", \(over) more than \(step.limit)" : ", at most \(step.limit)")
  }

  private static func window(_ found: Int, of wanted: Int, least: Int?, limit: Int) -> String {
    let here = "\(found) of \(wanted) in one window of \(Counted.text(limit, "token"))"
    guard let least else { return here + ", never enough" }
    return here + (least > limit ? "; it would take \(least)" : "; \(least) are enough")
  }
}

extension Comparison {
  /// As it is written in a rule.
  var sign: String {
    switch self {
    case .less: "<"
    case .lessOrEqual: "<="
    case .equal: "=="
    case .notEqual: "!="
    case .greaterOrEqual: ">="
    case .greater: ">"
    }
  }
}
