import Diagnostics
import RuleCheck

/// What is known of a pack as its files stand now.
struct PackAnalysis: Sendable {
  /// The rule files; a `FileID` below their count is an index into them.
  let files: [FileAnalysis]
  /// Its `files` are the rule files, then the lists.
  let pack: CheckedPack
  let diagnostics: [Diagnostic]

  /// Checks files as one pack; lists that did not change are taken from `lists`.
  init(files: [FileAnalysis], lists: inout ListCache, readList: PackChecker.ListReader) {
    self.files = files
    (pack, diagnostics) = PackChecker.check(
      parsed: files.map { ($0.tree, $0.mistakes) }, lists: &lists, readList: readList)
  }

  /// The index of the file at a path.
  func file(_ path: String) -> FileID? {
    files.firstIndex { $0.path == path }.map(FileID.init)
  }

  /// The path of a rule file or list; of a document that is no file, its URI.
  func path(of file: FileID) -> String {
    let path = pack.files[file.rawValue].path
    return path.hasPrefix("/") ? DocumentURI.normalized(path) : path
  }

  /// The text of a rule file or list; of a list its lines are looked for at each call.
  func text(of file: FileID) -> DocumentText {
    file.rawValue < files.count
      ? files[file.rawValue].text : DocumentText(pack.files[file.rawValue].bytes)
  }

  // MARK: - Names

  /// Every place that names a symbol, in the order of the files. O(names of the pack).
  func occurrences(of symbol: Symbol) -> [Occurrence] {
    files.flatMap { $0.occurrences.filter { $0.symbol == symbol } }
  }

  /// The declarations of a symbol: one, unless the pack is wrong.
  func declarations(of symbol: Symbol) -> [Declaration] {
    files.flatMap { $0.declarations.filter { $0.symbol == symbol } }
  }

  /// Whether something of this name would clash with a symbol if it were called `name`.
  func isTaken(_ name: String, besides symbol: Symbol) -> Bool {
    var renamed = symbol
    renamed.name = name
    return renamed != symbol && !declarations(of: renamed).isEmpty
  }

  /// What the name of a lexicon, signal or condition stands for.
  enum Value {
    case lexicon(CheckedLexicon)
    case signal(CheckedSignal)
    case condition(CheckedCondition)
  }

  func value(_ name: String) -> Value? {
    if let lexicon = pack.lexicons.first(where: { $0.name == name }) { return .lexicon(lexicon) }
    if let signal = pack.signals.first(where: { $0.name == name }) { return .signal(signal) }
    return pack.conditions.first { $0.name == name }.map { .condition($0) }
  }

  func family(_ name: String) -> CheckedFamily? { pack.families.first { $0.name == name } }

  func rule(_ name: String, in family: String) -> CheckedRule? {
    pack.rules.first { $0.name == name && self.family(of: $0) == family }
  }

  /// The family a rule is in: `all`, or the empty text for none.
  func family(of rule: CheckedRule) -> String {
    switch rule.scope {
    case .family(let index): pack.families[index].name
    case .all: "all"
    case .none: ""
    }
  }

  /// The source text of a range.
  func source(_ range: SourceRange) -> String {
    guard pack.files.indices.contains(range.file.rawValue) else { return "" }
    let bytes = pack.files[range.file.rawValue].bytes
    guard range.start <= range.end, range.end <= bytes.count else { return "" }
    return String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }
}
