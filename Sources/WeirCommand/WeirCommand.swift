package import ArgumentParser

/// The `weir` command.
package struct WeirCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "weir", abstract: "Finds fraud scripts in messages.")

  package init() {}
}

/// Runs the command line of this process and ends it with the documented exit status.
package func runWeir() -> Never {
  WeirCommand.main()
  WeirCommand.exit()
}
