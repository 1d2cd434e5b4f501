/// The words of the language that are not names.
package enum Keywords {
  /// Words that begin a declaration. Reserved: wherever one stands where an item, a clause or an
  /// operand could, a new declaration begins, so a forgotten brace costs one mistake.
  package static let declarations = [
    "pack", "family", "variants", "lexicon", "signal", "condition", "rule", "thread", "adjust",
    "allow",
  ]

  /// Words between operands. Reserved.
  package static let operators = ["and", "or", "not", "near", "then", "within", "except"]

  /// Words that begin a clause of a rule and take a condition or tests. Reserved.
  package static let rulePredicates = ["when", "unless", "hit", "miss"]

  /// Every word that cannot be the name of a lexicon, signal or condition.
  package static let reserved = Set(declarations + operators + rulePredicates)

  /// Every word that can begin a clause, whatever the block.
  package static let clauses = [
    "name", "version", "prior", "title", "review", "block", "stage", "group", "score", "label",
    "refer", "when", "unless", "within", "hit", "miss", "disabled", "shadow",
  ]

  /// Words that begin a condition of their own; they may be names too.
  package static let tests = [
    "any", "all", "count", "sum", "same", "length", "script", "language", "sender", "channel",
  ]

  /// Units of the time a thread rule may take.
  package static let durations = [
    "second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks",
  ]
}
