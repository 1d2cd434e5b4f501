package import Diagnostics
import RuleCheck
package import RuleCompiler

/// Makes the edits that diagnostics offer, over and over until none is left that helps.
///
/// Edits that touch are made one after the other, in rounds: after each the pack is checked anew. An
/// edit that would bring an error, or after which no fewer edits are offered, is not made. Reads and
/// writes no files.
package struct RuleFixer {
  /// What is to be said of a pack.
  package typealias Check = (CompiledPack) -> [Diagnostic]

  /// One fix may make room for another; more rounds than this are two that undo each other.
  private static let mostRounds = 12

  private let check: Check

  /// A pack with edits made.
  package struct Outcome {
    package var pack: CompiledPack
    /// What is left to say of it.
    package var diagnostics: [Diagnostic]
    /// Diagnostics whose edits were made.
    package var made = 0
  }

  package init(check: @escaping Check) { self.check = check }

  /// Fixes what is said of a pack. O(rounds × checks); a check for each halving where edits do harm.
  package func fix(_ pack: CompiledPack) -> Outcome {
    var outcome = Outcome(pack: pack, diagnostics: check(pack))
    for _ in 0..<Self.mostRounds {
      let offers = outcome.diagnostics.filter { !$0.edits.isEmpty }
      guard let next = apply(offers[...], to: outcome) else { break }
      outcome = next
    }
    return outcome
  }

  /// Makes the edits of as many diagnostics as go together, nil for none. Where some do harm, each
  /// half is tried by itself: the later half first, so that the places of the other stay true.
  private func apply(_ offers: ArraySlice<Diagnostic>, to outcome: Outcome) -> Outcome? {
    let plan = EditPlan(Array(offers), files: outcome.pack.checked.files)
    guard !plan.isEmpty else { return nil }
    if let next = applied(plan, to: outcome) { return next }
    guard offers.count > 1 else { return nil }
    let middle = offers.startIndex + offers.count / 2
    let later = apply(offers[middle...], to: outcome)
    return apply(offers[..<middle], to: later ?? outcome) ?? later
  }

  /// The pack with a plan's edits made; nil where that brings an error, or offers no fewer edits.
  private func applied(_ plan: EditPlan, to outcome: Outcome) -> Outcome? {
    let files = outcome.pack.checked.files
    // By path: a list that two lexicons name stands in the pack twice.
    var edited: [String: [UInt8]] = [:]
    for index in plan.edits.keys.sorted() where edited[files[index].path] == nil {
      edited[files[index].path] = plan.bytes(of: index, in: files)
    }
    let all = files.map { SourceFile(path: $0.path, bytes: edited[$0.path] ?? $0.bytes) }
    // Lists stand behind the rule files.
    let rules = all.prefix { !$0.path.hasSuffix(".txt") && !$0.path.hasSuffix(".tsv") }
    let pack = PackCompiler.compile(Array(rules), lists: Array(all[rules.count...]))
    let diagnostics = check(pack)
    guard errors(diagnostics) <= errors(outcome.diagnostics),
      offers(diagnostics) < offers(outcome.diagnostics)
    else { return nil }
    return Outcome(
      pack: pack, diagnostics: diagnostics, made: outcome.made + plan.chosen.count)
  }

  private func errors(_ diagnostics: [Diagnostic]) -> Int {
    diagnostics.count { $0.severity == .error }
  }

  private func offers(_ diagnostics: [Diagnostic]) -> Int {
    diagnostics.count { !$0.edits.isEmpty }
  }
}
