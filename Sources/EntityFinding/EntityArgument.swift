/// A value in the arguments of an entity, as the rule's syntax gives it.
package enum EntityArgumentValue: Sendable, Hashable {
  /// `3000 CNY`, `5`, `10 %`.
  case number(Double, unit: String?)
  /// `hour`, `wechat`, `yes`.
  case word(String)
}

/// What is wrong with the arguments of an entity. The words to choose from are sorted, for a
/// diagnostic that suggests one.
package enum EntityArgumentError: Error, Sendable, Hashable {
  /// No entity has that name.
  case unknownKind(String, known: [String])
  /// The kind has no such argument; `allowed` is empty if it has none at all.
  case unknownArgument(String, allowed: [String])
  /// The argument stands there twice.
  case repeatedArgument(String)
  /// The argument has no value.
  case missingValue(String)
  /// The argument takes one value only.
  case tooManyValues(String)
  /// A number was given where a word is wanted, or no such word is known.
  case unknownWord(String, argument: String, allowed: [String])
  /// A word was given where a number is wanted.
  case notANumber(String, argument: String)
  /// A sum of money without its currency.
  case missingCurrency(argument: String)
  /// No currency is called that.
  case unknownCurrency(String, argument: String, allowed: [String])
  /// A unit where none belongs (`at-least: 5 CNY` of `@percent`).
  case unexpectedUnit(String, argument: String)
  /// A number below zero or none at all.
  case unusableNumber(Double, argument: String)
  /// No amount can be both: at least more than at most.
  case emptyRange(currency: String?)
}
