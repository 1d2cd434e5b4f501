import ArgumentParser
import FileAccess
import ScreeningEngine

/// Which rules, how many workers, how much is said: the options that `screen` and `filter` share.
struct EngineOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A rule file or folder; repeat it to screen with several as one pack.",
      discussion: "Without it: ./rules, else the installed pack.", valueName: "path"))
  var rules: [String] = []

  @Option(help: ArgumentHelp("Threads that compile the rules and screen.", valueName: "n"))
  var jobs = ProcessEnvironment.processorCount

  @Option(help: "Which verdicts say where in the text their signals stand.")
  var evidence: EvidenceChoice = .review

  @Option(help: ArgumentHelp("Threads kept for rules over threads, the latest.", valueName: "n"))
  var maxThreads = 100_000

  @Option(help: ArgumentHelp("Messages kept of each thread, the latest.", valueName: "n"))
  var threadMessages = 64

  @Option(help: "End with status 1 if a message reached this verdict: review or block.")
  var failOn: HeldLevel?

  @Flag(name: .shortAndLong, help: "No summary and no progress; errors are still told.")
  var quiet = false

  @Option(help: "Colours on the terminal: auto, always or never.")
  var color: ColorChoice = .auto

  func validate() throws {
    guard (1...256).contains(jobs) else {
      throw ValidationError("--jobs must be from 1 to 256, not \(jobs)")
    }
    guard maxThreads > 0 else {
      throw ValidationError("--max-threads must be at least 1, not \(maxThreads)")
    }
    guard (1...10_000).contains(threadMessages) else {
      throw ValidationError("--thread-messages must be from 1 to 10000, not \(threadMessages)")
    }
  }

  /// How much is kept of threads.
  var threadLimits: ThreadLimits { ThreadLimits(messages: threadMessages, threads: maxThreads) }

  /// What the engine is told.
  var screeningOptions: ScreeningOptions {
    var options = ScreeningOptions()
    options.evidenceFrom = evidence.level
    options.today = SystemClock.today
    return options
  }

  /// The status a complete run ends with, given how many messages were held.
  func status(held: (Verdict.Level) -> Int) -> ExitStatus {
    guard let failOn else { return .finished }
    return held(failOn.level) > 0 ? .held : .finished
  }
}

/// The value of `--evidence`.
enum EvidenceChoice: String, CaseIterable, ExpressibleByArgument {
  case none, review, all

  /// The lowest level that carries evidence.
  var level: Verdict.Level? {
    switch self {
    case .none: nil
    case .review: .review
    case .all: .pass
    }
  }
}

/// The value of `--fail-on`.
enum HeldLevel: String, CaseIterable, ExpressibleByArgument {
  case review, block

  var level: Verdict.Level {
    switch self {
    case .review: .review
    case .block: .block
    }
  }
}

/// The value of `--only`: verdicts, with commas between.
struct LevelSet: ExpressibleByArgument {
  private var holds = [Bool](repeating: false, count: Verdict.Level.allCases.count)

  /// Every level.
  static let all: LevelSet = {
    var set = LevelSet()
    set.holds = set.holds.map { _ in true }
    return set
  }()

  private init() {}

  init?(argument: String) {
    self.init()
    for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
      guard let level = Verdict.Level.allCases.first(where: { $0.name == name }) else { return nil }
      holds[Int(level.rawValue)] = true
    }
  }

  func contains(_ level: Verdict.Level) -> Bool { holds[Int(level.rawValue)] }

  var defaultValueDescription: String { "review,block,pass" }
  static var allValueStrings: [String] { ["review", "block", "pass"] }
}
