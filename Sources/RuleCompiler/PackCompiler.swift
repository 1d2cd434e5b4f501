package import Diagnostics
package import RuleCheck
package import ScreeningEngine

/// What became of a pack: its checked form, everything there is to say of it, and, without errors,
/// the rule set.
package struct CompiledPack: Sendable {
  package var checked: CheckedPack
  /// In file order, then by place.
  package var diagnostics: [Diagnostic]
  /// nil where `diagnostics` has an error.
  package var ruleSet: RuleSet?
}

/// Compiles rule files into a rule set. STUB.
package enum PackCompiler {
  /// Reads every `.weir` file at `paths` (files, or folders searched in name order) and compiles
  /// them as one pack.
  package static func load(_ paths: [String]) throws(PackLoadError) -> CompiledPack {
    let ruleSet = RuleSet(
      name: "stub", version: "0", prior: -30, hash: "0", families: [], rules: [], signals: [],
      labels: [], patterns: [])
    return CompiledPack(checked: CheckedPack(), diagnostics: [], ruleSet: ruleSet)
  }
}

/// A rules path that could not be read.
package struct PackLoadError: Error, Equatable {
  package var path: String
  package var reason: String
}
