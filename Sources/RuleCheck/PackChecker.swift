package import Diagnostics
package import RuleSyntax

/// Resolves the names of a pack's files and checks that their types agree.
///
/// Reads nothing itself: lists come through `readList`. Always gives a pack, every index of which
/// is in bounds; where a diagnostic is an error the pack is not whole and must not be compiled.
package struct PackChecker {
  /// Gives the bytes of the list at `path`, as written after `from` in the rule file given.
  package typealias ListReader =
    (_ path: String, _ relativeTo: SourceFile) -> Result<[UInt8], ListReadError>

  var pack = CheckedPack()
  var diagnostics: [Diagnostic] = []
  let readList: ListReader

  /// One name space for lexicons, signals and conditions, one for families, one for rules.
  var symbols: [String: Symbol] = [:]
  var families: [String: Int] = [:]
  var ruleRanges: [String: SourceRange] = [:]
  /// By id: `family/name`, `all/name`, or the name alone.
  var ruleIndices: [String: Int] = [:]
  /// Rules that say no score, and where they are named.
  var rulesWithoutScore: [Int: SourceRange] = [:]
  var familiesInUse: Set<Int> = []
  var adjusted: [AdjustedPart: SourceRange] = [:]
  /// Whether the rule being checked is about a conversation.
  var isInThreadRule = false
  /// Who uses whom, and where: the edges cycles are looked for in.
  var uses: [Symbol.Kind: [Use]] = [:]
  var usedNames: Set<String> = []
  /// The declaration whose content is being checked.
  var owner: Symbol.Kind?
  var declared = Declared()
  var lists = ListCache()

  /// A name of the name space of lexicons, signals and conditions.
  struct Symbol {
    enum Kind: Hashable {
      case lexicon(Int)
      case signal(Int)
      case condition(Int)
    }
    var kind: Kind
    var range: SourceRange
  }

  /// One place where a declaration uses another.
  struct Use {
    var target: Symbol.Kind
    var range: SourceRange
  }

  /// The declarations whose content is checked once all names are known.
  struct Declared {
    var lexicons: [LexiconSyntax] = []
    var signals: [SignalSyntax] = []
    var conditions: [ConditionDeclarationSyntax] = []
    var rules: [RuleSyntax] = []
    var adjustments: [AdjustSyntax] = []
    var pack: PackBlock?
  }

  private init(readList: @escaping ListReader) { self.readList = readList }

  /// Checks `files` as one pack. A `FileID` is an index into the result's `files`: those given,
  /// then the lists read. Diagnostics come in file order, then by place.
  ///
  /// `whenSignalsAreKnown` is told the pack once its variants, lexicons and signals are checked, which
  /// then stay as they are, but for signals that refer to themselves: these are emptied.
  package static func check(
    files: [SourceFile], readList: ListReader,
    whenSignalsAreKnown: (CheckedPack) -> Void = { _ in }
  ) -> (pack: CheckedPack, diagnostics: [Diagnostic]) {
    var lists = ListCache()
    return check(
      parsed: files.enumerated().map { Parser.parse($1, file: FileID($0)) }, lists: &lists,
      readList: readList, whenSignalsAreKnown: whenSignalsAreKnown)
  }

  /// The same for files already parsed, so that who checks again and again parses only what
  /// changed; lists are kept in `lists`. Each tree's `file` must be its index.
  package static func check(
    parsed: [(tree: SyntaxTree, diagnostics: [Diagnostic])], lists: inout ListCache,
    readList: ListReader, whenSignalsAreKnown: (CheckedPack) -> Void = { _ in }
  ) -> (pack: CheckedPack, diagnostics: [Diagnostic]) {
    withoutActuallyEscaping(readList) { readList in
      var checker = PackChecker(readList: readList)
      swap(&checker.lists, &lists)
      checker.run(parsed, whenSignalsAreKnown)
      checker.lists.dropUnused()
      swap(&checker.lists, &lists)
      return (checker.pack, checker.sortedDiagnostics())
    }
  }

  private mutating func run(
    _ parsed: [(tree: SyntaxTree, diagnostics: [Diagnostic])],
    _ whenSignalsAreKnown: (CheckedPack) -> Void
  ) {
    pack.files = parsed.map(\.tree.source)
    for (index, (tree, mistakes)) in parsed.enumerated() {
      precondition(tree.file == FileID(index), "a tree knows its place among the files")
      diagnostics += mistakes
      for declaration in tree.declarations { declare(declaration) }
    }
    for index in declared.lexicons.indices { checkLexicon(index) }
    for index in declared.signals.indices { checkSignal(index) }
    whenSignalsAreKnown(pack)
    for index in declared.conditions.indices { checkCondition(index) }
    owner = nil
    for rule in declared.rules { checkRule(rule) }
    applyAdjustments()
    checkReferences()
    reportUnusedNames()
    reportUnusedFamilies()
  }

  private func sortedDiagnostics() -> [Diagnostic] {
    diagnostics.enumerated().sorted { a, b in
      let (x, y) = (a.element.primary.range, b.element.primary.range)
      return (x.file.rawValue, x.start, a.offset) < (y.file.rawValue, y.start, b.offset)
    }.map(\.element)
  }

  mutating func report(
    _ code: DiagnosticCode, _ headline: String, at range: SourceRange, label: String = "",
    secondary: [Diagnostic.Label] = [], help: String? = nil, edits: [SourceEdit] = []
  ) {
    diagnostics.append(
      Diagnostic(
        code, code.severity, headline, at: range, label: label, secondary: secondary, help: help,
        edits: edits))
  }
}

/// Why a list could not be read.
package struct ListReadError: Error, Equatable, Sendable {
  /// A lowercase phrase, such as "no such file".
  package var reason: String

  package init(reason: String) { self.reason = reason }
}
