package import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import Diagnostics
import FileAccess
import MessageIO
import Reporting

/// The `weir` command.
package struct WeirCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "weir",
    abstract: "Finds fraud scripts in messages.",
    discussion: """
      Weir compiles rule files into matchers, reads messages (SMS, chat, e-mail), and says for \
      each which fraud script it follows, how sure it is, and which words say so.

      EXAMPLES
        weir screen inbox.txt                       verdicts and a summary
        producer | weir filter --mode pass | consumer
        weir check rules && weir test rules

      EXIT STATUS
        0  ran to the end
        1  something was found that the command was asked to fail on: with --fail-on a message held \
           or a verdict changed, with --check a file that differs, with a threshold of weir test \
           too little covered
        2  the command line or the rules are wrong, or an example of them fails
        3  some input could not be read or some output not written
      weir help COMMAND says what each means there.
      """,
    version: weirVersion,
    subcommands: [
      ScreenCommand.self,
      FilterCommand.self,
      NewCommand.self,
      CheckCommand.self,
      FmtCommand.self,
      TestCommand.self,
      ProfileCommand.self,
      DisguiseCommand.self,
      ExplainCommand.self,
      DocsCommand.self,
      EvalCommand.self,
      DiffCommand.self,
      TuneCommand.self,
      LearnCommand.self,
      MineCommand.self,
      LspCommand.self,
      CompletionsCommand.self,
    ])

  package init() {}

  /// Throws for a first word that is no command. The parser would call every word of the line an
  /// unexpected argument.
  fileprivate static func refuseUnknownCommand(_ word: String?) throws {
    guard let word, !word.hasPrefix("-") else { return }
    let known = configuration.subcommands.compactMap { $0.configuration.commandName }
    guard !known.contains(word), word != "help" else { return }
    let near = NameSuggestion.nearest(to: word, among: known + ["help"])
    let hint = near.map { "; did you mean `\($0)`?" } ?? "; `weir help` lists them"
    throw UsageError("no command is called `\(Printable.text(word))`" + hint)
  }
}

/// The version of the program, as `weir --version` prints it and CHANGELOG.md records it.
package let weirVersion = "0.1.0"

/// Runs the command line of this process and ends it with the documented exit status.
package func runWeir() -> Never {
  // A reader that goes away is no error, and must not end the process before its output is closed.
  ByteWriter.ignoreClosedPipes()
  do {
    try WeirCommand.refuseUnknownCommand(CommandLine.arguments.dropFirst().first)
    var command = try WeirCommand.parseAsRoot()
    try command.run()
    endProcess(.finished)
  } catch let error as UsageError {
    StandardError.report(error.description)
    endProcess(.usage)
  } catch let error as FileAccessError {
    StandardError.report("cannot use \(error.path): \(error.reason)")
    endProcess(.partial)
  } catch let code as ExitCode {
    endProcess(ExitStatus(rawValue: code.rawValue) ?? .usage)
  } catch {
    // Help and the version come as errors too; their status is 0 and their place is the output.
    let text = WeirCommand.fullMessage(for: error)
    guard WeirCommand.exitCode(for: error) == .success else {
      StandardError.write(text + "\n")
      endProcess(.usage)
    }
    let isWritten = (try? StandardOutput.write(Array((text + "\n").utf8))) != nil
    endProcess(isWritten ? .finished : .partial)
  }
}

private func endProcess(_ status: ExitStatus) -> Never { exit(status.rawValue) }
