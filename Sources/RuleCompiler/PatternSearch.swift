import ScreeningEngine
import TextFolding

/// How a pattern is looked for, as far as that can be said of it by itself.
///
/// A class of what is asked for and no more, since it is made on one thread and looked at on another:
/// what is copied is retained, and each object's count is in the other's cache.
final class PatternSearch: Sendable {
  /// Whether there are literals to look for.
  let isOfUse: Bool
  /// Those of the dense view, and those that it leaves out.
  let dense: [[UInt8]]
  let signs: [[UInt8]]
  /// A match contains one of the literals that ends within so many bytes of its start in the fold; nil
  /// where that is not known.
  let end: Int?
  /// Literals of the dense view of which a match has one besides, within `reach` of the others; empty where
  /// nothing is needed.
  let companions: [[UInt8]]
  let reach: ClosedRange<Int>
  /// All literals as the fold shows them.
  let spelled: [[UInt8]]
  /// How often the pattern will be a candidate, as a share of messages: a guess.
  let weight: Double
  /// How the pattern is told by where its words stand; literals are numbered as they stand in `dense`, then
  /// `companions`.
  let form: PlacedTable.Form?
  /// Whether each match has one of some literals, be they of use or not.
  let hasChoice: Bool

  /// `choices` are sets of literals, best first, of which each match has at least one; `pairs` are pairs of
  /// such sets, one before the other; `form` is asked for what tells the pattern by the places of a plan's
  /// literals.
  init(
    _ choices: [LiteralSet], pairs: [LiteralSetPair] = [], _ densifier: Densifier,
    form: (LiteralPlan) -> PlacedTable.Form? = { _ in nil }
  ) {
    let plan = LiteralPlan.best(of: choices, pairs: pairs, densifier)
    isOfUse = plan != nil
    dense = plan?.dense ?? []
    signs = plan?.signs.sorted { $0.lexicographicallyPrecedes($1) } ?? []
    end = signs.isEmpty ? plan?.end : nil
    companions = plan?.companion?.literals ?? []
    reach = plan?.companion?.reach ?? 0...0
    let besides = plan?.companion?.spelled.sorted { $0.lexicographicallyPrecedes($1) }
    spelled = (plan?.literals ?? []) + (besides ?? [])
    weight = plan?.weight ?? 1
    self.form = plan.flatMap(form)
    hasChoice = !choices.isEmpty
  }
}
