/// What a terminal can show: its width in columns, and whether it takes colours.
package struct TerminalStyle: Sendable {
  package var columns: Int
  package var hasColors: Bool

  package init(columns: Int = 100, hasColors: Bool = false) {
    self.columns = columns
    self.hasColors = hasColors
  }

  /// The few colours reports use.
  package enum Color: String, Sendable {
    case red = "\u{1B}[31m"
    case yellow = "\u{1B}[33m"
    case green = "\u{1B}[32m"
    case dim = "\u{1B}[2m"
    case bold = "\u{1B}[1m"
  }

  /// `text` in a colour, where the terminal has any.
  package func paint(_ text: String, _ color: Color) -> String {
    hasColors ? "\(color.rawValue)\(text)\u{1B}[0m" : text
  }
}
