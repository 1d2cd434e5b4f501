import ArgumentParser
import Corpora
import FileAccess
import Learning
import Reporting
import ScreeningEngine

/// `weir mine`: what stands out in frauds and no rule covers yet.
struct MineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mine",
    abstract: "Finds phrases and pairs of phrases that stand out in frauds and no rule covers yet.",
    discussion: """
      Messages that the rules hold are left out, and so is text that is evidence of a rule. What \
      is left of the frauds is compared with ordinary messages: phrases, and pairs of phrases with \
      a slot between in one sentence, that far more clusters of fraud have than of ham, each shown \
      once, with where it comes from and examples. The score is what a rule of it alone could \
      have, in decibans.

      With --against, every message of the first corpus is a fraud, and every message of the other \
      an ordinary one, unless the corpora have labels of their own.

      EXAMPLES
        weir mine corpus/ --mapping classes.map
        weir mine corpus/ --mapping classes.map --family safe-account --language zh
        weir mine reported.jsonl --against inbox.jsonl --top 20

      EXIT STATUS
        0  done, even where nothing stands out
        2  the command line, the mapping or the rules are wrong
        3  a part of a corpus could not be read
      """)

  @OptionGroup(title: "Input") var input: LabelledInput

  @Option(
    help: ArgumentHelp(
      "Ordinary messages to compare with: a JSON Lines file or a folder; repeat it.",
      valueName: "corpus"))
  var against: [String] = []

  @OptionGroup var pack: RuleOptions

  @Option(help: ArgumentHelp("Look at frauds of this family only; repeat it.", valueName: "name"))
  var family: [String] = []

  @Option(help: "Look at this language only.")
  var language: LanguageChoice?

  @Option(help: ArgumentHelp("Phrases, and pairs, shown at most.", valueName: "n"))
  var top = 40

  @Option(help: ArgumentHelp("Clusters of fraud a finding must be in.", valueName: "n"))
  var minClusters = 5

  @Option(help: ArgumentHelp("The least score worth showing.", valueName: "decibans"))
  var minScore = 20.0

  @Option(help: ArgumentHelp("Tokens between the parts of a pair at most.", valueName: "n"))
  var gap = 12

  @Option(help: ArgumentHelp("Examples shown of each.", valueName: "n"))
  var examples = 2

  @Option(help: ArgumentHelp("Threads that compile the rules and screen.", valueName: "n"))
  var jobs = ProcessEnvironment.processorCount

  @OptionGroup var reporting: ReportOptions

  func validate() throws {
    try ValidationError.require((1...10_000).contains(top), "--top must be from 1 to 10000")
    try ValidationError.require(minClusters >= 1, "--min-clusters must be at least 1")
    try ValidationError.require((0...100).contains(gap), "--gap must be from 0 to 100")
    try ValidationError.require((0...20).contains(examples), "--examples must be from 0 to 20")
    try ValidationError.require((1...256).contains(jobs), "--jobs must be from 1 to 256")
  }

  func run() throws {
    let ruleSet = try RuleSetLoader.load(pack.rules, color: reporting.color, jobs: jobs)
    let corpus = try corpora()
    let miner = PhraseMiner(
      corpus, screened: ScreenedCorpus(corpus, rules: ruleSet, keepsEvidence: true, jobs: jobs),
      clusters: NearDuplicates.clusters(of: corpus), options: options)
    let report = miner.run()
    guard report.hamClusters > 0 else {
      throw UsageError("no ordinary message to compare with; name some with --against")
    }
    let writer = MiningReportWriter(report)
    switch reporting.format {
    case .text:
      try StandardOutput.write(
        Array(writer.text(reporting.style).utf8))
    case .json: try StandardOutput.write(writer.json)
    }
    try corpus.status.end()
  }

  private func corpora() throws -> Corpus {
    guard !against.isEmpty else { return try input.load() }
    var corpus = try input.load(input.corpora, unlabelled: .fraud)
    let other = try input.load(against, unlabelled: .ham)
    corpus.messages += other.messages
    corpus.failures += other.failures
    corpus.skipped.merge(other.skipped) { $0 + $1 }
    return corpus
  }

  private var options: MiningOptions {
    var options = MiningOptions()
    if let language { options.scripts = [language.script] }
    options.families = Set(family)
    options.top = top
    options.minimumClusters = minClusters
    options.leastScore = minScore
    options.gap = gap
    options.examples = examples
    return options
  }
}
