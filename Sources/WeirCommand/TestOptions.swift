import ArgumentParser
import Reporting
import RuleTesting

/// How texts are disguised: the options that `test --mutate` and `disguise` share.
struct DisguiseOptions: ParsableArguments {
  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Only this disguise; may be repeated. Without it, all of them.", valueName: "disguise"))
  var kind: [Disguise] = []

  @Option(
    help: ArgumentHelp("Which of the possible choices a disguise makes.", valueName: "number"))
  var seed: UInt64 = 0

  @Option(
    help: ArgumentHelp(
      "How many of the places that a disguise fits are disguised.", valueName: "percent"))
  var share = Percent.all

  /// The disguises asked for, in their usual order.
  var kinds: [Disguise] {
    kind.isEmpty ? Disguise.allCases : Disguise.allCases.filter(kind.contains)
  }
}

/// The value of `--coverage-threshold`: `95`, or of one kind of part `rules=100`.
struct CoverageThreshold: ExpressibleByArgument {
  /// nil for all kinds together.
  var kind: CoveragePart.Kind?
  var percent: Percent

  init?(argument: String) {
    var number = argument[...]
    if let sign = argument.firstIndex(of: "=") {
      guard let kind = CoveragePart.Kind.allCases.first(where: { $0.plural == argument[..<sign] })
      else { return nil }
      self.kind = kind
      number = argument[argument.index(after: sign)...]
    }
    guard let percent = Percent(String(number)) else { return nil }
    self.percent = percent
  }

  /// Why the report does not reach it; nil where it does.
  func shortfall(of report: CoverageReport) -> String? {
    let rate = report.rate(of: kind)
    guard !rate.reaches(percent) else { return nil }
    let what = kind.map { "coverage of \($0.plural)" } ?? "coverage"
    return "\(what) is \(rate.text) (\(rate.hits) of \(rate.total)), below \(percent.text) %"
  }
}

extension Disguise: ExpressibleByArgument {}

extension Percent: ExpressibleByArgument {
  /// Reads a number of percent from the command line.
  package init?(argument: String) { self.init(argument) }

  /// How help shows a default.
  package var defaultValueDescription: String { text }
}
