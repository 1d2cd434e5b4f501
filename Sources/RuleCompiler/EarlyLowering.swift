import RuleCheck
import TextFolding

/// What is lowered of a pack while the rest of it is still checked: the regular expressions of its
/// signals, a third of the start with 3,000 of them, on other threads.
struct EarlyLowering: Sendable {
  let variants: VariantTable
  let densifier: Densifier
  let regexes: ConcurrentMap<PatternLiteral, RegexLowering.Lowered>
  /// Threads that compile.
  let jobs: Int

  /// Begins; of `pack` the variants, lexicons and signals are known, and stay as they are.
  init(_ pack: CheckedPack, jobs: Int) {
    self.jobs = jobs
    variants = VariantTable(pack.variants)
    let substitutions = variants.denseSubstitutions
    let densifier =
      substitutions.isEmpty ? Densifier.plain : Densifier(substitutions: substitutions)
    self.densifier = densifier
    let literals = pack.signals.flatMap { signal in
      (signal.items + signal.exceptions).compactMap { item in
        if case .pattern(let literal) = item { literal } else { nil }
      }
    }
    let lowering = RegexLowering(pack: pack)
    regexes = ConcurrentMap(of: literals, jobs: jobs) { lowering.lower($0, densifier) }
  }
}
