import Diagnostics
import JSON
import Reporting
import RuleCheck
import RuleCompiler
import RuleTesting
import ScreeningEngine

/// One run of a pack's examples, and what was asked to be found out with them.
struct TestRun {
  let examples: ExampleReport
  let coverage: CoverageReport?
  let mutation: MutationReport?
  /// Filters that no rule matches.
  let unmatchedFilters: [String]
  /// Thresholds that were not reached, each as a sentence.
  let shortfalls: [String]
  private let pack: CompiledPack
  private let isSummary: Bool

  /// nil where the pack has errors.
  init?(_ pack: CompiledPack, _ options: TestCommand) {
    let filter = RuleFilter(options.filter)
    guard let examples = ExampleRunner.run(pack, filter: filter) else { return nil }
    self.pack = pack
    self.examples = examples
    isSummary = options.summary
    unmatchedFilters = filter.unmatched(among: pack.ruleSet?.rules.map(\.id) ?? [])
    var shortfalls: [String] = []
    var coverage: CoverageReport?
    if options.coverage || !options.coverageThreshold.isEmpty {
      coverage = CoverageRunner.run(pack, filter: options.filter.isEmpty ? nil : filter)
      if let coverage {
        shortfalls += options.coverageThreshold.compactMap { $0.shortfall(of: coverage) }
      }
    }
    var mutation: MutationReport?
    if options.mutate || options.mutateThreshold != nil {
      mutation = MutationRunner.run(
        pack, filter: filter, disguises: options.disguises.kinds, seed: options.disguises.seed,
        share: options.disguises.share.fraction)
      if let mutation, let threshold = options.mutateThreshold {
        let rate = mutation.caughtRate
        if !rate.reaches(threshold) {
          shortfalls.append(
            "\(rate.text) of the disguised hits are still caught (\(rate.hits) of "
              + "\(rate.total)), below \(threshold.text) %")
        }
      }
    }
    self.coverage = coverage
    self.mutation = mutation
    self.shortfalls = shortfalls
  }

  /// How the command ends.
  var status: ExitStatus {
    if !examples.failures.isEmpty { return .usage }
    return shortfalls.isEmpty ? .finished : .held
  }

  /// Everything found out, for people or for programs.
  func bytes(_ format: ReportFormat, _ style: TerminalStyle) -> [UInt8] {
    let places = SourcePlaces(files: pack.checked.files)
    let writer = ExampleReportWriter(examples, places: places)
    switch format {
    case .text:
      var text = writer.text(style)
      if let coverage {
        text += "\n" + CoverageReportWriter(coverage, places: places).text(style, isSummary)
      }
      if let mutation {
        text += "\n" + MutationReportWriter(mutation, places: places).text(style, isSummary)
      }
      return Array(text.utf8)
    case .json:
      var members = writer.jsonMembers
      if let coverage {
        members.append(
          ("coverage", CoverageReportWriter(coverage, places: places).json(isSummary)))
      }
      if let mutation {
        members.append(
          ("mutation", MutationReportWriter(mutation, places: places).json(isSummary)))
      }
      return JSONValue.object(members).line
    }
  }
}
