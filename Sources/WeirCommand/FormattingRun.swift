import Diagnostics
import FileAccess
import Reporting
import RuleFormat
import RuleSyntax

/// One run of `weir fmt`: file after file, and how it will end.
struct FormattingRun {
  var isCheck: Bool
  var isDiff: Bool
  var outputStyle: TerminalStyle
  var errorStyle: TerminalStyle

  private var differenceCount = 0
  private var hasSyntaxErrors = false
  private var hasFailure = false

  init(isCheck: Bool, isDiff: Bool, outputStyle: TerminalStyle, errorStyle: TerminalStyle) {
    self.isCheck = isCheck
    self.isDiff = isDiff
    self.outputStyle = outputStyle
    self.errorStyle = errorStyle
  }

  /// A rule file is a few hundred kilobytes; what is much larger is none.
  private static let largestFile = 64 << 20

  /// What could not be done outweighs what is wrong with the files, and that how they look.
  var status: ExitStatus {
    if hasFailure { return .partial }
    if hasSyntaxErrors { return .usage }
    return isCheck && differenceCount > 0 ? .held : .finished
  }

  /// What `--check` says at the end, for people; nil where all is as it should be.
  var summary: String? {
    guard isCheck, differenceCount > 0 else { return nil }
    let verb = differenceCount == 1 ? "is" : "are"
    return "\(Counted.text(differenceCount, "file")) \(verb) not in canonical form"
  }

  /// The rule files at or below `paths`, each once, in the order of the paths.
  static func files(at paths: [String]) throws -> [String] {
    var files: [String] = []
    var seen: Set<String> = []
    for path in paths {
      do throws(FileAccessError) {
        let found = try FileAccess.files(at: path, suffixes: [".weir"])
        // A file that is named is taken whatever it is called.
        files += (found.isEmpty && !ProcessEnvironment.isFolder(path) ? [path] : found)
          .filter { seen.insert($0).inserted }
      } catch {
        throw UsageError("cannot read the rules at \(error.path): \(error.reason)")
      }
    }
    guard !files.isEmpty else {
      throw UsageError("no rule files (.weir) at \(paths.joined(separator: ", "))")
    }
    return files
  }

  /// Formats one file, or says how it would change.
  mutating func format(_ path: String) throws {
    let bytes: [UInt8]
    let formatted: String
    do throws(FileAccessError) {
      bytes = try FileAccess.read(path, limit: Self.largestFile)
      guard let form = canonicalForm(of: bytes, path: path), !form.utf8.elementsEqual(bytes)
      else { return }
      formatted = form
      if !isCheck, !isDiff { try FileAccess.replace(path, with: Array(formatted.utf8)) }
    } catch {
      // The other files can still be formatted.
      hasFailure = true
      StandardError.report("cannot format \(error.path): \(error.reason)")
      return
    }
    differenceCount += 1
    try report(path, from: bytes, to: formatted)
  }

  /// Formats standard input to standard output; of what has syntax errors nothing is written.
  mutating func formatStandardInput() throws {
    let input = ReadableFile(descriptor: 0, name: "standard input", isOwned: false)
    let bytes = try FileAccess.read(input, limit: Self.largestFile)
    guard let formatted = canonicalForm(of: bytes, path: "standard input") else { return }
    if !formatted.utf8.elementsEqual(bytes) { differenceCount += 1 }
    if isCheck || isDiff {
      if differenceCount > 0 { try report("standard input", from: bytes, to: formatted) }
    } else {
      try StandardOutput.write(Array(formatted.utf8))
    }
  }

  private mutating func canonicalForm(of bytes: [UInt8], path: String) -> String? {
    let source = SourceFile(path: path, bytes: bytes)
    let (tree, diagnostics) = Parser.parse(source)
    guard diagnostics.isEmpty else {
      hasSyntaxErrors = true
      let renderer = CaretRenderer(files: [source], usesColor: errorStyle.hasColors)
      StandardError.write(renderer.render(diagnostics) + "\n")
      StandardError.report("\(path) has syntax errors and was left as it is")
      return nil
    }
    return RuleFormatter.format(tree)
  }

  private func report(_ path: String, from bytes: [UInt8], to formatted: String) throws {
    guard isDiff else {
      try StandardOutput.write(Array("\(Printable.text(path))\n".utf8))
      return
    }
    let diff = UnifiedDiff.render(
      old: String(decoding: bytes, as: UTF8.self), new: formatted, path: path,
      usesColor: outputStyle.hasColors)
    try StandardOutput.write(Array(diff.utf8))
  }
}
