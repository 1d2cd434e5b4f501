import Diagnostics

/// Decides which lines of a layout break, and puts the lines together.
///
/// O(size of the layout): whether a group fits is asked once, by its width and by that of what
/// follows it up to the next place to break.
struct LayoutPrinter {
  private(set) var lines: [FormattedLine] = []

  /// What is still to print, the next last.
  private var waiting: [Step] = []
  private var current = FormattedLine()
  private var column = 0

  private struct Step {
    var layout: Layout
    var indentation: Int
    var isFlat: Bool
    /// Of a fill, the item that comes next.
    var item = 0
  }

  /// The lines of `layout`.
  static func lines(of layout: Layout) -> [FormattedLine] {
    var printer = LayoutPrinter()
    printer.waiting = [Step(layout: layout, indentation: 0, isFlat: false)]
    while let step = printer.waiting.popLast() { printer.print(step) }
    printer.endLine()
    return printer.lines
  }

  private mutating func print(_ step: Step) {
    switch step.layout.kind {
    case .text(let text): append(text, step)
    case .either(let flat, let broken): append(step.isFlat ? flat : broken, step)
    case .line(let flat):
      if step.isFlat, !current.isClosed { append(flat, step) } else { startLine(step.indentation) }
    case .hardLine: startLine(step.indentation)
    case .blankLine:
      startLine(step.indentation)
      if let last = lines.last, !last.isBlank { lines.append(FormattedLine()) }
    case .sequence(let parts):
      for part in parts.reversed() { push(part, step, isFlat: step.isFlat) }
    case .nest(let columns, let inner):
      var inside = step
      inside.indentation += columns
      push(inner, inside, isFlat: step.isFlat)
    case .align(let inner):
      var inside = step
      inside.indentation = current.isClosed || current.isBlank ? current.indentation : column
      push(inner, inside, isFlat: step.isFlat)
    case .group(let inner): push(inner, step, isFlat: step.isFlat || fits(inner))
    case .fill(let items): printNextItem(of: items, step)
    case .ownComment(let comment):
      startLine(step.indentation)
      current.comment = comment
    case .endComment(let comment):
      if current.isClosed { startLine(step.indentation) }
      current.comment = comment
    }
  }

  private mutating func push(_ layout: Layout, _ step: Step, isFlat: Bool) {
    waiting.append(Step(layout: layout, indentation: step.indentation, isFlat: isFlat))
  }

  private mutating func printNextItem(of items: [Layout], _ step: Step) {
    let item = items[step.item]
    if step.item + 1 < items.count {
      var rest = step
      rest.item += 1
      waiting.append(rest)
    }
    guard step.item > 0 else {
      push(item.grouped, step, isFlat: step.isFlat)
      return
    }
    let isLast = step.item + 1 == items.count
    let fitsHere =
      !current.isClosed
      && (step.isFlat || fits(item, after: 1, before: isLast ? widthOfRest : 0))
    if fitsHere { append(" ", step) } else { startLine(step.indentation) }
    push(item.grouped, step, isFlat: step.isFlat)
  }

  private func fits(_ layout: Layout) -> Bool { fits(layout, after: 0, before: widthOfRest) }

  private func fits(_ layout: Layout, after lead: Int, before rest: Int) -> Bool {
    guard let width = layout.flatWidth, !current.isClosed else { return false }
    return column + lead + width + rest <= Page.width
  }

  /// Columns of what follows up to where the line may end.
  private var widthOfRest: Int {
    var width = 0
    for step in waiting.reversed() {
      if case .fill = step.layout.kind, step.item > 0 {
        guard step.isFlat else { return width }
        continue
      }
      width += step.isFlat ? step.layout.flatWidth ?? 0 : step.layout.headWidth
      if !step.isFlat, step.layout.canBreak { return width }
    }
    return width
  }

  // MARK: - Lines

  private mutating func append(_ text: String, _ step: Step) {
    if current.isClosed { startLine(step.indentation) }
    // Spaces between two things say nothing at the start of a line.
    guard !text.isEmpty, !current.code.isEmpty || text.contains(where: { $0 != " " }) else {
      return
    }
    current.code += text
    column += DisplayWidth.columns(of: text)
  }

  /// Ends the line if there is anything on it; the next is indented by `indentation`.
  private mutating func startLine(_ indentation: Int) {
    endLine()
    current.indentation = indentation
    column = indentation
  }

  private mutating func endLine() {
    while current.code.last == " " { current.code.removeLast() }
    guard !current.isBlank else { return }
    lines.append(current)
    current = FormattedLine()
  }
}
