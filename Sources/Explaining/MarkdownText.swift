import Reporting

/// Text from rules made safe for a page of Markdown (CommonMark with GitHub's tables).
enum MarkdownText {
  /// Characters that could mean something inside a line; CommonMark lets each be escaped.
  private static let special: Set<Unicode.Scalar> = [
    "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&", "$", "#", "!",
  ]

  /// `text` as plain words on one line.
  static func plain(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    for scalar in Printable.text(text).unicodeScalars {
      if special.contains(scalar) { output.append("\\") }
      output.append(scalar)
    }
    return String(output)
  }

  /// `text` as code, byte for byte as a reader sees it; `isCell` where it stands in a table.
  ///
  /// Nothing in code is a link: the examples of rules are full of addresses nobody should follow.
  static func code(_ text: String, isCell: Bool = false) -> String {
    var shown = Printable.text(text.replacing("\n", with: "\\n"))
    // GitHub splits cells before it looks for code.
    if isCell { shown = shown.replacing("|", with: "\\|") }
    guard !shown.isEmpty else { return "(empty)" }
    let fence = String(repeating: "`", count: longestRun(of: "`", in: shown) + 1)
    let needsSpace = shown.hasPrefix("`") || shown.hasSuffix("`")
    return needsSpace ? "\(fence) \(shown) \(fence)" : fence + shown + fence
  }

  /// Lines of rules, fenced.
  static func block(_ lines: String) -> String {
    let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: lines) + 1))
    let safe = lines.split(separator: "\n", omittingEmptySubsequences: false)
      .map { Printable.text(String($0)) }.joined(separator: "\n")
    return "\(fence)weir\n\(safe)\(safe.hasSuffix("\n") ? "" : "\n")\(fence)\n"
  }

  /// An address as a link, if it is one that a reader may follow; else as code.
  static func link(_ address: String) -> String {
    let isWeb = address.hasPrefix("https://") || address.hasPrefix("http://")
    let isPlain = address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x3C && $0 != 0x3E }
    return isWeb && isPlain ? "<\(address)>" : code(address)
  }

  /// A link to a heading of the same page, by GitHub's rule for its name.
  static func link(toHeading heading: String) -> String {
    let anchor = heading.lowercased().unicodeScalars.filter {
      $0 == "-" || $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: anchor)
    return "[\(plain(heading))](#\(String(name)))"
  }

  /// A table; the columns that are `numbers` are set to the right.
  static func table(_ header: [String], _ rows: [[String]], numbers: Set<Int> = []) -> String {
    let line = header.indices.map { numbers.contains($0) ? "--:" : "---" }
    return ([header, line] + rows).map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  private static func longestRun(of character: Unicode.Scalar, in text: String) -> Int {
    var (longest, run) = (0, 0)
    for scalar in text.unicodeScalars {
      run = scalar == character ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
