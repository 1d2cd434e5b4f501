package import Corpora
import Measurement
package import ScreeningEngine

/// Writes a learned lexicon as a list file.
package struct LexiconFile: Sendable {
  private let lexicon: LearnedLexicon
  private let options: LearningOptions

  package init(_ lexicon: LearnedLexicon, options: LearningOptions) {
    self.lexicon = lexicon
    self.options = options
  }

  /// `click-farming.zh.tsv`.
  package var fileName: String { "\(lexicon.scope.name).\(lexicon.script.languageTag).tsv" }

  /// `learned-click-farming-zh`.
  package var lexiconName: String {
    "learned-\(lexicon.scope.name)-\(lexicon.script.languageTag)"
  }

  /// The file: a header that says how it was made, then an entry a line with its score and, in
  /// columns that are ignored, how many clusters of fraud and of ham have it.
  package func text(corpus: Corpus, rules: RuleSet) -> String {
    var text = "# \(lexicon.scope.name), \(lexicon.script.languageTag): made by weir learn.\n"
    text += "# corpus    \(CorpusHash.of(corpus)), \(corpus.messages.count) messages,"
    text += " \(corpus.sources.count) data sets\n"
    text += "# rules     \(rules.name) \(rules.version) (\(rules.hash))\n"
    text += "# options   size \(options.size), least-characters \(options.leastCharacters),"
    if options.clauseStarts { text += " clause-starts," }
    text += " min-clusters \(options.minimumClusters),"
    text += " min-sources \(options.minimumSources), most \(Self.number(options.most)),"
    text += " least \(Self.number(options.least)), at-least \(Self.number(options.atLeast)),"
    text += " up-to \(Self.number(options.upTo)), down-to \(Self.number(options.downTo)),"
    text += " lasso \(Self.number(options.lasso)), balance \(Self.number(options.balance)),"
    text += " scale \(Self.number(options.scale)), folds \(options.folds)\n"
    if !options.sourceWeights.isEmpty {
      let weights = options.sourceWeights.map { "\($0.pattern)=\(Self.number($0.weight))" }
      text += "# weights   \(weights.joined(separator: ", "))\n"
    }
    text += "# fitted to \(Self.number(lexicon.fraud.rounded())) clusters of fraud and"
    text +=
      " \(Self.number(lexicon.ham.rounded())) of ham, penalty \(Self.number(lexicon.strength))\n"
    for point in lexicon.heldOut.points {
      guard let rules = point.overall.rules.recall, let both = point.overall.together.recall
      else { continue }
      text += "# left out  recall \(Self.share(rules)) with rules alone,"
      text += " \(Self.share(both)) with these words, each with \(Self.number(point.rate * 100)) %"
      text +=
        " of ordinary messages held\(point.ordinary == .all ? "" : " (of sources with frauds)")\n"
    }
    text += "# entry, score in decibans, clusters of fraud, clusters of ham\n"
    for entry in lexicon.entries {
      text += "\(entry.text)\t\(Self.number(entry.score))"
      text += "\t\(entry.fraudClusters)\t\(entry.hamClusters)\n"
    }
    return text
  }

  private static func share(_ rate: ClusterRate) -> String {
    rate.total == 0 ? "-" : "\(number(rate.share * 100)) %"
  }

  /// At most two decimals, three digits that count for what is small.
  static func number(_ value: Double) -> String {
    if value == value.rounded() { return "\(Int(value))" }
    let scale = abs(value) < 0.1 ? 1e5 : 100
    return "\((value * scale).rounded() / scale)"
  }
}

/// A short name of a corpus that changes with any text, label or family in it.
package enum CorpusHash {
  /// 16 hexadecimal digits (64-bit FNV-1a).
  package static func of(_ corpus: Corpus) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ text: String) {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x100_0000_01B3
    }
    for message in corpus.messages {
      add(message.text)
      add(message.label.rawValue)
      add(message.source)
      message.families.forEach(add)
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
