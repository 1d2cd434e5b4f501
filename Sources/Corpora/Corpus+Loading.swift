import FileAccess
import MessageIO
import Messages

extension Corpus {
  /// What a corpus is loaded for.
  package enum Demand: Sendable {
    /// A record without a label is skipped.
    case labels
    /// A record without a label is an unlabelled message.
    case messages
  }

  /// Reads the JSON Lines files at `paths`; of a folder, the `.jsonl` and `.ndjson` files below
  /// it, in byte order of their paths. `-` is standard input, and its source `stdin`.
  ///
  /// Nothing stops it: a record that is wrong is counted with its line and passed by, a file that
  /// cannot be read is one of `failures`. O(bytes); the texts stay in memory.
  package static func load(
    _ paths: [String], mapping: DataClassMap = DataClassMap(), demanding demand: Demand = .labels
  ) -> Corpus {
    var corpus = Corpus()
    for path in paths {
      do throws(FileAccessError) {
        for file in try files(at: path) { try corpus.read(file, mapping, demand) }
      } catch {
        corpus.failures.append(error)
      }
    }
    return corpus
  }

  private static let suffixes = [".jsonl", ".ndjson"]

  private static func files(at path: String) throws(FileAccessError) -> [String] {
    guard path != "-", ProcessEnvironment.isFolder(path) else { return [path] }
    let found = try FileAccess.files(at: path, suffixes: suffixes)
    guard !found.isEmpty else {
      throw FileAccessError(
        path: path,
        reason: "holds no file whose name ends in \(suffixes.joined(separator: " or "))")
    }
    return found
  }

  /// Reads one file to its end. What stood before a failing read stays.
  private mutating func read(
    _ path: String, _ mapping: DataClassMap, _ demand: Demand
  ) throws(FileAccessError) {
    let source = path == "-" ? "stdin" : Self.stem(of: path)
    let rules = mapping.rules(for: source)
    if let origin = rules.origin { origins[source] = origin }
    var options = ReadingOptions()
    options.format = .jsonLines
    options.fields = rules.messageFields
    var reader = try MessageReader(path: path, options: options)
    var record = CorpusRecord(source: source, rules: rules, demand: demand)
    var batch = MessageBatch()
    defer { bytes += reader.bytesRead }
    while try reader.nextBatch(into: &batch) {
      var refused = batch.badRecords.map { (line: $0.number, reason: $0.reason.inWords) }
      for message in batch.messages {
        do throws(CorpusRecord.Refusal) {
          if let made = try record.message(message, in: batch) { messages.append(made) }
        } catch {
          refused.append((message.number, error.reason))
        }
      }
      for bad in refused.sorted(by: { $0.line < $1.line }) { skip(path, bad.line, bad.reason) }
    }
  }

  private mutating func skip(_ path: String, _ line: Int, _ reason: String) {
    skipped[reason, default: 0] += 1
    if problems.count < Self.shownProblems {
      problems.append(Problem(path: path, line: line, reason: reason))
    }
  }

  /// The file's name without its last extension.
  private static func stem(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return String(name) }
    return String(name[..<dot])
  }
}

extension BadRecord.Reason {
  /// What is wrong with a record, without its place.
  fileprivate var inWords: String {
    switch self {
    case .malformedJSON: "not a JSON object"
    case .missingText(let field): "no text in the field \"\(field)\""
    case .tooLong(let limit): "longer than \(limit) bytes"
    }
  }
}
