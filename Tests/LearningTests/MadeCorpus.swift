import Corpora
import Diagnostics
import Learning
import RuleCompiler
import ScreeningEngine
import TestSupport

/// Rules and corpora that tests make up.
enum MadeCorpus {
  /// A message of a corpus.
  static func message(
    _ id: String, _ text: String, _ label: LabelledMessage.Label, source: String,
    families: [String] = []
  ) -> LabelledMessage {
    var message = LabelledMessage(id: id, text: text, label: label, source: source)
    message.families = families
    return message
  }

  static func corpus(_ messages: [LabelledMessage]) -> Corpus {
    var corpus = Corpus()
    corpus.messages = messages
    return corpus
  }

  /// Every message is a cluster of its own.
  static func apart(_ corpus: Corpus) -> [Int32] { corpus.messages.indices.map { Int32($0) } }

  static func pack(_ rules: String) -> CompiledPack {
    PackCompiler.compile([SourceFile(path: "made.weir", bytes: Array(rules.utf8))])
  }

  static func screened(_ corpus: Corpus, _ rules: RuleSet, evidence: Bool = false) -> ScreenedCorpus
  {
    ScreenedCorpus(corpus, rules: rules, keepsEvidence: evidence)
  }

  /// Sentences of invented words, that have nothing to do with fraud.
  static func chatter(_ random: inout SeededRandom, words: Int = 8) -> String {
    (0..<words).map { _ in syllables(&random) }.joined(separator: " ")
  }

  private static func syllables(_ random: inout SeededRandom) -> String {
    let parts = ["ba", "de", "ki", "lo", "mu", "na", "po", "ri", "su", "ta"]
    return (0..<2).map { _ in parts[Int.random(in: 0..<parts.count, using: &random)] }.joined()
  }
}
