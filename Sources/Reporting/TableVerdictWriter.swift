import Diagnostics
package import Messages
package import ScreeningEngine

/// Writes verdicts as a table for a terminal: one row a message, columns aligned by display width.
///
/// Nothing of a message reaches the terminal that could steer it: controls and marks of direction
/// become spaces, invalid UTF-8 becomes U+FFFD.
package struct TableVerdictWriter: VerdictWriter {
  private let ruleSet: RuleSet
  private let names: RecordNames
  private let style: TerminalStyle
  private let familyColumns: Int

  private static let levelColumns = 7
  private static let scoreColumns = 6
  private static let idColumns = 16

  package init(ruleSet: RuleSet, names: RecordNames, style: TerminalStyle) {
    self.ruleSet = ruleSet
    self.names = names
    self.style = style
    let longest = ruleSet.families.map { DisplayWidth.columns(of: $0.name) }.max() ?? 0
    familyColumns = min(max(longest, 6), 24)
  }

  package func appendHead(to output: inout [UInt8]) {
    var head: [UInt8] = []
    appendCell("verdict", columns: Self.levelColumns, to: &head)
    append("score", alignedRight: Self.scoreColumns, to: &head)
    appendCell("family", columns: familyColumns, to: &head)
    appendCell("id", columns: Self.idColumns, to: &head)
    head.append(contentsOf: "text".utf8)
    let text = String(decoding: head, as: UTF8.self)
    output.append(contentsOf: style.paint(text, .dim).utf8)
    output.append(UInt8(ascii: "\n"))
  }

  package func append(
    _ verdict: borrowing Verdict, on message: Message, in batch: borrowing MessageBatch,
    to output: inout [UInt8]
  ) {
    let level = verdict.level
    let padding = String(repeating: " ", count: Self.levelColumns - level.name.utf8.count + 2)
    output.append(contentsOf: style.paint(level.name, level.color).utf8)
    output.append(contentsOf: padding.utf8)
    append(
      DecimalNumber.text(verdict.score, least: 1), alignedRight: Self.scoreColumns, to: &output)
    let family = verdict.family.map { ruleSet.families[$0.index].name } ?? "-"
    appendCell(family, columns: familyColumns, to: &output)
    let id = names.name(of: message, in: batch)
    let idEnd = appendCut(id[...], columns: Self.idColumns, to: &output)
    appendSpaces(Self.idColumns - idEnd + 2, to: &output)
    let used = Self.levelColumns + Self.scoreColumns + familyColumns + Self.idColumns + 8
    let rest = max(style.columns - used, 10)
    appendCut(batch.bytes[message.text.range], columns: rest, to: &output)
    output.append(UInt8(ascii: "\n"))
  }

  /// Appends text padded to its column, and the gap to the next.
  private func appendCell(_ text: String, columns: Int, to output: inout [UInt8]) {
    let end = appendCut(Array(text.utf8)[...], columns: columns, to: &output)
    appendSpaces(columns - end + 2, to: &output)
  }

  private func append(_ text: String, alignedRight columns: Int, to output: inout [UInt8]) {
    appendSpaces(columns - DisplayWidth.columns(of: text), to: &output)
    output.append(contentsOf: text.utf8)
    appendSpaces(2, to: &output)
  }

  private func appendSpaces(_ count: Int, to output: inout [UInt8]) {
    guard count > 0 else { return }
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
  }

  /// Appends as much of `bytes` as fits, with an ellipsis where something was left off; returns
  /// the columns taken. Looks at no more of the text than it shows.
  @discardableResult
  private func appendCut(
    _ bytes: ArraySlice<UInt8>, columns limit: Int, to output: inout [UInt8]
  ) -> Int {
    var position = bytes.startIndex
    var columns = 0
    // Where to cut should the text not fit: the last place with a column left for the ellipsis.
    var cut = (length: output.count, columns: 0)
    while position < bytes.endIndex {
      let sequence = UTF8Sequence(at: position - bytes.startIndex, in: bytes.span)
      let isUnsafe = Printable.isUnsafe(sequence.scalar)
      let width = isUnsafe ? 1 : DisplayWidth.columns(of: sequence.scalar)
      guard columns + width <= limit else {
        output.removeSubrange(cut.length...)
        output.append(contentsOf: "…".utf8)
        return cut.columns + 1
      }
      if isUnsafe {
        output.append(UInt8(ascii: " "))
      } else if sequence.isValid {
        output.append(contentsOf: bytes[position..<position + sequence.count])
      } else {
        output.append(contentsOf: UTF8Sequence.replacement)
      }
      columns += width
      if columns < limit { cut = (output.count, columns) }
      position += sequence.count
    }
    return columns
  }
}

extension Verdict.Level {
  /// The colour a level is shown in.
  package var color: TerminalStyle.Color {
    switch self {
    case .pass: .green
    case .review: .yellow
    case .block: .red
    }
  }
}
