import Diagnostics

/// Text set in columns, by display width: a Han character takes two.
enum Columns {
  /// `text` with spaces after it.
  static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(width - self.width(of: text), 0))
  }

  /// `text` with spaces before it.
  static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(width - self.width(of: text), 0)) + text
  }

  /// Words in lines of at most `width` columns below one another, with a label before the first.
  static func wrapped(
    _ words: [String], separator: String, label: String, width: Int
  ) -> String {
    let start = "  \(label)  "
    let indent = String(repeating: " ", count: start.count)
    var text = start
    var used = start.count
    for (index, word) in words.enumerated() {
      let needed = self.width(of: word) + (index > 0 ? separator.count : 0)
      if index > 0, used + needed > width {
        let end = separator.split(separator: " ").map { " " + $0 }.joined()
        text += end + "\n" + indent + word
        used = indent.count + self.width(of: word)
      } else {
        text += (index > 0 ? separator : "") + word
        used += needed
      }
    }
    return text + "\n"
  }

  private static func width(of text: String) -> Int {
    DisplayWidth.columns(of: text)
  }
}
