import Diagnostics
import EntityFinding
import RuleSyntax

/// Says what is wrong with an entity's arguments, at the argument.
extension PackChecker {
  mutating func report(_ error: EntityArgumentError, of entity: EntitySyntax) {
    let name = entity.name?.text ?? ""
    switch error {
    case .unknownKind: return  // The name was looked up before.
    case .missingValue: return  // The parser has said so.
    case .unknownArgument(let argument, let allowed):
      reportUnknown(argument, of: entity, allowed)
    case .repeatedArgument(let argument):
      let places = entity.arguments.compactMap(\.name).filter { $0.text == argument }
      guard let first = places.first, let last = places.dropFirst().first else { return }
      report(
        .wrongArgument, "`\(name)` has `\(argument)` twice", at: last.range,
        label: "given again here",
        secondary: [Diagnostic.Label(range: first.range, text: "first given here")],
        help: "put `|` between alternatives")
    case .tooManyValues(let argument):
      reportWrong(
        "`\(argument)` takes one value", at: values(argument, entity).dropFirst().first?.node.range,
        of: entity)
    case .unknownWord(let word, let argument, let allowed):
      reportUnknownWord(word, argument, allowed, of: entity)
    case .notANumber(let word, let argument):
      reportWrong(
        "`\(argument)` takes a number, and `\(word)` is none",
        at: place(of: word, argument, entity),
        of: entity)
    case .missingCurrency(let argument):
      let bare = values(argument, entity).first { $0.unit == nil }
      reportWrong(
        "`\(argument)` does not say in which currency", at: bare?.node.range, of: entity,
        help: "write it after the number, like `3000 CNY | 400 USD`")
    case .unknownCurrency(let unit, let argument, let allowed):
      let near = NameSuggestion.nearest(to: unit, among: allowed)
      reportWrong(
        "no currency is called `\(unit)`", at: unitPlace(unit, argument, entity), of: entity,
        help: (near.map { "did you mean `\($0)`? " } ?? "")
          + "the currencies are \(allowed.joined(separator: ", "))", replacement: near)
    case .unexpectedUnit(let unit, let argument):
      reportWrong(
        "`\(argument)` takes a number without a unit", at: unitPlace(unit, argument, entity),
        of: entity)
    case .unusableNumber(_, let argument):
      let negative = values(argument, entity).first { $0.value?.text.hasPrefix("-") == true }
      let what = negative == nil ? "that large" : "below zero"
      reportWrong(
        "`\(argument)` takes no number \(what)", at: negative?.node.range, of: entity)
    case .emptyRange(let currency):
      let bounds = currency.map { " in \($0)" } ?? ""
      reportWrong("no amount is within these bounds\(bounds)", at: nil, of: entity)
    }
  }

  private mutating func reportUnknown(
    _ argument: String, of entity: EntitySyntax, _ allowed: [String]
  ) {
    guard let token = entity.arguments.compactMap(\.name).first(where: { $0.text == argument })
    else { return }
    let name = entity.name?.text ?? ""
    let near = NameSuggestion.nearest(to: argument, among: allowed)
    let known = near == nil || allowed.count > 1 ? allowed.joined(separator: ", ") : nil
    let choice = known.map { $0.isEmpty ? "it takes none" : "it may have \($0)" }
    report(
      .unknownArgument, "`\(name)` has no argument `\(argument)`", at: token.range,
      help: [near.map { "did you mean `\($0)`?" }, choice].compactMap { $0 }
        .joined(separator: " "),
      edits: near.map { [SourceEdit(range: token.range, replacement: $0)] } ?? [])
  }

  private mutating func reportUnknownWord(
    _ word: String, _ argument: String, _ allowed: [String], of entity: EntitySyntax
  ) {
    let written = values(argument, entity).first { $0.value?.plainText == word }
    // A number where a word is wanted is found by its kind: its text is not that of the error.
    let quantity = written ?? values(argument, entity).first { $0.value?.kind == .number }
    let shown = quantity?.value?.plainText ?? word
    let near = NameSuggestion.nearest(to: word, among: allowed)
    reportWrong(
      "`\(argument)` cannot be `\(shown)`", at: quantity?.node.range, of: entity,
      help: (near.map { "did you mean `\($0)`? " } ?? "")
        + "it is one of \(allowed.joined(separator: ", "))",
      replacement: near)
  }

  private mutating func reportWrong(
    _ headline: String, at range: SourceRange?, of entity: EntitySyntax, help: String? = nil,
    replacement: String? = nil
  ) {
    var edits: [SourceEdit] = []
    if let range, let replacement { edits = [SourceEdit(range: range, replacement: replacement)] }
    report(
      .wrongArgument, headline, at: range ?? entity.node.range, help: help, edits: edits)
  }

  // MARK: - Places

  private func values(_ argument: String, _ entity: EntitySyntax) -> [QuantitySyntax] {
    entity.arguments.filter { $0.name?.text == argument }.flatMap(\.values)
  }

  private func place(
    of word: String, _ argument: String, _ entity: EntitySyntax
  ) -> SourceRange? {
    values(argument, entity).first { $0.value?.plainText == word }?.node.range
  }

  private func unitPlace(
    _ unit: String, _ argument: String, _ entity: EntitySyntax
  ) -> SourceRange? {
    values(argument, entity).compactMap(\.unit).first { $0.plainText == unit }?.range
  }
}
