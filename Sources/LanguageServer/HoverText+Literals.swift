import RuleSyntax
import TextFolding

/// Phrases, patterns and the texts of examples.
extension HoverText {
  /// What a text in quotes, or a bare word, looks for.
  func phrase(_ phrase: PhraseSyntax) -> String? {
    guard let decoded = phrase.decoded, !decoded.text.isEmpty else { return nil }
    var lines = [
      phrase.isLoose
        ? "**loose phrase**: variants, and separators between characters, are allowed."
        : "**phrase**: found as it stands in the fold, between edges."
    ]
    if decoded.startsClause { lines.append("Only where a clause begins.") }
    if decoded.takesRest { lines.append("It also takes the letters and digits that follow.") }
    lines += fold(of: decoded.text)
    return lines.joined(separator: "\n\n")
  }

  /// A text of `hit` or `miss`.
  func example(_ token: SyntaxToken) -> String {
    (["**example**: a message as it comes in."] + fold(of: token.plainText))
      .joined(separator: "\n\n")
  }

  func pattern(_ pattern: PatternSyntax) -> String {
    if pattern.isBytes { return "**pattern** over the bytes of the original text, without UTF." }
    if pattern.isRaw { return "**pattern** over the original text: case and disguises kept." }
    return "**pattern** (PCRE2) over the fold: never minds case, full width or Traditional forms; "
      + "`\\b` is the edge of a word in any script."
  }

  /// The fold of a text, where it differs.
  private func fold(of text: String) -> [String] {
    let folded = Folder.folded(text)
    guard folded != text else { return [] }
    return folded.isEmpty ? ["It folds to nothing."] : ["Folds to \(Markdown.code(folded))"]
  }
}
