import ArgumentParser
import Corpora
import FileAccess
import Learning
import RuleCompiler
import Reporting
import ScreeningEngine

/// `weir learn`: scored lexicons from labelled messages.
struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Learns scored lexicons from labelled messages and says what they add to the rules.",
    discussion: """
      For all families together, or for each with --scope, and for unspaced scripts and spaced ones each, the \
      phrases (of up to 5 characters or 3 words) whose presence says most beside what the rules say \
      already, with scores in decibans. Numbers, links, handles and names are left out; an entry \
      must be in several clusters of near-duplicates and in several sources. What a lexicon adds \
      is measured on sources that were left out while it was learned, at fixed rates of false \
      alarms. The files are lists that a `lexicon .. from` reads; a rule that uses them is printed.

      EXAMPLES
        weir learn corpus/ --mapping classes.map                 figures only
        weir learn corpus/ --mapping classes.map -o rules/learned
        weir learn corpus/ --leave-out writer --size 1000
        weir learn corpus/ --scope family --family click-farming --up-to 40

      EXIT STATUS
        0  done, even where nothing could be learned
        2  the command line, the mapping or the rules are wrong
        3  a part of the corpus could not be read, or a file not written
      """)

  @OptionGroup(title: "Input") var input: LabelledInput

  @OptionGroup var pack: RuleOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write fraud.zh.tsv, FAMILY.en.tsv and so on into this folder.", valueName: "folder"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "One lexicon a family, one for all families together, or both.", valueName: "scope"))
  var scope: LearningScopeChoice = .all

  @Option(help: ArgumentHelp("Learn from frauds of this family; repeat it.", valueName: "name"))
  var family: [String] = []

  @Option(help: "Learn for this language only.")
  var language: LanguageChoice?

  @Option(help: ArgumentHelp("Entries of a lexicon at most.", valueName: "n"))
  var size = 2000

  @Option(help: ArgumentHelp("Clusters an entry must be in.", valueName: "n"))
  var minClusters = 4

  @Option(help: ArgumentHelp("Sources an entry must be in.", valueName: "n"))
  var minSources = 2

  @Option(
    help: ArgumentHelp(
      "Characters an entry has at least; with 1 also words of two letters.",
      valueName: "n"))
  var leastCharacters = 2

  @Flag(help: "Learn phrases that begin a clause beside the same phrases anywhere.")
  var clauseStarts = false

  @Option(
    help: ArgumentHelp(
      "What each message of these sources counts; * stands for anything. Repeat it, the last holds.",
      valueName: "name=weight"))
  var weight: [SourceWeight] = []

  @Option(help: ArgumentHelp("The highest score of an entry.", valueName: "decibans"))
  var most = 15.0

  @Option(
    help: ArgumentHelp(
      "The lowest score of an entry; 0 for none that speak against.", valueName: "decibans"))
  var least = -12.0

  @Option(help: ArgumentHelp("The least sum that counts.", valueName: "decibans"))
  var atLeast = 10.0

  @Option(
    help: ArgumentHelp(
      "What the words may add at most; from a family's review threshold on they hold messages alone.",
      valueName: "decibans"))
  var upTo = 24.0

  @Option(
    help: ArgumentHelp(
      "What lawful words take off where their sum is as low as that; 0 for nothing.",
      valueName: "decibans"))
  var downTo = 0.0

  @Option(
    help: ArgumentHelp(
      "The part of the penalty that is lasso, from 0 to 1; the rest is ridge.", valueName: "share"))
  var lasso = 0.0

  @Option(
    help: ArgumentHelp(
      "How far sources count alike whatever their size: 0 not, 1 wholly.", valueName: "power"))
  var balance = 0.5

  @Option(
    help: ArgumentHelp(
      "Multiply scores, to meet the thresholds of the pack at the rates the report gives.",
      valueName: "factor"))
  var scale = 1.0

  @Option(
    help: ArgumentHelp(
      "A false-positive rate at which recall is compared; repeat it. Without it: 0.02, 0.003, 0.0002.",
      valueName: "rate"))
  var targetFpr: [Double] = []

  @Option(
    help: ArgumentHelp(
      "The strength of the penalty; without it, that with the best recall on sources left out.",
      valueName: "strength"))
  var penalty: Double?

  @Option(help: ArgumentHelp("Groups of sources that choose the penalty.", valueName: "n"))
  var folds = 4

  @Option(help: "What a source is, left out at a time to measure: a data set or a writer.")
  var leaveOut: LeaveOutChoice = .source

  @Option(
    help: ArgumentHelp(
      "Give figures of these sources only, the others only teach; * stands for anything. Repeat it.",
      valueName: "name"))
  var measure: [String] = []

  @Option(help: ArgumentHelp("Threads that fit at once.", valueName: "n"))
  var jobs = ProcessEnvironment.processorCount

  @OptionGroup var report: ReportOptions

  func validate() throws {
    try ValidationError.require((1...100_000).contains(size), "--size must be from 1 to 100000")
    try ValidationError.require(minClusters >= 1 && minSources >= 1, "--min-... must be at least 1")
    try ValidationError.require(
      penalty.map { (1e-6...1e6).contains($0) } ?? true,
      "--penalty must be from 0.000001 to 1000000")
    try ValidationError.require(
      (1...5).contains(leastCharacters), "--least-characters must be from 1 to 5")
    try ValidationError.require((0.5...100).contains(most), "--most must be from 0.5 to 100")
    try ValidationError.require((-100...0).contains(least), "--least must be from -100 to 0")
    try ValidationError.require(
      upTo > 0 && upTo <= 1000 && atLeast.isFinite, "--up-to must be above 0 and at most 1000")
    try ValidationError.require((0...100).contains(downTo), "--down-to must be from 0 to 100")
    try ValidationError.require((0...1).contains(lasso), "--lasso must be from 0 to 1")
    try ValidationError.require((0...1).contains(balance), "--balance must be from 0 to 1")
    try ValidationError.require((0.1...10).contains(scale), "--scale must be from 0.1 to 10")
    try ValidationError.require(
      targetFpr.allSatisfy { $0 > 0 && $0 < 1 }, "a rate lies between 0 and 1")
    try ValidationError.require((2...50).contains(folds), "--folds must be from 2 to 50")
    try ValidationError.require((1...256).contains(jobs), "--jobs must be from 1 to 256")
  }

  func run() throws {
    let ruleSet = try RuleSetLoader.load(pack.rules, color: report.color, jobs: jobs)
    let known = ruleSet.families.map(\.name)
    for name in family where !known.contains(name) {
      throw UsageError(
        "--family: the pack has no family \(name); it has \(known.joined(separator: ", "))")
    }
    let corpus = try input.load()
    let clusters = NearDuplicates.clusters(of: corpus)
    let learner = LexiconLearner(
      corpus, screened: ScreenedCorpus(corpus, rules: ruleSet, jobs: jobs), clusters: clusters,
      options: options)
    let learned = learner.run()
    let files = try write(learned.outcomes, corpus, ruleSet)
    let writer = LearningReportWriter(
      learned, options: options, files: files, corpus: CorpusHash.of(corpus),
      review: ruleSet.families.map(\.review).min())
    switch report.format {
    case .text: try StandardOutput.write(Array(writer.text(report.style).utf8))
    case .json: try StandardOutput.write(writer.json)
    }
    try corpus.status.end()
  }

  private var options: LearningOptions {
    var options = LearningOptions()
    options.size = size
    options.minimumClusters = minClusters
    options.minimumSources = minSources
    options.leastCharacters = leastCharacters
    options.clauseStarts = clauseStarts
    options.penalty = penalty
    options.sourceWeights = weight.map { ($0.pattern, $0.weight) }
    options.most = most
    options.least = least
    options.atLeast = atLeast
    options.upTo = upTo
    options.folds = folds
    options.leaveOut = leaveOut.division
    options.downTo = downTo
    options.measured = measure
    options.scope = scope.scope
    options.lasso = lasso
    options.balance = balance
    options.scale = scale
    if !targetFpr.isEmpty { options.rates = targetFpr }
    options.families = Set(family)
    options.jobs = jobs
    if let language { options.scripts = [language.script] }
    return options
  }

  /// Writes the lexicons, where a folder is named; gives the path of each.
  private func write(
    _ outcomes: [LexiconOutcome], _ corpus: Corpus, _ ruleSet: RuleSet
  ) throws -> [String: String] {
    guard let output else { return [:] }
    var files: [String: String] = [:]
    for case .learned(let lexicon) in outcomes.map(\.result) {
      let file = LexiconFile(lexicon, options: options)
      let path = "\(output)/\(file.fileName)"
      let bytes = Array(file.text(corpus: corpus, rules: ruleSet).utf8)
      if FileAccess.exists(path) {
        try FileAccess.replace(path, with: bytes)
      } else {
        try FileAccess.create(path, with: bytes)
      }
      files[file.fileName] = path
    }
    return files
  }
}

/// The value of `--scope`.
enum LearningScopeChoice: String, CaseIterable, ExpressibleByArgument {
  case family, all, both

  var scope: LearningOptions.Scope {
    switch self {
    case .family: .family
    case .all: .all
    case .both: .both
    }
  }
}

/// The value of `--language` of commands that learn.
enum LanguageChoice: String, CaseIterable, ExpressibleByArgument {
  case zh, en

  var script: TokenScript {
    switch self {
    case .zh: .unspaced
    case .en: .spaced
    }
  }
}

/// The value of `--weight`: a pattern of names and a number.
struct SourceWeight: ExpressibleByArgument {
  let pattern: String
  let weight: Double

  init?(argument: String) {
    guard let sign = argument.lastIndex(of: "="),
      let weight = Double(argument[argument.index(after: sign)...]), (0...1000).contains(weight)
    else { return nil }
    pattern = String(argument[..<sign])
    self.weight = weight
  }
}
