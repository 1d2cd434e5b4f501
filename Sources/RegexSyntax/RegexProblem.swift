/// Something to say about a pattern, apart from what PCRE2 says of it.
package struct RegexProblem: Sendable, Equatable {
  package var kind: Kind
  /// Where, in bytes of the source.
  package var range: Range<Int>

  package init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }

  /// What is wrong.
  package enum Kind: Sendable, Equatable, CaseIterable {
    /// `(*UTF)`, `(*NO_JIT)` and the like at the start.
    case leadingVerb
    /// `\C`: one byte of a character.
    case singleByte
    /// `\K`: moves the start of the match.
    case matchStart
    /// `(?C)`: a callout.
    case callout
    /// More nested parentheses than PCRE2 takes.
    case tooDeep
    /// `{{name}}` inside a class or a quotation.
    case misplacedInterpolation
    /// `{{name}}` of a list without entries: it can match nothing.
    case emptyInterpolation
    /// Not understood: handed to PCRE2 as it is, without folding.
    case notUnderstood
    /// `{,3}` or `{2, 3}`: text to PCRE2 10.42, a quantifier from 10.43 on.
    case bracesAreText
    /// A literal that folds to nothing (a zero-width character, say) and is left out.
    case foldsToNothing
    /// A class so large that not every member was folded.
    case classTooLarge
  }

  /// Whether the rule language refuses the pattern for it.
  package var isError: Bool {
    switch kind {
    case .leadingVerb, .singleByte, .matchStart, .callout, .tooDeep, .misplacedInterpolation: true
    case .emptyInterpolation, .notUnderstood, .bracesAreText, .foldsToNothing, .classTooLarge: false
    }
  }

  /// One lowercase sentence without a full stop.
  package var headline: String {
    switch kind {
    case .leadingVerb: "a pattern cannot start with `(*`"
    case .singleByte: "`\\C` is not allowed in a pattern"
    case .matchStart: "`\\K` is not allowed in a pattern"
    case .callout: "callouts are not allowed in a pattern"
    case .tooDeep: "parentheses are nested more than \(RegexParser.deepestNesting) deep"
    case .misplacedInterpolation: "`{{..}}` cannot stand in a class or between `\\Q` and `\\E`"
    case .emptyInterpolation: "`{{..}}` stands for no words, so this never matches"
    case .notUnderstood: "this part of the pattern is taken as it is, without folding"
    case .bracesAreText: "these braces are text; a quantifier is `{n}`, `{n,}` or `{n,m}`"
    case .foldsToNothing: "this folds to nothing and is left out"
    case .classTooLarge: "the class is too large to fold every member"
    }
  }
}
