package import Corpora
import Measurement
package import ScreeningEngine

/// Writes a learned lexicon as a list file, and the rule that uses it.
package struct LexiconFile: Sendable {
  private let lexicon: LearnedLexicon
  private let options: LearningOptions

  package init(_ lexicon: LearnedLexicon, options: LearningOptions) {
    self.lexicon = lexicon
    self.options = options
  }

  /// `click-farming.zh.tsv`.
  package var fileName: String { "\(lexicon.family).\(lexicon.script.languageTag).tsv" }

  /// `learned-click-farming-zh`.
  package var lexiconName: String {
    "learned-\(lexicon.family)-\(lexicon.script.languageTag)"
  }

  /// The file: a header that says how it was made, then an entry a line with its score and, in
  /// columns that are ignored, how many clusters of fraud and of ham have it.
  package func text(corpus: Corpus, rules: RuleSet) -> String {
    let report = lexicon.report
    var text = "# \(lexicon.family), \(lexicon.script.languageTag): made by weir learn.\n"
    text += "# corpus    \(CorpusHash.of(corpus)), \(corpus.messages.count) messages,"
    text += " \(corpus.sources.count) data sets\n"
    text += "# rules     \(rules.name) \(rules.version) (\(rules.hash))\n"
    text += "# options   size \(options.size), min-clusters \(options.minimumClusters),"
    text += " min-sources \(options.minimumSources), most \(Self.number(options.most)),"
    text += " least \(Self.number(options.least)), at-least \(Self.number(options.atLeast)),"
    text += " up-to \(Self.number(options.upTo)), folds \(options.folds)\n"
    text += "# fitted to \(Self.number(report.fraud.rounded())) clusters of fraud and"
    text +=
      " \(Self.number(report.ham.rounded())) of ham, penalty \(Self.number(lexicon.strength))\n"
    if let recall = report.recall {
      text += "# left out  recall \(Self.share(recall.alone)) with rules alone,"
      text += " \(Self.share(recall.together)) with these words, each with"
      text += " \(Self.number(report.rate * 100)) % of ordinary messages held\n"
    }
    text += "# entry, score in decibans, clusters of fraud, clusters of ham\n"
    for entry in lexicon.entries {
      text += "\(entry.text)\t\(Self.number(entry.score))"
      text += "\t\(entry.fraudClusters)\t\(entry.hamClusters)\n"
    }
    return text
  }

  /// The declarations that put the file at `path` (seen from the rule file) to use.
  package func snippet(path: String) -> String {
    """
    lexicon \(lexiconName) from "\(path)"

    rule \(lexiconName) in \(lexicon.family) {
      title   en "Many words of the script (learned)"  zh "大量话术用词（统计所得）"
      stage   credibility
      group   learned-words
      score   sum(\(lexiconName)) up to \(Self.number(options.upTo))
      when    sum(\(lexiconName)) >= \(Self.number(options.atLeast))
    }

    """
  }

  private static func share(_ rate: ClusterRate) -> String {
    rate.total == 0 ? "-" : "\(number(rate.share * 100)) %"
  }

  /// At most two decimals, three digits that count for what is small.
  private static func number(_ value: Double) -> String {
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
