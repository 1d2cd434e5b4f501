import ArgumentParser
import Corpora
import FileAccess
import Reporting

/// The labelled corpus of a command that learns from one: its paths and what its fields mean.
struct LabelledInput: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Labelled messages: JSON Lines files, or folders of them; - is standard input.",
      valueName: "corpus"))
  var corpora: [String]

  @Option(
    help: ArgumentHelp(
      "A file that says what the fields, labels and classes of data sets mean.",
      valueName: "file"))
  var mapping: String?

  /// Reads the corpus; what was passed by is told on standard error. Throws where nothing is left.
  func load() throws -> Corpus { try Self.load(corpora, mapping: mapping) }

  /// Reads corpora, the same way for every command. With `unlabelled`, that is what messages are
  /// of which the corpus does not say it.
  static func load(
    _ paths: [String], mapping: String?, unlabelled: LabelledMessage.Label? = nil
  ) throws -> Corpus {
    var corpus = Corpus.load(
      paths, mapping: try map(mapping), demanding: unlabelled == nil ? .labels : .messages)
    if let unlabelled {
      for index in corpus.messages.indices where !corpus.messages[index].isLabelled {
        corpus.messages[index].label = unlabelled
        corpus.messages[index].isLabelled = true
      }
    }
    for failure in corpus.failures {
      StandardError.report("cannot read \(failure.path): \(failure.reason)")
    }
    for problem in corpus.problems.prefix(5) {
      StandardError.report("\(problem.path):\(problem.line): \(problem.reason); passed by")
    }
    if corpus.skippedCount > 5 {
      StandardError.report("\(Counted.text(corpus.skippedCount, "record")) passed by")
    }
    guard !corpus.messages.isEmpty else {
      if corpus.failures.isEmpty { throw UsageError("the corpus holds no labelled message") }
      throw FileAccessError(path: paths.first ?? "", reason: "no labelled message could be read")
    }
    return corpus
  }

  private static func map(_ path: String?) throws -> DataClassMap {
    guard let path else { return DataClassMap() }
    do {
      return try DataClassMap(try DataClassMap.read(path), path: path)
    } catch let error as DataClassMap.Mistakes {
      for mistake in error.mistakes.prefix(10) {
        StandardError.report("\(path):\(mistake.line): \(mistake.reason)")
      }
      throw UsageError("the mapping file has mistakes; nothing was read")
    }
  }
}

extension Corpus {
  /// The status of a run that used what could be read.
  var status: ExitStatus { failures.isEmpty && skipped.isEmpty ? .finished : .partial }
}
