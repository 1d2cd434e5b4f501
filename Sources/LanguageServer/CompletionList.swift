import Diagnostics
import JSON
import RuleCheck

/// Makes the items of a completion.
struct CompletionList {
  let analysis: PackAnalysis
  let client: ClientCapabilities
  /// The place that every item replaces, as the client counts.
  let range: JSONValue
  /// Of the document: `completionItem/resolve` asks the pack again.
  let uri: String

  private var items: [JSONValue] = []

  init(_ analysis: PackAnalysis, client: ClientCapabilities, range: JSONValue, uri: String) {
    self.analysis = analysis
    self.client = client
    self.range = range
    self.uri = uri
  }

  /// The items of everything wanted, the likeliest kinds first.
  static func items(
    of place: CompletionPlace, in analysis: PackAnalysis, client: ClientCapabilities,
    range: JSONValue, uri: String
  ) -> JSONValue {
    var list = CompletionList(analysis, client: client, range: range, uri: uri)
    for (rank, wanted) in place.wanted.enumerated() { list.add(wanted, rank: rank) }
    return .array(list.items)
  }

  /// What an item is drawn as: `CompletionItemKind`.
  enum Kind: Int {
    case function = 3
    case variable = 6
    case `class` = 7
    case module = 9
    case property = 10
    case unit = 11
    case value = 12
    case `enum` = 13
    case keyword = 14
    case snippet = 15
    case enumMember = 20
  }

  private mutating func add(_ wanted: CompletionPlace.Wanted, rank: Int) {
    switch wanted {
    case .declarations:
      for snippet in Snippet.declarations { add(snippet, rank: rank) }
    case .keywords(let words), .clauses(let words):
      for word in words { addKeyword(word, rank: rank) }
    case .names(let conditions): addNames(conditions: conditions, rank: rank)
    case .lexicons(let scored):
      for lexicon in analysis.pack.lexicons
      where !scored || lexicon.entries.contains(where: { $0.score != nil }) {
        addName(lexicon.name, .value, "lexicon", kind: .enum, rank: rank)
      }
    case .entities:
      for name in EntityHelp.names {
        add("@" + name, .class, EntityHelp.summary(of: name), rank: rank)
      }
    case .families(let withAll):
      for family in analysis.pack.families {
        addName(family.name, .family, "family", kind: .module, rank: rank)
      }
      if withAll { addKeyword("all", rank: rank) }
    case .rules(let family): addRules(of: family, rank: rank)
    case .groups(let family): addGroups(of: family, rank: rank)
    case .labels:
      for label in Set(analysis.pack.rules.flatMap(\.labels)).sorted() {
        addName(label, .label, "label", kind: .enumMember, rank: rank)
      }
    case .languages:
      for tag in Self.languages { add(tag, .value, "language", rank: rank) }
    case .values(let words):
      for word in words { add(word, .enumMember, KeywordHelp.text(of: word), rank: rank) }
    case .argumentNames(let entity):
      for name in EntityHelp.arguments(of: entity) {
        add(name, .property, "argument of @\(entity)", text: name + ": ", rank: rank)
      }
    case .argumentValues(let entity, let argument):
      for word in EntityHelp.words(of: entity, argument: argument) {
        add(word, .enumMember, nil, rank: rank)
      }
    case .units(let entity, let argument):
      for unit in EntityHelp.units(of: entity, argument: argument) {
        add(unit, .unit, "currency", rank: rank)
      }
    }
  }

  /// The languages that packs are mostly written for; any other tag may be typed.
  private static let languages = [
    "zh", "en", "yue", "ja", "ko", "th", "vi", "id", "ms", "ru", "es", "de", "fr",
  ]

  // MARK: - Names

  private mutating func addNames(conditions: Bool, rank: Int) {
    for signal in analysis.pack.signals {
      addName(signal.name, .value, "signal", kind: .variable, rank: rank)
    }
    for lexicon in analysis.pack.lexicons {
      addName(lexicon.name, .value, "lexicon", kind: .enum, rank: rank)
    }
    guard conditions else { return }
    for condition in analysis.pack.conditions {
      addName(condition.name, .value, "condition", kind: .function, rank: rank)
    }
  }

  private mutating func addRules(of family: String?, rank: Int) {
    for rule in analysis.pack.rules {
      let own = analysis.family(of: rule)
      guard family == nil || family == own else { continue }
      let label = family != nil || own.isEmpty ? rule.name : "\(own)/\(rule.name)"
      addName(
        label, symbol: Symbol(space: .rule(family: own), name: rule.name), "rule",
        kind: .function, rank: rank)
    }
  }

  private mutating func addGroups(of family: String, rank: Int) {
    let groups = analysis.pack.rules.filter { analysis.family(of: $0) == family }
      .compactMap(\.group)
    for group in Set(groups).sorted() {
      addName(group, .group(family: family), "group", kind: .enumMember, rank: rank)
    }
  }

  private mutating func addName(
    _ name: String, _ space: Symbol.Space, _ detail: String, kind: Kind, rank: Int
  ) {
    addName(name, symbol: Symbol(space: space, name: name), detail, kind: kind, rank: rank)
  }

  private mutating func addName(
    _ label: String, symbol: Symbol, _ detail: String, kind: Kind, rank: Int
  ) {
    add(
      label, kind, detail, data: ["uri": .string(uri), "symbol": symbol.json], rank: rank)
  }

  // MARK: - Items

  private mutating func addKeyword(_ word: String, rank: Int) {
    if client.takesSnippets, let snippet = Snippet.clauses[word] {
      add(
        word, .keyword, KeywordHelp.text(of: word), text: snippet, isSnippet: true, rank: rank)
    } else {
      add(word, .keyword, KeywordHelp.text(of: word), rank: rank)
    }
  }

  private mutating func add(_ snippet: Snippet, rank: Int) {
    guard client.takesSnippets else {
      add(snippet.keyword, .keyword, KeywordHelp.text(of: snippet.keyword), rank: rank)
      return
    }
    add(
      snippet.label, .snippet, KeywordHelp.text(of: snippet.keyword), text: snippet.text,
      isSnippet: true, rank: rank)
  }

  private mutating func add(
    _ label: String, _ kind: Kind, _ detail: String?, text: String? = nil,
    isSnippet: Bool = false, data: JSONValue? = nil, rank: Int
  ) {
    items.append(
      .members([
        "label": .string(label), "kind": .integer(kind.rawValue),
        "detail": detail.map { .string($0) }, "sortText": .string("\(rank)\(label)"),
        "insertTextFormat": isSnippet ? 2 : nil,
        "textEdit": ["range": range, "newText": .string(text ?? label)], "data": data,
      ]))
  }
}
