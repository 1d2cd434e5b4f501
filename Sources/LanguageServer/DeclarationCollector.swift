import Diagnostics
import RuleSyntax

/// Lists the declarations of a file as an outline shows them.
enum DeclarationCollector {
  /// The declarations of a tree in order. O(tree).
  static func declarations(in tree: SyntaxTree) -> [Declaration] {
    tree.root.nodes.compactMap { node in
      switch DeclarationSyntax(node) {
      case .pack(let block): pack(block)
      case .family(let block): family(block)
      case .variants(let variants):
        keyworded(
          .variants, node, title: "variants", detail: counted(variants.count, "entry", "entries"))
      case .lexicon(let lexicon): value(.lexicon, lexicon.name, node, size(of: lexicon))
      case .signal(let signal):
        value(.signal, signal.name, node, counted(signal.items.count, "item"))
      case .condition(let condition): value(.condition, condition.name, node, "")
      case .rule(let rule): self.rule(rule)
      case .adjust(let adjustment): adjust(adjustment)
      case .allow: keyworded(.allowance, node, title: "allow", detail: "")
      case nil: nil  // Skipped tokens.
      }
    }
  }

  private static func pack(_ block: BlockSyntax) -> Declaration? {
    let name = block.clauses.first { $0.keyword?.isWord("name") == true }?.strings.first
    return keyworded(.pack, block.node, title: "pack", detail: name?.plainText ?? "")
  }

  private static func family(_ block: BlockSyntax) -> Declaration? {
    guard let name = block.name else { return nil }
    let thresholds = ["review", "block"].compactMap { keyword -> String? in
      let clause = block.clauses.first { $0.keyword?.isWord(keyword) == true }
      return clause?.number.map { "\(keyword) \($0.text)" }
    }
    return Declaration(
      kind: .family, symbol: Symbol(space: .family, name: name.text), title: name.text,
      detail: (["family"] + thresholds).joined(separator: " · "), range: block.node.range,
      nameRange: name.range)
  }

  private static func rule(_ rule: RuleSyntax) -> Declaration? {
    guard let name = rule.name else { return nil }
    let family = rule.family?.text ?? ""
    var parts = family.isEmpty ? [] : [family]
    for clause in rule.clauses {
      switch clause.keyword?.text {
      case "stage": if let stage = clause.words.first { parts.append(stage.text) }
      case "score":
        if let number = clause.number { parts.append("score \(number.text)") }
      default: break
      }
    }
    return Declaration(
      kind: rule.isThread ? .threadRule : .rule,
      symbol: Symbol(space: .rule(family: family), name: name.text), title: name.text,
      detail: parts.joined(separator: " · "), range: rule.range, nameRange: name.range)
  }

  private static func adjust(_ adjustment: AdjustSyntax) -> Declaration? {
    guard let name = adjustment.name else { return nil }
    let target = adjustment.rule.map { "\(name.text)/\($0.text)" } ?? name.text
    return Declaration(
      kind: .adjustment, symbol: nil, title: "adjust \(target)", detail: "",
      range: adjustment.node.range, nameRange: name.range)
  }

  private static func value(
    _ kind: Declaration.Kind, _ name: SyntaxToken?, _ node: SyntaxNode, _ size: String
  ) -> Declaration? {
    guard let name else { return nil }
    let what = node.firstToken?.text ?? ""
    return Declaration(
      kind: kind, symbol: Symbol(space: .value, name: name.text), title: name.text,
      detail: size.isEmpty ? what : "\(what) · \(size)", range: node.range, nameRange: name.range)
  }

  private static func keyworded(
    _ kind: Declaration.Kind, _ node: SyntaxNode, title: String, detail: String
  ) -> Declaration? {
    guard let keyword = node.firstToken else { return nil }
    return Declaration(
      kind: kind, symbol: nil, title: title, detail: detail, range: node.range,
      nameRange: keyword.range)
  }

  private static func size(of lexicon: LexiconSyntax) -> String {
    let entries = lexicon.groups.reduce(0) { $0 + $1.node.nodes(.lexiconEntry).count }
    let lists = lexicon.sources.count
    var parts: [String] = []
    if entries > 0 || lists == 0 { parts.append(counted(entries, "entry", "entries")) }
    if lists > 0 { parts.append(counted(lists, "list")) }
    return parts.joined(separator: ", ")
  }

  /// `1 item`, `2 items`.
  static func counted(_ count: Int, _ one: String, _ many: String? = nil) -> String {
    "\(count) \(count == 1 ? one : many ?? one + "s")"
  }
}
