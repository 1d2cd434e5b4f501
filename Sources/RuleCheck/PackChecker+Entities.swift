import Diagnostics
import EntityFinding
import RuleSyntax

extension PackChecker {
  /// The entities of the language.
  static var entities: [String] { EntityKind.allCases.map(\.rawValue) + [disguise] }

  private static var disguise: String { "disguise" }

  /// An entity where spans are asked for by `use`; nil, reported, if it cannot be one.
  mutating func entity(_ syntax: EntitySyntax, use: String) -> SignalItem? {
    guard let name = entityName(syntax) else { return nil }
    guard name != Self.disguise else {
      _ = disguise(syntax)
      report(
        .conditionWhereSpansNeeded,
        "\(use) needs something with spans, and `@disguise` has none", at: syntax.node.range,
        label: "counts over the whole message",
        help: "join it with `and`, or declare a `condition` that holds it")
      return nil
    }
    guard let arguments = arguments(of: syntax) else { return nil }
    switch EntityQuery.make(kind: name, arguments: arguments) {
    case .success(let query): return .entity(query, syntax.node.range)
    case .failure(let error):
      report(error, of: syntax)
      return nil
    }
  }

  /// `@disguise(..)` where presence is asked for; nil for another entity, or a mistake.
  mutating func disguiseOperand(_ expression: ExpressionSyntax) -> SpanOperand? {
    guard case .entity(let syntax) = expression.form, Self.isDisguise(expression),
      let query = disguise(syntax)
    else { return nil }
    return SpanOperand(items: [.disguise(query, expression.range)], range: expression.range)
  }

  static func isDisguise(_ expression: ExpressionSyntax) -> Bool {
    guard case .entity(let syntax) = expression.form else { return false }
    return syntax.name?.text == "@" + disguise
  }

  /// The name after `@`; nil, reported, if there is no such entity.
  private mutating func entityName(_ syntax: EntitySyntax) -> String? {
    guard let token = syntax.name else { return nil }
    let name = String(token.text.dropFirst())
    guard !Self.entities.contains(name) else { return name }
    let near = NameSuggestion.nearest(to: name, among: Self.entities)
    report(
      .unknownEntity, "there is no entity `@\(name)`", at: token.range,
      help: (near.map { "did you mean `@\($0)`? " } ?? "")
        + "the entities are \(Self.entities.map { "@" + $0 }.joined(separator: ", "))",
      edits: near.map { [SourceEdit(range: token.range, replacement: "@" + $0)] } ?? [])
    return nil
  }

  /// The arguments as written; nil where one is not whole, which has been reported.
  private func arguments(of syntax: EntitySyntax) -> [EntityQuery.Argument]? {
    var result: [EntityQuery.Argument] = []
    for argument in syntax.arguments {
      guard let name = argument.name else { return nil }
      let values = argument.values.map(Self.value)
      guard !values.isEmpty, !values.contains(nil) else { return nil }
      result.append((name.text, values.compactMap { $0 }))
    }
    return result
  }

  private static func value(_ quantity: QuantitySyntax) -> EntityArgumentValue? {
    guard let token = quantity.value else { return nil }
    switch token.kind {
    case .number: return Double(token.text).map { .number($0, unit: quantity.unit?.plainText) }
    case .word, .hanWord, .string: return .word(token.plainText)
    default: return nil  // A word the lexer has reported.
    }
  }

  // MARK: - Disguises

  private mutating func disguise(_ syntax: EntitySyntax) -> DisguiseQuery? {
    guard let arguments = arguments(of: syntax) else { return nil }
    var query = DisguiseQuery()
    var seen: Set<String> = []
    for (argument, place) in zip(arguments, syntax.arguments) {
      guard DisguiseQuery.argumentNames.contains(argument.name) else {
        report(
          .unknownArgument(argument.name, allowed: DisguiseQuery.argumentNames), of: syntax)
        return nil
      }
      guard seen.insert(argument.name).inserted else {
        report(.repeatedArgument(argument.name), of: syntax)
        return nil
      }
      if argument.name == "kind" {
        guard let kinds = disguiseKinds(argument, of: syntax) else { return nil }
        query.kinds = kinds
      } else {
        guard place.values.count == 1 else {
          report(.tooManyValues(argument.name), of: syntax)
          return nil
        }
        if let unit = place.values[0].unit {
          report(.unexpectedUnit(unit.plainText, argument: argument.name), of: syntax)
          return nil
        }
        guard let least = wholeNumber(place.values[0].value, in: 1...1_000_000) else { return nil }
        query.atLeast = least
      }
    }
    return query
  }

  private mutating func disguiseKinds(
    _ argument: EntityQuery.Argument, of syntax: EntitySyntax
  ) -> Set<DisguiseQuery.Kind>? {
    var kinds: Set<DisguiseQuery.Kind> = []
    for value in argument.value {
      guard case .word(let word) = value, let kind = DisguiseQuery.Kind(rawValue: word) else {
        let known = DisguiseQuery.Kind.allCases.map(\.rawValue)
        var written = ""
        if case .word(let word) = value { written = word }
        report(.unknownWord(written, argument: argument.name, allowed: known), of: syntax)
        return nil
      }
      kinds.insert(kind)
    }
    return kinds
  }
}
