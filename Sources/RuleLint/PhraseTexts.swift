import Diagnostics
import RuleCheck
import RuleCompiler
import ScreeningEngine
import TextFolding

/// The folded texts of a pack's phrases, by pattern.
struct PhraseTexts {
  private var texts: [PatternID: String] = [:]
  /// Where each stands, in order.
  private(set) var places: [PatternID: [SourceRange]] = [:]

  init(_ items: PackItems, of pack: CompiledPack) {
    for group in items.groups {
      switch group.content {
      case .lexicon(let index):
        for entry in pack.checked.lexicons[index].entries { add(entry.phrase, pack) }
      case .items(let items):
        for item in items {
          if case .phrase(let phrase) = item { add(phrase, pack) }
        }
      }
    }
    for phrase in items.singlePhrases { add(phrase, pack) }
  }

  func text(of pattern: PatternID) -> String? { texts[pattern] }

  var patterns: [PatternID] { texts.keys.sorted { $0.rawValue < $1.rawValue } }

  private mutating func add(_ phrase: PhraseLiteral, _ pack: CompiledPack) {
    guard let pattern = pack.patternsByPlace[phrase.range] else { return }
    // Loose and exact phrases of one text are two patterns, each with that text.
    if texts[pattern] == nil { texts[pattern] = Folder.folded(phrase.text) }
    places[pattern, default: []].append(phrase.range)
  }
}
