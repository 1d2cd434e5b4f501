import ArgumentParser
import Corpora
import FileAccess
import Reporting

/// Which labelled messages, and what their classes mean: the options of the commands that measure.
struct CorpusOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What the labels and classes of the data sets mean (docs/corpora.md).", valueName: "file"))
  var mapping: String?

  /// The mapping the user named; throws for one that is wrong or cannot be read.
  func dataClassMap() throws -> DataClassMap {
    guard let mapping else { return DataClassMap() }
    let bytes: [UInt8]
    do throws(FileAccessError) {
      bytes = try DataClassMap.read(mapping)
    } catch {
      throw UsageError("cannot read the mapping \(error.path): \(error.reason)")
    }
    do throws(DataClassMap.Mistakes) {
      return try DataClassMap(bytes, path: mapping)
    } catch {
      for mistake in error.mistakes.dropLast() {
        StandardError.report("\(error.path):\(mistake.line): \(mistake.reason)")
      }
      throw UsageError(error.mistakes.last.map { "\(error.path):\($0.line): \($0.reason)" } ?? "")
    }
  }

  /// Loads the corpus and says on standard error what of it could not be used.
  func load(_ paths: [String], demanding demand: Corpus.Demand = .labels) throws -> Corpus {
    let corpus = Corpus.load(paths, mapping: try dataClassMap(), demanding: demand)
    corpus.reportProblems()
    return corpus
  }
}

extension Corpus {
  /// Says on standard error what of it could not be used.
  func reportProblems() {
    for failure in failures {
      StandardError.report("cannot read \(failure.path): \(failure.reason)")
    }
    for problem in problems {
      StandardError.report("\(problem.path):\(problem.line): \(problem.reason)")
    }
    if skippedCount > problems.count {
      StandardError.report(
        "\(Counted.text(skippedCount, "record")) could not be used; "
          + "the first \(problems.count) are named above")
    }
  }

  /// Whether every file and record that was asked for is in it.
  var isComplete: Bool { failures.isEmpty && skippedCount == 0 }
}
