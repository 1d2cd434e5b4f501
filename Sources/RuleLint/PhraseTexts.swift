import Diagnostics
import RuleCheck
import ScreeningEngine
import TextFolding

/// The folded texts of a pack's phrases, by pattern.
struct PhraseTexts {
  private var texts: [PatternID: String] = [:]
  /// Where each stands, in order.
  private(set) var places: [PatternID: [SourceRange]] = [:]

  init(_ context: LintContext) {
    for group in context.items.groups {
      switch group.content {
      case .lexicon(let index):
        for entry in context.pack.lexicons[index].entries { add(entry.phrase, context) }
      case .items(let items): add(items, context)
      }
    }
    for phrase in context.items.singlePhrases { add(phrase, context) }
  }

  func text(of pattern: PatternID) -> String? { texts[pattern] }

  var patterns: [PatternID] { texts.keys.sorted { $0.rawValue < $1.rawValue } }

  private mutating func add(_ items: [SignalItem], _ context: LintContext) {
    for item in items {
      if case .phrase(let phrase) = item { add(phrase, context) }
    }
  }

  private mutating func add(_ phrase: PhraseLiteral, _ context: LintContext) {
    guard let pattern = context.pattern(at: phrase.range) else { return }
    if texts[pattern] == nil { texts[pattern] = Folder.folded(phrase.text) }
    places[pattern, default: []].append(phrase.range)
  }
}
