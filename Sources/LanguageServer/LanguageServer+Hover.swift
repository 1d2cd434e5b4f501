import Diagnostics
import JSON
import RuleSyntax

/// What is known of a place.
extension LanguageServer {
  mutating func hover(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let spot = try spot(parameters)
    let (text, range) = thing(at: spot)
    var parts = [text].compactMap { $0 }
    let uri = parameters["textDocument"]?["uri"]?.text ?? ""
    let mistakes = mistakes(at: spot, uri: uri)
    parts += mistakes.map { Self.explanation(of: $0) }
    guard !parts.isEmpty else { return .null }
    let place = range ?? mistakes.first?.primary.range
    let value = parts.joined(separator: "\n\n---\n\n")
    return .members([
      "contents": [
        "kind": client.takesMarkdown ? "markdown" : "plaintext",
        "value": .string(client.takesMarkdown ? value : Markdown.plain(value)),
      ],
      "range": place.map { json($0, in: spot.file.text) },
    ])
  }

  /// What stands at a place: a name, an entity, a literal or a keyword.
  private func thing(at spot: Spot) -> (text: String?, range: SourceRange?) {
    let writer = HoverText(analysis: spot.analysis)
    if let occurrence = spot.file.occurrence(at: spot.offset),
      let text = writer.markdown(of: occurrence.symbol)
    {
      return (text, occurrence.range)
    }
    guard let token = spot.file.token(at: spot.offset) else { return (nil, nil) }
    let node = spot.file.nodes(at: spot.offset).last
    switch token.kind {
    case .entity: return (EntityHelp.markdown(of: String(token.text.dropFirst())), token.range)
    case .pattern, .string, .hanWord, .tilde:
      return (literal(token, node, writer), node?.kind == .phrase ? node?.range : token.range)
    case .word:
      return (
        KeywordHelp.text(of: token.text).map { "`\(token.text)`: \($0)" }, token.range
      )
    case .mixedWord, .number, .date, .pipe, .comma, .colon, .equals, .slash, .gap,
      .leftParenthesis, .rightParenthesis, .leftBrace, .rightBrace, .comparison, .unknown,
      .endOfFile:
      return (nil, nil)
    }
  }

  private func literal(
    _ token: SyntaxToken, _ node: SyntaxNode?, _ writer: HoverText
  ) -> String? {
    switch node.flatMap(ExpressionSyntax.init)?.form {
    case .phrase(let phrase): return writer.phrase(phrase)
    case .pattern(let pattern): return writer.pattern(pattern)
    default: break  // No item of a signal or condition.
    }
    switch node?.kind {
    case .example, .dialogueLine: return token.kind == .string ? writer.example(token) : nil
    default: return nil  // A title, a reference: it says what it is.
    }
  }

  private func mistakes(at spot: Spot, uri: String) -> [Diagnostic] {
    guard let place = workspace.document(uri)?.place else { return [] }
    return diagnostics(of: spot.analysis, at: place).filter {
      let range = $0.primary.range
      return range.file == spot.id && range.start <= spot.offset && spot.offset <= range.end
    }
  }

  private static func explanation(of diagnostic: Diagnostic) -> String {
    let explanation = diagnostic.code.explanation
    return """
      **\(diagnostic.code.rawValue)**: \(diagnostic.headline)

      \(explanation.finds) \(explanation.matters)

      \(Markdown.block(explanation.instead))
      """
  }
}
