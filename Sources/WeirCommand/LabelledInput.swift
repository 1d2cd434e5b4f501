import ArgumentParser
import Corpora
import FileAccess

/// The labelled corpus of a command that learns from one: its paths and what its fields mean.
struct LabelledInput: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Labelled messages: JSON Lines files, or folders of them; - is standard input.",
      valueName: "corpus"))
  var corpora: [String]

  @OptionGroup var meaning: CorpusOptions

  /// Reads the corpus; throws where nothing of it can be used.
  func load() throws -> Corpus { try load(corpora) }

  /// Reads corpora. With `unlabelled`, that is what messages are of which the corpus does not say
  /// it.
  func load(_ paths: [String], unlabelled: LabelledMessage.Label? = nil) throws -> Corpus {
    var corpus = try meaning.load(paths, demanding: unlabelled == nil ? .labels : .messages)
    if let unlabelled {
      for index in corpus.messages.indices where !corpus.messages[index].isLabelled {
        corpus.messages[index].label = unlabelled
        corpus.messages[index].isLabelled = true
      }
    }
    guard corpus.messages.isEmpty else { return corpus }
    // What could not be read has been told; the status must say so too.
    guard corpus.failures.isEmpty else {
      try ExitStatus.partial.end()
      return corpus
    }
    throw UsageError(Corpus.nothingLabelled)
  }
}

extension Corpus {
  /// What is said of a corpus without labels.
  static let nothingLabelled =
    "the corpus holds no labelled message: its records need a `label` of fraud, spam or ham, or "
    + "--mapping says what their fields and classes mean"

  /// The status of a run that used what could be read.
  var status: ExitStatus { isComplete ? .finished : .partial }
}
