import Diagnostics

/// Cycles and depth of references. Both walks keep their own stack: a pack may chain thousands of
/// names, and what a user writes must not overflow ours.
extension PackChecker {
  /// How many declarations may lie between a name and the last thing it leads to.
  static var deepestReference: Int { 256 }

  /// A declaration on the way of the walk, and the use it is looking at.
  private struct Step {
    var node: Symbol.Kind
    var next: Int
    /// The use that led here.
    var range: SourceRange?
  }

  /// Reports each cycle once and every chain that is too deep, and empties what takes part, so that
  /// whoever follows the references of the pack comes to an end.
  mutating func checkReferences() {
    var depth: [Symbol.Kind: Int] = [:]
    for node in inOrder() where depth[node] == nil { walk(from: node, depth: &depth) }
  }

  /// The declarations in order, so that reports are the same every time.
  private func inOrder() -> [Symbol.Kind] {
    pack.signals.indices.map { .signal($0) } + pack.conditions.indices.map { .condition($0) }
  }

  private mutating func walk(from root: Symbol.Kind, depth: inout [Symbol.Kind: Int]) {
    var path = [Step(node: root, next: 0, range: nil)]
    var onPath: [Symbol.Kind: Int] = [root: 0]
    while let step = path.last {
      let uses = uses[step.node] ?? []
      guard step.next < uses.count else {
        let deepest = uses.map { depth[$0.target] ?? 0 }.max() ?? -1
        depth[step.node] = checkDepth(deepest + 1, of: step.node)
        onPath[step.node] = nil
        path.removeLast()
        continue
      }
      let use = uses[step.next]
      path[path.count - 1].next += 1
      if let start = onPath[use.target] {
        reportCycle(Array(path[start...]), closedBy: use)
      } else if depth[use.target] == nil {
        onPath[use.target] = path.count
        path.append(Step(node: use.target, next: 0, range: use.range))
      }
    }
  }

  private mutating func reportCycle(_ steps: [Step], closedBy use: Use) {
    let names = (steps.map(\.node) + [use.target]).map { "`\(name(of: $0))`" }
    let shown = names.count > 8 ? names.prefix(4) + ["…"] + names.suffix(3) : names[...]
    report(
      .cyclicReference, "\(names[0]) leads back to itself: \(shown.joined(separator: " → "))",
      at: range(of: steps[0].node), label: "declared here",
      secondary: (steps.dropFirst().prefix(7).compactMap(\.range) + [use.range]).enumerated().map {
        Diagnostic.Label(range: $1, text: $0 == 0 ? "uses it here" : "which is used here")
      }, help: "take one of these uses out")
    for step in steps { empty(step.node) }
  }

  private mutating func checkDepth(_ depth: Int, of node: Symbol.Kind) -> Int {
    guard depth > Self.deepestReference else { return depth }
    report(
      .referencesTooDeep,
      "`\(name(of: node))` leads through more than \(Self.deepestReference) names",
      at: range(of: node), help: "put the contents of some into one declaration")
    empty(node)
    // Emptied, it leads nowhere: what uses it is not reported again.
    return 0
  }

  private mutating func empty(_ node: Symbol.Kind) {
    switch node {
    case .lexicon: break
    case .signal(let index):
      pack.signals[index].items = []
      pack.signals[index].exceptions = []
    case .condition(let index):
      pack.conditions[index].expression = .nothing(pack.conditions[index].range)
    }
  }

  private func name(of node: Symbol.Kind) -> String {
    switch node {
    case .lexicon(let index): pack.lexicons[index].name
    case .signal(let index): pack.signals[index].name
    case .condition(let index): pack.conditions[index].name
    }
  }

  private func range(of node: Symbol.Kind) -> SourceRange {
    switch node {
    case .lexicon(let index): pack.lexicons[index].range
    case .signal(let index): pack.signals[index].range
    case .condition(let index): pack.conditions[index].range
    }
  }
}
