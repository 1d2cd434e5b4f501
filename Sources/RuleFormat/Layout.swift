import Diagnostics

/// A text with the places where its lines may break, in the manner of Wadler's "A prettier printer".
///
/// Widths are display columns: a Chinese character takes two. Comments never count as width, since
/// no choice of breaks makes them shorter.
struct Layout: Sendable {
  indirect enum Kind: Sendable {
    case text(String)
    /// A line end, or, where the group around it fits its line, `flat`.
    case line(flat: String)
    /// A line end in any case.
    case hardLine
    /// A line end and an empty line; several in a row are one.
    case blankLine
    /// One of two texts, by whether the group around it is on one line.
    case either(flat: String, broken: String)
    case sequence([Layout])
    /// Lines that begin inside stand this many columns further right.
    case nest(Int, Layout)
    /// Lines that begin inside stand where this began.
    case align(Layout)
    /// On one line if it fits, else with all its own lines broken.
    case group(Layout)
    /// As many on each line as fit, a space between them.
    case fill([Layout])
    /// A comment on a line of its own.
    case ownComment(String)
    /// A comment that ends the line.
    case endComment(String)
  }

  let kind: Kind
  /// Columns if all of it stands on one line; nil where that cannot be.
  let flatWidth: Int?
  /// Columns before the first place where it may break.
  let headWidth: Int
  /// Whether there is such a place.
  let canBreak: Bool
  /// Whether a comment ends it, so that nothing may follow on its line.
  let endsInComment: Bool

  private init(
    _ kind: Kind, flatWidth: Int?, headWidth: Int, canBreak: Bool, endsInComment: Bool = false
  ) {
    self.kind = kind
    self.flatWidth = flatWidth
    self.headWidth = headWidth
    self.canBreak = canBreak
    self.endsInComment = endsInComment
  }
}

extension Layout {
  static let empty = text("")
  static let space = text(" ")
  static let hardLine = Layout(.hardLine, flatWidth: nil, headWidth: 0, canBreak: true)
  static let blankLine = Layout(.blankLine, flatWidth: nil, headWidth: 0, canBreak: true)

  static func text(_ text: String) -> Layout {
    let width = DisplayWidth.columns(of: text)
    return Layout(.text(text), flatWidth: width, headWidth: width, canBreak: false)
  }

  static func line(_ flat: String = " ") -> Layout {
    let width = DisplayWidth.columns(of: flat)
    return Layout(.line(flat: flat), flatWidth: width, headWidth: 0, canBreak: true)
  }

  static func either(flat: String, broken: String) -> Layout {
    Layout(
      .either(flat: flat, broken: broken), flatWidth: DisplayWidth.columns(of: flat),
      headWidth: DisplayWidth.columns(of: broken), canBreak: false)
  }

  static func spaces(_ count: Int) -> Layout {
    text(String(repeating: " ", count: max(0, count)))
  }

  static func ownComment(_ text: String) -> Layout {
    Layout(
      .ownComment(text), flatWidth: nil, headWidth: 0, canBreak: true, endsInComment: true)
  }

  static func endComment(_ text: String) -> Layout {
    Layout(.endComment(text), flatWidth: 0, headWidth: 0, canBreak: true, endsInComment: true)
  }

  static func sequence(_ parts: [Layout]) -> Layout {
    var flat: Int? = 0
    var head = 0
    var canBreak = false
    var endsInComment = false
    for part in parts {
      // What follows a comment stands on another line.
      if endsInComment, part.flatWidth != 0 || part.endsInComment { flat = nil }
      flat = flat.flatMap { sum in part.flatWidth.map { sum + $0 } }
      if !canBreak { head += part.headWidth }
      canBreak = canBreak || part.canBreak
      if part.flatWidth != 0 || part.endsInComment { endsInComment = part.endsInComment }
    }
    return Layout(
      .sequence(parts), flatWidth: flat, headWidth: head, canBreak: canBreak,
      endsInComment: endsInComment)
  }

  static func fill(_ items: [Layout]) -> Layout {
    guard items.count > 1 else { return items.first ?? empty }
    let flat = sequence(items.joined(by: line()))
    return Layout(
      .fill(items), flatWidth: flat.flatWidth, headWidth: flat.headWidth, canBreak: true,
      endsInComment: flat.endsInComment)
  }

  func nested(_ columns: Int = 2) -> Layout { wrapped(.nest(columns, self)) }
  var aligned: Layout { wrapped(.align(self)) }
  var grouped: Layout { wrapped(.group(self)) }

  private func wrapped(_ kind: Kind) -> Layout {
    Layout(
      kind, flatWidth: flatWidth, headWidth: headWidth, canBreak: canBreak,
      endsInComment: endsInComment)
  }

  /// Whether all of it fits one line of the page.
  var isOneLine: Bool { flatWidth.map { $0 <= Page.width } ?? false }
}

/// The measures of a page of rules.
enum Page {
  /// Columns of a line, where its texts allow.
  static let width = 100
  /// Columns by which what stands inside a block is indented.
  static let indentation = 2
}

extension [Layout] {
  /// The elements with `separator` between each two.
  func joined(by separator: Layout) -> [Layout] {
    var result: [Layout] = []
    for element in self {
      if !result.isEmpty { result.append(separator) }
      result.append(element)
    }
    return result
  }
}
