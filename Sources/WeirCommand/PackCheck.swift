import Diagnostics
import FileAccess
import MessageIO
import Messages
import RuleCheck
import RuleCompiler
import RuleLint

/// Everything `weir check` looks for in a pack, less what comments and options leave out.
struct PackCheck {
  /// Codes to report; empty for all. Errors are reported whatever it says.
  let only: Set<DiagnosticCode>
  let ignored: Set<DiagnosticCode>
  /// How common phrases are in the author's messages; nil without a corpus.
  var corpus: PatternShares?

  init(only: [DiagnosticCode], ignored: [DiagnosticCode]) {
    self.only = Set(only)
    self.ignored = Set(ignored)
  }

  /// A pack and what was found in it.
  struct Result {
    var pack: CompiledPack
    /// In the order of files and places.
    var diagnostics: [Diagnostic]
    var suppressed: [(diagnostic: Diagnostic, reason: String)]
  }

  func result(_ pack: CompiledPack) -> Result {
    let found =
      pack.diagnostics + RuleLinter.diagnostics(pack, corpus: corpus)
      + pack.checked.expiredAllowances(today: SystemClock.today)
    let judged = RuleLinter.judgedCodes(pack, hasCorpus: corpus != nil).filter(isReported)
    let divided = SuppressedDiagnostics(
      found.filter { $0.severity == .error || isReported($0.code) }, files: pack.checked.files,
      judged: judged)
    return Result(
      pack: pack, diagnostics: Self.inOrder(divided.reported), suppressed: divided.suppressed)
  }

  private func isReported(_ code: DiagnosticCode) -> Bool {
    (only.isEmpty || only.contains(code)) && !ignored.contains(code)
  }

  private static func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.enumerated().sorted { x, y in
      let (a, b) = (x.element.primary.range, y.element.primary.range)
      return (a.file.rawValue, a.start, a.end, x.element.code.rawValue, x.offset)
        < (b.file.rawValue, b.start, b.end, y.element.code.rawValue, y.offset)
    }.map(\.element)
  }
}

/// Counts patterns in the messages of `--corpus`.
enum CorpusCount {
  /// nil, said on standard error, where they are too few to tell.
  static func shares(of paths: [String], _ pack: CompiledPack) throws -> PatternShares? {
    let (inputs, failures) = MessageInputs.find(paths, options: ReadingOptions())
    if let failure = failures.first { throw failure }
    guard var frequency = DocumentFrequency(pack) else { return nil }
    var batch = MessageBatch()
    for source in inputs.names.indices {
      var reader = try inputs.open(source)
      while try reader.nextBatch(into: &batch) { frequency.count(batch) }
    }
    let messages = frequency.messages
    let shares = frequency.shares()
    if shares == nil {
      StandardError.report(
        "the corpus has \(messages) messages; "
          + "\(DocumentFrequency.fewestMessages) are needed to say what is common in it")
    }
    return shares
  }
}
