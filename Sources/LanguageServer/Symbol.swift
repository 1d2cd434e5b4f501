import Diagnostics

/// What a name in a rule file names: two places with equal symbols mean the same thing.
struct Symbol: Hashable, Sendable {
  var space: Space
  var name: String

  enum Space: Hashable, Sendable {
    /// Lexicons, signals and conditions share one name space.
    case value
    case family
    /// Rules of one family; `all` for rules in all, the empty text for rules in none.
    case rule(family: String)
    /// Groups of one family, named as in `rule`.
    case group(family: String)
    case label
  }

  /// The name as messages show it: `family/rule` of a rule.
  var title: String {
    if case .rule(let family) = space, !family.isEmpty { return "\(family)/\(name)" }
    return name
  }
}

/// A place where a symbol is named.
struct Occurrence: Sendable {
  var symbol: Symbol
  var range: SourceRange
  var isDeclaration: Bool
}

/// A declaration of a file, for outlines and for what is said of a name.
struct Declaration: Sendable {
  enum Kind: Sendable {
    case pack, family, variants, lexicon, signal, condition, rule, threadRule, adjustment, allowance
  }
  var kind: Kind
  /// nil for a declaration without a name of its own.
  var symbol: Symbol?
  /// As an outline shows it.
  var title: String
  /// What an outline says beside it; may be empty.
  var detail: String
  /// From its keyword to its end.
  var range: SourceRange
  /// Its name, or its keyword.
  var nameRange: SourceRange
}
