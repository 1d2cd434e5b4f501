import ArgumentParser
import Corpora
import Diagnostics
import FileAccess
import Learning
import Reporting
import RuleCheck
import RuleCompiler
import ScreeningEngine

/// `weir tune`: scores fitted to labelled messages, as a patch of the rule files.
struct TuneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tune",
    abstract: "Fits the scores of rules to labelled messages and shows the change as a patch.",
    discussion: """
      Scores are fitted by logistic regression that starts from, and is held to, what the author \
      wrote. Signs stay, scores are bounded, a campaign of near-duplicates counts once, and a rule \
      seen in few clusters or in one data set keeps its score. What the new scores do is measured \
      on parts of the corpus that were left out while fitting, and shown beside what they do on \
      the messages they were fitted to. A rule keeps its score too if --freeze names it or if the \
      line of its score ends in a comment that begins with `frozen`.

      EXAMPLES
        weir tune corpus/ --mapping classes.map        figures and a patch; nothing is written
        weir tune corpus/ --mapping classes.map | patch -p0
        weir tune corpus/ --mapping classes.map --html report.html    reliability and curves
        weir tune corpus/ --mapping classes.map --leave-out source --freeze all/victim-tells
        weir tune corpus/ --mapping classes.map --target-fpr 0.0005 --thresholds --write

      EXIT STATUS
        0  fitted
        2  the command line, the mapping or the rules are wrong, or there is nothing to fit to
        3  a part of the corpus could not be read, or a file not written
      """)

  @OptionGroup(title: "Input") var input: LabelledInput

  @OptionGroup var pack: RuleOptions

  @Option(
    help: ArgumentHelp("Keep the score of this rule; repeat it.", valueName: "family/name"))
  var freeze: [String] = []

  @Option(
    help: ArgumentHelp(
      "Decibans that an author's score is usually off: the less, the nearer fits stay.",
      valueName: "decibans"))
  var trust = 6.0

  @Option(help: ArgumentHelp("No score is fitted further from 0.", valueName: "decibans"))
  var most = 60.0

  @Option(help: ArgumentHelp("No score is moved by more.", valueName: "decibans"))
  var mostChange = 12.0

  @Option(
    help: ArgumentHelp("A rule seen in fewer clusters keeps its score.", valueName: "n"))
  var minClusters = 10

  @Option(
    help: ArgumentHelp("A rule seen in fewer data sets keeps its score.", valueName: "n"))
  var minSources = 2

  @Option(help: ArgumentHelp("Parts of the corpus, each left out once.", valueName: "n"))
  var folds = 5

  @Option(help: "Leave out one data set, or one writer, at a time instead.")
  var leaveOut: LeaveOutChoice?

  @Option(
    help: ArgumentHelp(
      "Share of ordinary messages a family may hold, for which a threshold is proposed.",
      valueName: "rate"))
  var targetFpr = 0.001

  @Option(help: ArgumentHelp("The same for what is blocked.", valueName: "rate"))
  var targetFprBlock = 0.0002

  @Flag(help: "Put the proposed thresholds in the patch too.")
  var thresholds = false

  @Flag(help: "Change the rule files.")
  var write = false

  @Option(help: ArgumentHelp("Also write a page with plots and tables.", valueName: "file"))
  var html: String?

  @Option(help: ArgumentHelp("Workers that screen and fit at once.", valueName: "n"))
  var jobs = ProcessEnvironment.processorCount

  @OptionGroup var reporting: ReportOptions

  func validate() throws {
    try ValidationError.require(
      trust > 0 && trust <= 100, "--trust must be above 0 and at most 100")
    try ValidationError.require((1...1000).contains(most), "--most must be from 1 to 1000")
    try ValidationError.require(
      mostChange > 0 && mostChange <= 1000, "--most-change must be above 0")
    try ValidationError.require(minClusters >= 1 && minSources >= 1, "--min-... must be at least 1")
    try ValidationError.require((2...50).contains(folds), "--folds must be from 2 to 50")
    try ValidationError.require(
      targetFpr > 0 && targetFpr < 1 && targetFprBlock > 0 && targetFprBlock < 1,
      "a rate lies between 0 and 1")
    try ValidationError.require((1...256).contains(jobs), "--jobs must be from 1 to 256")
  }

  func run() throws {
    let pack = try RuleSetLoader.loadPack(self.pack.rules, jobs: jobs)
    guard let ruleSet = pack.ruleSet else {
      RuleSetLoader.reportErrors(of: pack, color: reporting.color)
      throw UsageError("the rules have errors; nothing was fitted")
    }
    let known = Set(ruleSet.rules.map(\.id))
    for id in freeze where !known.contains(id) {
      let near = NameSuggestion.nearest(to: id, among: Array(known)).map { "; did you mean \($0)?" }
      throw UsageError("--freeze: no rule is called \(id)\(near ?? "")")
    }
    let corpus = try input.load()
    let clusters = NearDuplicates.clusters(of: corpus)
    let tuner = ScoreTuner(
      corpus, screened: ScreenedCorpus(corpus, rules: ruleSet, jobs: jobs), clusters: clusters,
      options: options(pack))
    guard tuner.hasExamples else {
      throw UsageError(
        "nothing to fit to: the corpus needs ordinary messages, and frauds of a family of the pack"
          + " (--mapping says which classes are which)")
    }
    let report = tuner.run()
    let edits = ScoreEdits.files(
      of: pack, scores: scores(report, ruleSet), thresholds: proposals(report))
    if write { try edits.forEach(Self.replace) }
    let outputs = ReportOutputs()
    outputs.write(output(report, edits, ruleSet), to: nil)
    if let html {
      let writer = TuningHTMLWriter(report, ruleSet: ruleSet)
      outputs.write(writer.bytes(patch: Self.patch(edits, usesColor: false)), to: html)
    }
    guard corpus.isComplete, !outputs.hasFailed else { return try ExitStatus.partial.end() }
  }

  private func options(_ pack: CompiledPack) -> TuningOptions {
    var options = TuningOptions()
    options.trust = trust
    options.mostScore = most
    options.mostChange = mostChange
    options.frozen = Set(freeze).union(ScoreEdits.frozenRules(of: pack))
    options.minimumClusters = minClusters
    options.minimumSources = minSources
    options.division = leaveOut?.division ?? .clusters(folds)
    options.reviewRate = targetFpr
    options.blockRate = targetFprBlock
    options.jobs = jobs
    return options
  }

  private func scores(_ report: TuningReport, _ ruleSet: RuleSet) -> [String: Double] {
    var scores: [String: Double] = [:]
    for change in report.changes where change.fitted != change.written {
      scores[change.id] = change.fitted
    }
    return scores
  }

  private func proposals(_ report: TuningReport) -> [String: ScoreEdits.Thresholds] {
    guard thresholds else { return [:] }
    var proposals: [String: ScoreEdits.Thresholds] = [:]
    for family in report.families {
      // Both or neither: a review threshold above the block threshold would be an error.
      guard let review = family.proposedReview, let block = family.proposedBlock else { continue }
      proposals[family.name] = ScoreEdits.Thresholds(review: review, block: block)
    }
    return proposals
  }

  private static func replace(_ edit: ScoreEdits.FileEdit) throws {
    try FileAccess.replace(edit.file.path, with: edit.edited)
  }

  private func output(
    _ report: TuningReport, _ edits: [ScoreEdits.FileEdit], _ ruleSet: RuleSet
  ) -> [UInt8] {
    let style = reporting.style
    let patch = Self.patch(edits, usesColor: style.hasColors && reporting.format == .text)
    let writer = TuningReportWriter(
      report, ruleSet: ruleSet, written: write ? edits.map(\.file.path) : nil)
    switch reporting.format {
    case .text: return Array((writer.text(style) + patch).utf8)
    case .json: return writer.json(patch: patch)
    }
  }

  private static func patch(_ edits: [ScoreEdits.FileEdit], usesColor: Bool) -> String {
    edits.map { edit in
      UnifiedDiff.render(
        old: String(decoding: edit.file.bytes, as: UTF8.self),
        new: String(decoding: edit.edited, as: UTF8.self), path: edit.file.path,
        usesColor: usesColor)
    }.joined()
  }
}

/// The value of `--leave-out`.
enum LeaveOutChoice: String, CaseIterable, ExpressibleByArgument {
  case source, writer

  var division: Folds.Division {
    switch self {
    case .source: .source
    case .writer: .writer
    }
  }
}
