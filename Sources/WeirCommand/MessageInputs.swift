import FileAccess
import MessageIO

/// The inputs of a run: files, the files of folders, standard input.
struct MessageInputs: Sendable {
  /// What each input is called in output and errors; `Message.source` is an index into it.
  private(set) var names: [String] = []
  /// How all of them are read.
  let options: ReadingOptions
  private var paths: [String] = []

  /// Which files of a folder hold messages, by the ends of their names.
  private static let suffixes = [".txt", ".text", ".log", ".jsonl", ".ndjson"]

  /// What standard input is called.
  static let standardInput = "stdin"

  /// Finds the inputs behind the paths of the command line, in the order given and, in a folder,
  /// in byte order of the paths. `-` is standard input.
  ///
  /// Of a folder, the files below it whose names end as `suffixes` say. A path that does not exist stays an input: opening it will say so when its turn comes.
  /// - Returns: also what could not be listed.
  static func find(
    _ paths: [String], options: ReadingOptions
  ) -> (inputs: MessageInputs, failures: [FileAccessError]) {
    var inputs = MessageInputs(options: options)
    var failures: [FileAccessError] = []
    for path in paths {
      guard path != "-" else {
        inputs.add(name: standardInput, path: "-")
        continue
      }
      guard ProcessEnvironment.isFolder(path) else {
        inputs.add(name: path, path: path)
        continue
      }
      do throws(FileAccessError) {
        let files = try FileAccess.files(at: path, suffixes: suffixes)
        guard !files.isEmpty else {
          let reason = "holds no file whose name ends in \(suffixes.joined(separator: " or "))"
          throw FileAccessError(path: path, reason: reason)
        }
        for file in files { inputs.add(name: file, path: file) }
      } catch {
        failures.append(error)
      }
    }
    return (inputs, failures)
  }

  private init(options: ReadingOptions) { self.options = options }

  private mutating func add(name: String, path: String) {
    names.append(name)
    paths.append(path)
  }

  /// Opens an input for reading.
  func open(_ source: Int) throws(FileAccessError) -> MessageReader {
    try MessageReader(path: paths[source], source: source, options: options)
  }

  /// The first input that is one of the `outputs`; screening it would read what it writes.
  func firstInput(among outputs: [FileIdentity?]) -> String? {
    for (name, path) in zip(names, paths) {
      let identity = path == "-" ? FileIdentity(ofDescriptor: 0) : FileIdentity(path: path)
      if let identity, outputs.contains(identity) { return name }
    }
    return nil
  }

  /// The size of all inputs in bytes; 0 where one has none, such as a pipe.
  var totalBytes: Int {
    var total = 0
    for path in paths {
      // A file called "-" cannot be named without its folder, so this is standard input.
      guard path != "-", let size = FileIdentity(path: path)?.size else { return 0 }
      total += size
    }
    return total
  }
}
