import ArgumentParser
import FileAccess
import LanguageServer
import MessageIO

/// `weir lsp`: the language server on standard input and output.
struct LspCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Serves an editor that edits rule files (Language Server Protocol).",
    discussion: """
      Editors start it; people configure their editor to (editors/ in the source has the settings \
      of some). It speaks LSP 3.17 on standard input and output: diagnostics while typing, what \
      compiling and the examples find after saving, hover, completion, definition, references, \
      rename, format, quick fixes, outline.

      A file is checked with the whole pack it is in: the nearest folder at or above it, within \
      the workspace, that is called rules or has a file with a pack declaration; else the rule \
      files of its own folder. Files come from disk unless they are open.

      EXAMPLES
        weir lsp
        weir lsp --rules /usr/share/weir/rules    for a folder that adjusts the installed pack

      EXIT STATUS
        0  the editor shut it down
        1  the editor went away without doing so
        2  the command line is wrong
        3  standard input or output failed
      """)

  @Option(
    help: ArgumentHelp(
      "A rule file or folder that every pack is checked together with; may be repeated.",
      valueName: "path"))
  var rules: [String] = []

  @Flag(help: "Taken for editors that pass it; standard input and output are the only way.")
  var stdio = false

  func run() throws {
    if ProcessEnvironment.isTerminal(0) {
      StandardError.report("waiting for an editor on standard input; see weir help lsp")
    }
    let server = LanguageServer(
      source: DiskFiles(), companions: try rules.map(absolute), savedCheck: SavedPackCheck(),
      version: weirVersion)
    let status = try LspSession.run(server)
    if status != 0 { throw ExitCode(status) }
  }

  private func absolute(_ path: String) throws -> String {
    if path.hasPrefix("/") { return path }
    guard let folder = ProcessEnvironment.currentFolder else {
      throw UsageError("the current folder is gone; give --rules as an absolute path")
    }
    return folder + "/" + path
  }
}
