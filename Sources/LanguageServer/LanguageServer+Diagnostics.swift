import Diagnostics
import JSON
import RuleCheck
import RuleSyntax

/// What a client was told of a pack, and what the last saved check found.
struct PublishedDiagnostics {
  /// By URI: the diagnostics as they were sent.
  var sent: [String: JSONValue] = [:]
  var saved = SavedFindings()
}

/// A saved check that has been started.
struct CheckUnderWay {
  var place: PackPlace
  var files: [SourceFile]
}

extension LanguageServer {
  /// Sends the diagnostics that changed; to be called when no message waits, so that a burst of
  /// edits is checked once.
  package mutating func settle() {
    runSavedChecks()
    let places = unsettled
    unsettled = []
    for place in places where workspace.packs[place] != nil { publish(place) }
    for problem in workspace.problems[problemsShown...] {
      notify("window/showMessage", ["type": 1, "message": .string("weir: " + problem)])
    }
    problemsShown = workspace.problems.count
    if isInputOver, exitStatus == nil { end() }
  }

  /// Withdraws what was said of a pack that has no open document any more.
  mutating func withdrawDiagnostics(of place: PackPlace) {
    for (uri, diagnostics) in published.removeValue(forKey: place)?.sent ?? [:]
    where diagnostics.elements?.isEmpty == false {
      notify(
        "textDocument/publishDiagnostics", ["uri": .string(uri), "diagnostics": .array([])])
    }
  }

  private mutating func publish(_ place: PackPlace) {
    let analysis = workspace.analysis(of: place)
    var byFile: [Int: [JSONValue]] = [:]
    var texts: [FileID: DocumentText] = [:]
    for diagnostic in diagnostics(of: analysis, at: place) {
      let id = diagnostic.primary.range.file
      let text = texts[id] ?? analysis.text(of: id)
      texts[id] = text
      byFile[id.rawValue, default: []].append(json(diagnostic, text, analysis))
    }
    var now: [String: JSONValue] = [:]
    for index in analysis.pack.files.indices {
      let path = analysis.path(of: FileID(index))
      let key = workspace.uri(ofPath: path)
      // A list may be read by several lexicons: what is said of each is said of the file.
      let before = now[key]?.elements ?? []
      now[key] = .array(before + (byFile[index] ?? []))
    }
    send(now, at: place)
  }

  /// Sends what differs from what was sent before, in the order of the URIs.
  private mutating func send(_ now: [String: JSONValue], at place: PackPlace) {
    let before = published[place]?.sent ?? [:]
    for uri in Set(now.keys).union(before.keys).sorted() {
      let diagnostics = now[uri] ?? .array([])
      let document = workspace.document(uri)
      // A document just opened is told even that there is nothing to say.
      guard diagnostics != before[uri] ?? (document == nil ? .array([]) : .null) else { continue }
      notify(
        "textDocument/publishDiagnostics",
        .members([
          "uri": .string(uri), "version": document?.version.map { .integer($0) },
          "diagnostics": diagnostics,
        ]))
    }
    published[place, default: PublishedDiagnostics()].sent = now
  }

  /// What the checker says, and what the saved check found and edits have left in place.
  func diagnostics(of analysis: PackAnalysis, at place: PackPlace) -> [Diagnostic] {
    let saved = published[place]?.saved.current(in: analysis) ?? []
    return Self.withoutAllowed(analysis.diagnostics + saved, in: analysis).sorted {
      let (a, b) = ($0.primary.range, $1.primary.range)
      return (a.file.rawValue, a.start, a.end, $0.code.rawValue)
        < (b.file.rawValue, b.start, b.end, $1.code.rawValue)
    }
  }

  /// The diagnostics that no comment lets stand. What is wrong with the comments themselves only a
  /// saved check can tell: it has looked for everything they may allow.
  private static func withoutAllowed(
    _ diagnostics: [Diagnostic], in analysis: PackAnalysis
  ) -> [Diagnostic] {
    let warned = Set(
      diagnostics.filter { $0.severity == .warning }.map(\.primary.range.file.rawValue))
    guard !warned.isEmpty else { return diagnostics }
    // Comments are looked for only in files that have a warning.
    let files = analysis.pack.files.enumerated().map { index, file in
      warned.contains(index) ? file : SourceFile(path: file.path, bytes: [])
    }
    return SuppressedDiagnostics(diagnostics, files: files, judged: []).reported
  }

  func json(
    _ diagnostic: Diagnostic, _ text: DocumentText, _ analysis: PackAnalysis
  ) -> JSONValue {
    var message = diagnostic.headline
    let label = diagnostic.primary.text
    // What the label repeats need not be read twice: here the place itself is marked.
    if !label.isEmpty, !message.contains(label) { message += " (\(label))" }
    if let help = diagnostic.help { message += "\n" + help }
    let related = diagnostic.secondary.map { label in
      JSONValue.members([
        "location": location(label.range, in: analysis), "message": .string(label.text),
      ])
    }
    return .members([
      "range": json(diagnostic.primary.range, in: text),
      "severity": diagnostic.severity == .error ? 1 : 2,
      "code": .string(diagnostic.code.rawValue), "source": "weir", "message": .string(message),
      "tags": Self.unnecessary.contains(diagnostic.code) ? [1] : nil,
      "relatedInformation": client.takesRelatedPlaces && !related.isEmpty ? .array(related) : nil,
    ])
  }

  /// Editors show these places faded: nothing would be lost without them.
  private static var unnecessary: Set<DiagnosticCode> { [.nameNeverUsed, .duplicateEntry] }

  // MARK: - Saved checks

  /// Takes the result of the check that has ended and starts the next, one at a time.
  private mutating func runSavedChecks() {
    guard let savedCheck else { return }
    while true {
      if let check = checking {
        guard let found = savedCheck.takeResult() else { return }
        checking = nil
        take(found, of: check)
      }
      guard let place = uncompiled.popFirst() else { return }
      guard workspace.packs[place] != nil else { continue }
      let files = workspace.analysis(of: place).files.map(\.tree.source)
      checking = CheckUnderWay(place: place, files: files)
      savedCheck.start(files)
    }
  }

  private mutating func take(_ found: [Diagnostic], of check: CheckUnderWay) {
    guard workspace.packs[check.place] != nil else { return }
    var known = Set(workspace.analysis(of: check.place).diagnostics.map(\.identity))
    // What is said of a list stands in no rule file; it is the checker's to say.
    let new = found.filter {
      check.files.indices.contains($0.primary.range.file.rawValue)
        && known.insert($0.identity).inserted
    }
    let saved = SavedFindings(files: check.files, diagnostics: new)
    published[check.place, default: PublishedDiagnostics()].saved = saved
    unsettled.insert(check.place)
  }
}
