import Diagnostics
import RuleCheck
import ScreeningEngine

/// W0303: phrases that another phrase of the same union covers.
///
/// Sound where it speaks: wherever the one is found the other is, and taking the first out changes
/// no result. (One exception is let pass: a space of an exact phrase also matches a line feed, which
/// the same phrase made loose does not pass over alone.)
enum CoveredPhrases {
  static func diagnostics(_ context: LintContext) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var reported: Set<SourceRange> = []
    for group in context.items.groups {
      let phrases = GroupPhrases(group, context)
      for covered in phrases.covered() where reported.insert(covered.phrase.range).inserted {
        found.append(diagnostic(covered, group, context))
      }
    }
    return found
  }

  /// A phrase, and one that covers it.
  struct Covered {
    var phrase: GroupPhrases.Phrase
    var by: GroupPhrases.Phrase
  }

  private static func diagnostic(
    _ covered: Covered, _ group: ItemGroup, _ context: LintContext
  ) -> Diagnostic {
    let (phrase, by) = (covered.phrase, covered.by)
    let why: String
    if phrase.pattern == by.pattern {
      why = "folds to the same as \(shown(by))"
    } else if by.isLoose, phrase.bare == by.bare {
      why = "is found by \(shown(by)) too"
    } else {
      why = "is found only where \(shown(by)) is"
    }
    return Diagnostic(
      .phraseCovered, .warning, "\(shown(phrase)) of the \(group.name) \(why)", at: phrase.range,
      label: "says nothing more",
      secondary: [Diagnostic.Label(range: by.range, text: "covers it")], help: "take it out",
      edits: ItemRemoval.edit(
        of: phrase.range, isLoose: phrase.isLoose, in: context.pack.files
      ).map { [$0] } ?? [])
  }

  private static func shown(_ phrase: GroupPhrases.Phrase) -> String {
    let text = phrase.literal.text
    let shortened = text.count > 40 ? "\(text.prefix(40))…" : text
    let start = (phrase.isLoose ? "~" : "") + (phrase.startsClause ? "^" : "")
    return "`\(start)\(shortened)\(phrase.takesRest ? "*" : "")`"
  }
}
