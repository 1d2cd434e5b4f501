import Diagnostics
import RuleSyntax

extension PackChecker {
  /// Fills the lexicon's entries from its block and its lists.
  mutating func checkLexicon(_ index: Int) {
    let syntax = declared.lexicons[index]
    owner = .lexicon(index)
    var entries: [CheckedLexicon.Entry] = []
    var sources: [ListSource] = []
    for source in syntax.sources {
      guard let list = list(from: source) else { continue }
      sources.append(list)
      // The only list of a lexicon is shared with the cache, not copied.
      entries = entries.isEmpty ? list.list.entries : entries + list.list.entries
    }
    for group in syntax.groups {
      if let tag = group.tag { checkLanguageTag(tag) }
      for entry in group.entries {
        guard let phrase = entry.phrase.flatMap({ checkPhrase($0) }) else { continue }
        entries.append(
          CheckedLexicon.Entry(
            phrase: phrase, language: group.tag?.text, score: score(entry.score)))
      }
    }
    let isEmpty = entries.isEmpty
    let only = syntax.sources.count == 1 && syntax.groups.isEmpty ? sources.first : nil
    if only?.list.isDistinct != true {
      let count = entries.count
      removeDuplicates(from: &entries)
      if let only, entries.count == count { lists.noteDistinct(only.path, file: only.file) }
    }
    if isEmpty, syntax.sources.isEmpty, syntax.groups.isEmpty,
      syntax.node.token(.leftBrace) != nil
    {
      report(
        .emptyDeclaration, "the lexicon `\(pack.lexicons[index].name)` has no entries",
        at: pack.lexicons[index].range)
    }
    pack.lexicons[index].entries = entries
  }

  /// Takes out entries that stand in a lexicon twice, keeping the first, and warns of the first 20.
  private mutating func removeDuplicates(from entries: inout [CheckedLexicon.Entry]) {
    struct Key: Hashable {
      var text: String
      var isLoose: Bool
      var takesRest: Bool
      var startsClause: Bool
      var language: String?
    }
    var first: [Key: SourceRange] = [:]
    first.reserveCapacity(entries.count)
    var again: [(phrase: PhraseLiteral, first: SourceRange)] = []
    entries.removeAll { entry in
      let phrase = entry.phrase
      let key = Key(
        text: phrase.text, isLoose: phrase.isLoose, takesRest: phrase.takesRest,
        startsClause: phrase.startsClause, language: entry.language)
      // Hashed once: a learned lexicon has entries by the ten thousand, and few stand in it twice.
      guard let earlier = first.updateValue(phrase.range, forKey: key) else { return false }
      first[key] = earlier
      again.append((phrase, earlier))
      return true
    }
    for (phrase, earlier) in again.prefix(20) {
      report(
        .duplicateEntry, "`\(phrase.text.prefix(40))` stands in this lexicon twice",
        at: phrase.range, label: "again here, to no effect",
        secondary: [Diagnostic.Label(range: earlier, text: "first here")], help: "take one out")
    }
  }

  /// A phrase with its escapes undone; nil, reported, if it is empty.
  mutating func checkPhrase(_ phrase: PhraseSyntax) -> PhraseLiteral? {
    guard let literal = phrase.literal, let decoded = phrase.decoded else { return nil }
    guard !isBlank(decoded.text) else {
      reportEmptyPhrase(at: literal.range)
      return nil
    }
    return PhraseLiteral(
      text: decoded.text, isLoose: phrase.isLoose, takesRest: decoded.takesRest,
      startsClause: decoded.startsClause, range: literal.range)
  }

  /// A list that was read, and where it stands among the files.
  private struct ListSource {
    var path: String
    var file: FileID
    var list: ListCache.List
  }

  /// The list a `from` names; nil, reported, where it cannot be read.
  private mutating func list(from source: SyntaxToken) -> ListSource? {
    let path = source.plainText
    let format: ListFile.Format
    if path.hasSuffix(".txt") {
      format = .lines
    } else if path.hasSuffix(".tsv") {
      format = .tabSeparated
    } else {
      report(
        .listNotReadable, "a list is a `.txt` or a `.tsv` file", at: source.range,
        help: "`.txt` has one entry a line, `.tsv` an entry, a tab and a score")
      return nil
    }
    let ruleFile = source.tree.source
    switch readList(path, ruleFile) {
    case .failure(let error):
      report(
        .listNotReadable, "the list `\(path)` cannot be read", at: source.range,
        label: error.reason, help: "the path counts from the folder of this file")
      return nil
    case .success(let bytes):
      guard bytes.count <= ListFile.mostBytes else {
        report(
          .listTooLarge,
          "the list `\(path)` has \(bytes.count) bytes; at most \(ListFile.mostBytes) are read",
          at: source.range)
        return nil
      }
      let id = FileID(pack.files.count)
      let fullPath = Self.path(path, relativeTo: ruleFile.path)
      pack.files.append(SourceFile(path: fullPath, bytes: bytes))
      let list = lists.list(fullPath, file: id, bytes: bytes) {
        ListFile(bytes, file: id, format: format, language: ListFile.language(of: path))
      }
      diagnostics += list.diagnostics
      if list.entries.isEmpty, list.diagnostics.isEmpty {
        report(.emptyDeclaration, "the list `\(path)` has no entries", at: source.range)
      }
      return ListSource(path: fullPath, file: id, list: list)
    }
  }

  /// The path a diagnostic shows for a list.
  private static func path(_ path: String, relativeTo ruleFile: String) -> String {
    guard !path.hasPrefix("/"), let slash = ruleFile.lastIndex(of: "/") else { return path }
    return ruleFile[...slash] + path
  }
}
