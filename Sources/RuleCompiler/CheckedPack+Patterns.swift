package import RegexSyntax
package import RuleCheck

extension CheckedPack {
  /// A regular expression as PCRE2 is given it, with its tree: folded, `\b` rewritten, lexicons put
  /// in.
  package func rewritten(_ literal: PatternLiteral) -> RewrittenRegex {
    RegexLowering(pack: self).rewritten(literal)
  }
}
