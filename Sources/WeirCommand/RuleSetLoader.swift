import Diagnostics
import FileAccess
import Reporting
import RuleCheck
import RuleCompiler
import ScreeningEngine

/// Finds and compiles the rules a run screens with.
enum RuleSetLoader {
  /// Compiles `paths` (or the default pack) into a rule set, or says on standard error what is
  /// wrong with the rules and throws; `jobs` threads compile.
  static func load(_ paths: [String], color: ColorChoice, jobs: Int) throws -> RuleSet {
    let pack = try loadPack(paths, jobs: jobs)
    guard let ruleSet = pack.ruleSet else {
      reportErrors(of: pack, color: color)
      throw UsageError("the rules have errors; nothing was screened")
    }
    let expired = pack.checked.expiredAllowances(today: SystemClock.today)
    if !expired.isEmpty {
      let renderer = CaretRenderer(
        files: pack.checked.files,
        usesColor: TerminalStyle(descriptor: 2, choice: color).hasColors)
      StandardError.write(renderer.render(expired))
    }
    return ruleSet
  }

  /// Compiles `paths`, or the default pack; what is wrong is in the pack's diagnostics.
  static func loadPack(
    _ paths: [String], jobs: Int = ProcessEnvironment.processorCount
  ) throws -> CompiledPack {
    try compile(paths.isEmpty ? [defaultPath()] : paths, jobs: jobs)
  }

  /// Shows the errors of a pack on standard error.
  static func reportErrors(of pack: CompiledPack, color: ColorChoice) {
    let style = TerminalStyle(descriptor: 2, choice: color)
    StandardError.write(DiagnosticReport(pack).errors(style: style))
  }

  /// Compiles rule files; what is wrong with them is in the pack's diagnostics.
  static func compile(
    _ paths: [String], jobs: Int = ProcessEnvironment.processorCount
  ) throws -> CompiledPack {
    do throws(PackLoadError) {
      return try PackCompiler.load(paths, jobs: jobs)
    } catch {
      throw UsageError("cannot read the rules at \(error.path): \(error.reason)")
    }
  }

  /// `./rules`, else the pack installed beside the executable, else that of the system.
  private static func defaultPath() throws -> String {
    let candidates = candidates()
    if let found = candidates.first(where: ProcessEnvironment.isFolder) { return found }
    throw UsageError(
      "no rules: there is no folder \(candidates.joined(separator: ", nor ")); "
        + "name one with --rules PATH")
  }

  private static func candidates() -> [String] {
    var candidates = ["rules"]
    if let executable = ProcessEnvironment.executablePath,
      let slash = executable.lastIndex(of: "/")
    {
      candidates.append("\(executable[..<slash])/../share/weir/rules")
    }
    candidates += ["/usr/local/share/weir/rules", "/usr/share/weir/rules"]
    return candidates
  }
}
