internal import Diagnostics
internal import RuleCheck
internal import RuleCompiler
internal import ScreeningEngine

/// A compiled pack of rules: immutable, and shared freely between threads.
///
/// ```swift
/// let pack = try RulePack(paths: ["rules"])
/// var screener = pack.makeScreener()
/// let verdict = screener.screen("请将资金转入安全账户")
/// ```
///
/// Compile once, then make a ``Screener`` for each thread that screens.
public struct RulePack: Sendable {
  /// What the rules call their pack.
  public let name: String
  /// The version the rules give their pack.
  public let version: String
  /// A hash of the compiled form, 16 hexadecimal digits: equal for packs that screen alike.
  public let hash: String
  /// The ids of all rules, in pack order: `family/name`; `all/name` for a rule that counts in all
  /// families; the name alone for one that only gives labels.
  public let ruleIDs: [String]
  /// The names of the families, in pack order.
  public let familyNames: [String]
  /// Warnings about the rules, in file order; a pack with errors throws instead.
  public let diagnostics: [RuleDiagnostic]

  let ruleSet: RuleSet

  /// Compiles rule files.
  ///
  /// - Parameter paths: Files, or folders whose `.weir` files are read, those in folders below
  ///   them too. All of them become one pack.
  /// - Throws: ``RulePackError`` where a path cannot be read or the rules have errors.
  public init(paths: [String]) throws(RulePackError) {
    let compiled: CompiledPack
    do {
      compiled = try PackCompiler.load(paths)
    } catch {
      throw RulePackError(path: error.path, reason: error.reason)
    }
    try self.init(compiled)
  }

  /// Compiles rules that are already in memory.
  ///
  /// - Parameters:
  ///   - source: The text of one rule file.
  ///   - path: What diagnostics call it; lists that the rules name are read from beside it.
  /// - Throws: ``RulePackError`` where the rules have errors.
  public init(source: String, path: String = "rules.weir") throws(RulePackError) {
    try self.init(PackCompiler.compile([SourceFile(path: path, bytes: Array(source.utf8))]))
  }

  private init(_ compiled: CompiledPack) throws(RulePackError) {
    let renderer = CaretRenderer(files: compiled.checked.files)
    let lines = compiled.checked.files.map { LineIndex($0.bytes) }
    let diagnostics = compiled.diagnostics.map {
      RuleDiagnostic($0, files: compiled.checked.files, lines: lines, renderer: renderer)
    }
    guard let ruleSet = compiled.ruleSet else { throw RulePackError(diagnostics: diagnostics) }
    self.diagnostics = diagnostics
    self.ruleSet = ruleSet
    name = ruleSet.name
    version = ruleSet.version
    hash = ruleSet.hash
    ruleIDs = ruleSet.rules.map(\.id)
    familyNames = ruleSet.families.map(\.name)
  }

  /// Makes a screener for these rules, one for each thread. O(size of the pack).
  public func makeScreener() -> Screener { Screener(self) }
}
