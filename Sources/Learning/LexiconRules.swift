/// Writes the rules that use a learned lexicon: complete with examples, so that a strict check
/// passes.
package struct LexiconRules: Sendable {
  private let lexicon: LearnedLexicon
  private let options: LearningOptions
  private let file: LexiconFile

  package init(_ lexicon: LearnedLexicon, options: LearningOptions) {
    self.lexicon = lexicon
    self.options = options
    file = LexiconFile(lexicon, options: options)
  }

  /// The declarations that put the file at `path` (seen from the rule file) to use. `corpus` is the
  /// hash of what it was learned from.
  package func text(path: String, corpus: String) -> String {
    let name = file.lexiconName
    let examples = LexiconExamples(lexicon)
    var text = "lexicon \(name) from \"\(path)\"\n\n"
    text += rule(
      name: name, title: ("Many words of the script (learned)", "大量话术用词（统计所得）"),
      score: "sum(\(name)) up to \(LexiconFile.number(options.upTo))",
      when: "sum(\(name)) >= \(LexiconFile.number(options.atLeast))", corpus: corpus,
      hit: examples.reaching(options.atLeast), miss: examples.short(of: options.atLeast))
    guard options.downTo > 0, let hit = examples.falling(to: -options.downTo) else { return text }
    let bound = "-\(LexiconFile.number(options.downTo))"
    text += "\n"
    text += rule(
      name: "\(name)-against", title: ("Many words of lawful messages (learned)", "大量正常用词（统计所得）"),
      score: bound, when: "sum(\(name)) <= \(bound)", corpus: corpus, hit: hit,
      miss: examples.short(above: -options.downTo))
    return text
  }

  private func rule(
    name: String, title: (en: String, zh: String), score: String, when: String, corpus: String,
    hit: String?, miss: String?
  ) -> String {
    var text = "rule \(name) in \(home) {\n"
    text += "  title   en \"\(title.en)\"  zh \"\(title.zh)\"\n"
    text += "  stage   credibility\n"
    text += "  group   learned-words\n"
    text += "  score   \(score)\n"
    text += "  when    \(when)\n"
    text += "  refer   \"weir learn, corpus \(corpus)\"\n"
    if let hit { text += "  hit     \"\(hit)\"\n" }
    if let miss { text += "  miss    \"\(miss)\"\n" }
    return text + "}\n"
  }

  /// Where the rules stand.
  private var home: String {
    switch lexicon.scope {
    case .family(_, let name): name
    case .all: "all"
    }
  }
}
