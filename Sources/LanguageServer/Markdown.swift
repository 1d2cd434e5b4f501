/// The little Markdown that hovers are written in.
enum Markdown {
  /// Text of a user, with nothing in it that means something in Markdown.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if "\\`*_{}[]<>#|".contains(character) { result.append("\\") }
      result.append(character == "\n" ? " " : character)
    }
    return result
  }

  /// Text of a user as code on one line.
  static func code(_ text: String) -> String {
    let line = String(text.map { $0.isNewline ? " " : $0 })
    // The fence must be longer than any run of backticks inside.
    guard line.contains("`") else { return "`\(line)`" }
    return "``` \(line) ```"
  }

  /// Rule text as a block, at most `mostLines` lines of it.
  static func block(_ source: String, mostLines: Int = 14) -> String {
    var lines = source.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in line.count > 160 ? line.prefix(160) + "…" : String(line) }
    if lines.count > mostLines { lines = lines.prefix(mostLines - 1) + ["  …"] }
    return "```weir\n" + lines.joined(separator: "\n") + "\n```"
  }

  /// The text for a client that shows no Markdown.
  static func plain(_ markdown: String) -> String {
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    let kept = lines.filter { !$0.hasPrefix("```") || $0.dropFirst(3).contains("`") }
    return kept.joined(separator: "\n").replacing("**", with: "").replacing("`", with: "")
      .replacing("\\", with: "")
  }
}
