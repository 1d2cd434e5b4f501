import ArgumentParser
import FileAccess
import Reporting

/// When to colour what is written.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never
}

extension TerminalStyle {
  /// The style of what is behind `descriptor`.
  ///
  /// Colours follow the user's choice; without one they are on for a terminal, unless NO_COLOR is
  /// set (no-color.org) or the terminal calls itself dumb.
  init(descriptor: Int32, choice: ColorChoice) {
    let isTerminal = ProcessEnvironment.isTerminal(descriptor)
    let hasColors: Bool
    switch choice {
    case .always: hasColors = true
    case .never: hasColors = false
    case .auto:
      let noColor = ProcessEnvironment.value(of: "NO_COLOR") ?? ""
      hasColors = isTerminal && noColor.isEmpty && ProcessEnvironment.value(of: "TERM") != "dumb"
    }
    let columns =
      ProcessEnvironment.terminalColumns(of: descriptor)
      ?? ProcessEnvironment.value(of: "COLUMNS").flatMap { Int($0) } ?? 100
    self.init(columns: min(max(columns, 40), 1000), hasColors: hasColors)
  }
}
