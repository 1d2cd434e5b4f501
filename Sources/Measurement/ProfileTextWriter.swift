package import Reporting
import ScreeningEngine

/// Writes a profile for people.
package struct ProfileTextWriter {
  private let style: TerminalStyle
  private let top: Int

  /// `top` is how many patterns and rules to show.
  package init(style: TerminalStyle, top: Int) {
    self.style = style
    self.top = top
  }

  /// The whole report, ending in a line feed.
  package func text(of profile: Profile) -> String {
    let sections = [stages(profile), patterns(profile), rules(profile), messages(profile)]
    return sections.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func stages(_ profile: Profile) -> String {
    var text = "\(style.paint("read", .bold))  \(Counted.text(profile.messages, "message")), "
    text +=
      "\(ByteCount.text(profile.textBytes)) of text in \(DurationText.of(profile.nanoseconds)) "
    text += "on one thread\n\n"
    text += style.paint("stage            time     share   a message", .bold) + "\n"
    let total = Double(profile.nanoseconds)
    for stage in profile.stages {
      let each = stage.nanoseconds / UInt64(max(profile.messages, 1))
      text += Self.left(stage.name, 11) + Self.right(DurationText.of(stage.nanoseconds), 10)
      text += Self.right(PercentText.of(Double(stage.nanoseconds), total), 10)
      text += Self.right(DurationText.of(each), 12) + "\n"
    }
    return text
  }

  private func patterns(_ profile: Profile) -> String {
    let shown = profile.patterns.prefix(top).filter { $0.count.calls > 0 }
    guard !shown.isEmpty else { return "" }
    let tried = profile.patterns.count { $0.count.calls > 0 }
    var text = style.paint("patterns", .bold)
    text += "  \(DecimalNumber.grouped(tried)) of \(DecimalNumber.grouped(profile.patternCount)) "
    text += "were tried; the dearest:\n"
    let total = Double(profile.nanoseconds(of: .confirm))
    for (index, row) in shown.enumerated() {
      let count = row.count
      let share = PercentText.of(Double(count.nanoseconds), total)
      text += "\n\(index + 1). \(PatternText.short(Printable.text(row.source)))  "
      text += style.paint("(\(row.place), \(row.kind.rawValue))", .dim) + "\n"
      text += "   \(DurationText.of(count.nanoseconds)), \(share) of confirm; "
      text += "\(Counted.text(count.candidates, "candidate")), "
      text += "\(Counted.text(count.calls, "call")), "
      text += "\(DecimalNumber.grouped(count.matches)) confirmed; "
      text += "\(DurationText.of(count.nanoseconds / UInt64(max(count.calls, 1)))) a call, "
      text += "\(DurationText.of(count.slowest)) at most (\(Printable.text(row.slowestMessage)))\n"
      text += "   \(Printable.text(row.advice))\n"
    }
    return text
  }

  private func rules(_ profile: Profile) -> String {
    let shown = profile.rules.prefix(top)
    guard !shown.isEmpty else { return "" }
    var text = style.paint("rules", .bold)
    text += "  \(DecimalNumber.grouped(profile.rules.count)) of "
    text +=
      "\(DecimalNumber.grouped(profile.ruleCount)) were judged; the dearest, with the patterns "
    text += "that each was the first to ask for:\n"
    for (index, row) in shown.enumerated() {
      let count = row.count
      text += "\n\(index + 1). \(Printable.text(row.id))  " + style.paint("(\(row.place))", .dim)
      text += "\n   \(DurationText.of(count.nanoseconds)), of which its conditions "
      text += "\(DurationText.of(count.own)); judged on \(Counted.text(count.judged, "message")), "
      text += "held on \(DecimalNumber.grouped(count.held)); "
      text += "\(DurationText.of(count.nanoseconds / UInt64(max(count.judged, 1)))) each\n"
      text += "   \(Printable.text(row.advice))\n"
    }
    return text
  }

  private func messages(_ profile: Profile) -> String {
    guard !profile.slowest.isEmpty else { return "" }
    var text =
      style.paint("messages", .bold) + "  the slowest to judge, without fold and search:\n\n"
    for message in profile.slowest {
      text += Self.right(DurationText.of(message.nanoseconds), 11)
      text += Self.right(ByteCount.text(message.textBytes), 13)
      text += "  \(Self.left(message.verdict.name, 7)) \(Printable.text(message.name))\n"
    }
    return text
  }

  private static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.count, 0))
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(width - text.count, 0)) + text
  }
}
