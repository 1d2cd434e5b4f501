import Diagnostics
import FileAccess
import RuleCheck
import RuleCompiler

/// Rules as they stand in a revision of a git repository: `main:rules`, `HEAD~3:rules/a.weir`.
///
/// Read through the git command, without a shell and without a file of our own: nothing is checked
/// out, and nothing is left behind.
struct GitRules {
  /// As the user wrote it.
  private let name: String
  /// The objects of the files, by their path below `name`.
  private let objects: [String: String]
  private static let mostBytes = 64 << 20

  /// Whether an argument names a revision and not a path: it has a colon, and no file has this name.
  static func isRevision(_ argument: String) -> Bool {
    guard let colon = argument.firstIndex(of: ":"), colon != argument.startIndex else {
      return false
    }
    return FileIdentity(path: argument) == nil
  }

  /// Compiles the rules of a revision on `jobs` threads.
  static func compile(_ name: String, jobs: Int) throws -> CompiledPack {
    try GitRules(name).compiled(jobs: jobs)
  }

  private init(_ name: String) throws {
    guard !name.hasPrefix("-") else { throw UsageError("\(name) is no revision") }
    self.name = name
    let kind = try Self.git("cat-file", "-t", name)
    guard kind.hasPrefix("tree") else {
      objects = ["": name]
      return
    }
    var objects: [String: String] = [:]
    // Entries end in NUL: `MODE blob OBJECT<tab>PATH`. Links are left out, as hidden files are.
    for entry in try Self.git("ls-tree", "-r", "-z", name).split(separator: "\0") {
      let parts = entry.split(separator: "\t", maxSplits: 1)
      guard parts.count == 2 else { continue }
      let facts = parts[0].split(separator: " ")
      let isHidden = parts[1].split(separator: "/").contains { $0.hasPrefix(".") }
      guard facts.count == 3, facts[0].hasPrefix("100"), facts[1] == "blob", !isHidden else {
        continue
      }
      objects[String(parts[1])] = String(facts[2])
    }
    self.objects = objects
  }

  private func compiled(jobs: Int) throws -> CompiledPack {
    let paths = objects.keys.filter { $0.isEmpty || $0.hasSuffix(".weir") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    guard !paths.isEmpty else { throw UsageError("\(name) holds no .weir file") }
    let files = try paths.map { path in
      SourceFile(
        path: path.isEmpty ? name : "\(name)/\(path)",
        bytes: try Self.bytes(of: objects[path] ?? ""))
    }
    let checked = PackChecker.check(files: files) { path, file in readList(path, beside: file) }
    return PackCompiler.compile(checked.pack, diagnostics: checked.diagnostics, jobs: jobs)
  }

  /// A list that a rule file names, from the same revision.
  private func readList(
    _ path: String, beside file: SourceFile
  ) -> Result<[UInt8], ListReadError> {
    let below = file.path.dropFirst(name.utf8.count + 1)
    var parts = below.split(separator: "/").dropLast().map(String.init)
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    guard !path.hasPrefix("/"), let object = objects[parts.joined(separator: "/")] else {
      return .failure(ListReadError(reason: "not in \(name)"))
    }
    do {
      return .success(try Self.bytes(of: object))
    } catch {
      return .failure(ListReadError(reason: "git cannot read it"))
    }
  }

  private static func bytes(of object: String) throws -> [UInt8] {
    try run(["git", "cat-file", "blob", object])
  }

  private static func git(_ arguments: String...) throws -> String {
    String(decoding: try run(["git"] + arguments), as: UTF8.self)
  }

  private static func run(_ arguments: [String]) throws -> [UInt8] {
    let outcome: ChildProcess.Outcome
    do throws(FileAccessError) {
      outcome = try ChildProcess.run(arguments, limit: mostBytes)
    } catch {
      throw UsageError("cannot run git: \(error.reason)")
    }
    guard outcome.status == 0 else {
      let said =
        String(decoding: outcome.errors, as: UTF8.self)
        .split(separator: "\n").first.map(String.init) ?? "status \(outcome.status)"
      throw UsageError("git: \(said)")
    }
    return outcome.output
  }
}
