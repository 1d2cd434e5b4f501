import ArgumentParser

/// `weir completions`: the script that completes Weir's commands and options in a shell.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Prints the completion script of a shell.",
    discussion: """
      EXAMPLES
        weir completions bash > ~/.local/share/bash-completion/completions/weir
        weir completions zsh > ~/.zfunc/_weir
        weir completions fish > ~/.config/fish/completions/weir.fish

      EXIT STATUS
        0  printed
        2  the command line is wrong
      """)

  @Argument(help: "The shell: bash, zsh or fish.")
  var shell: ShellChoice

  func run() throws {
    try StandardOutput.write(Array((WeirCommand.completionScript(for: shell.shell) + "\n").utf8))
  }
}

/// A shell that scripts can be made for.
enum ShellChoice: String, CaseIterable, ExpressibleByArgument {
  case bash, zsh, fish

  var shell: CompletionShell {
    switch self {
    case .bash: .bash
    case .zsh: .zsh
    case .fish: .fish
    }
  }
}
