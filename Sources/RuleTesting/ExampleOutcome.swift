import Diagnostics
import ScreeningEngine

/// What became of one example: whether its rule holds on it, and every part of the condition.
struct ExampleOutcome {
  /// A part of the condition, in an order that is the same for every example of the rule.
  struct Part {
    var range: SourceRange
    var holds: Bool
    /// Which tree it stands in: 0 is `when`, then each `unless`.
    var tree: Int
    /// Whether it has the value of its tree's root, all above it do, and nothing below it does.
    var isDeciding: Bool
    /// The nodes of the program it stands for.
    var node: UInt32
  }

  var holds: Bool
  var parts: [Part]
  /// What the text folded to; empty for a conversation.
  var fold = ""
  /// `file:line` of patterns that reached a limit.
  var limits: [String] = []

  /// Why the rule holds or does not: for a rule that does not, what is false in `when`, or true in
  /// an `unless`; for one that does, what is true in `when`.
  var reasons: [Part] {
    let whenHolds = parts.first { $0.tree == 0 }?.holds ?? false
    var trees: Set<Int> = [0]
    if whenHolds && !holds {
      // The root of each tree comes first in it.
      var seen: Set<Int> = []
      for part in parts where seen.insert(part.tree).inserted && part.tree > 0 && part.holds {
        trees.insert(part.tree)
      }
    }
    return parts.filter { $0.isDeciding && trees.contains($0.tree) }
  }

  /// The smallest parts that turned out otherwise than in `plain`, an outcome of the same rule.
  func changes(since plain: ExampleOutcome) -> [Part] {
    guard parts.count == plain.parts.count else { return reasons }
    let changed = parts.indices.filter { index in
      parts[index].isDeciding && parts[index].holds != plain.parts[index].holds
    }
    return changed.isEmpty ? reasons : changed.map { parts[$0] }
  }
}

extension ExampleOutcome {
  /// The outcome of a rule over one message. `ranges` says where each node stands.
  init(_ examined: RuleExamination, ranges: [SourceRange], places: (PatternID) -> String) {
    holds = examined.holds
    parts = []
    for (tree, nodes) in ([examined.when] + examined.unless).enumerated() {
      parts += ExampleOutcome.parts(of: nodes, tree: tree, ranges: ranges)
    }
    fold = String(decoding: examined.fold, as: UTF8.self)
    limits = examined.limits.map { places($0.pattern) }
  }

  private static func parts(
    of nodes: [RuleExamination.Part], tree: Int, ranges: [SourceRange]
  ) -> [Part] {
    guard let root = nodes.first else { return [] }
    return nodes.enumerated().map { index, part in
      // A part whose ancestors all have the root's value, and which has no such child itself.
      var isOnPath = part.holds == root.holds
      var depth = part.depth
      for earlier in nodes[..<index].reversed() where earlier.depth < depth {
        depth = earlier.depth
        if earlier.holds != root.holds { isOnPath = false }
      }
      let below = nodes[(index + 1)...].prefix { $0.depth > part.depth }
      let hasDeciding = below.contains { $0.depth == part.depth + 1 && $0.holds == root.holds }
      return Part(
        range: ranges[Int(part.node)], holds: part.holds, tree: tree,
        isDeciding: isOnPath && !hasDeciding, node: part.node)
    }
  }
}
