import ArgumentParser
import Diagnostics
import Explaining
import Messages
import Reporting
import RuleCompiler
import ScreeningEngine

/// `weir explain`: why a message got its verdict, how a rule is looked for, what a code means.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says why: of a message, a rule, or a diagnostic code.",
    discussion: """
      Of a message: what folding took off, every signal with carets under the text, the rules that \
      held and those that nearly did with each part of their conditions, the scores and the \
      verdict. Of a rule (--rule): its condition, its patterns and what they cost. Of a code \
      (E0104): what it finds and what to write instead.

      The message is the argument itself, or stands in the file that the argument names; - is \
      standard input. With --id it is one record of a file, by its own id or as input:line.

      EXAMPLES
        weir explain "请将资金转入安全账户"
        weir explain --id msg-17 export.jsonl
        weir explain --rule safe-account/told-to-use-safe-account
        weir explain "请将资金转入安全账户" --rule safe-account/names-safe-account
        weir explain W0302

      EXIT STATUS
        0  explained
        2  the command line or the rules are wrong, or there is no such record, rule or code
        3  the input could not be read
      """)

  @Argument(
    help: ArgumentHelp(
      "A message, a file that holds one, - for standard input, or a diagnostic code.",
      valueName: "message"))
  var subject: String?

  @Option(
    help: ArgumentHelp(
      "Explain this rule; with a message, whether or not it holds there and why.",
      valueName: "family/name"))
  var rule: String?

  @Option(help: ArgumentHelp("Explain the record of the file with this id.", valueName: "id"))
  var id: String?

  @Option(help: ArgumentHelp("Who sent the message.", valueName: "sender"))
  var sender: String?

  @Option(help: "What the message came over: sms, chat, email or other.")
  var channel: ChannelChoice?

  @Option(
    help: ArgumentHelp(
      "A rule file or folder; repeat it for several as one pack.",
      discussion: "Without it: ./rules, else the installed pack.", valueName: "path"))
  var rules: [String] = []

  @Option(help: "How the explanation is written: text for people, json for programs.")
  var format: ReportFormat = .text

  @Option(help: "Colours on the terminal: auto, always or never.")
  var color: ColorChoice = .auto

  func validate() throws {
    if subject == nil {
      guard id == nil else { throw ValidationError("--id needs a file to look in") }
      guard rule != nil else {
        throw ValidationError("name a message, a code, or a rule with --rule")
      }
    }
    guard (id == nil && subject != nil) || (sender == nil && channel == nil) else {
      throw ValidationError("--sender and --channel go with a message that is given as such")
    }
  }

  func run() throws {
    guard let subject else {
      if let rule { try explain(rule: rule) }
      return
    }
    if id == nil, rule == nil, looksLikeCode(subject) { return try explain(code: subject) }
    let pack = try loadPack()
    guard let explainer = MessageExplainer(pack), let ruleSet = pack.ruleSet else { return }
    if let rule { try check(rule, isAmong: explainer.ids) }
    var verdict: Verdict?
    let batch: MessageBatch
    if let id {
      let record = try MessageSubject.record(id, in: subject, rules: ruleSet)
      (batch, verdict) = (record.batch, record.verdict)
    } else {
      batch = try MessageSubject.message(subject, sender: sender, channel: channel?.channel)
    }
    guard let explanation = explainer.explain(batch, verdict: verdict, only: rule) else { return }
    switch format {
    case .text:
      try StandardOutput.write(Array(MessageTextWriter(style: style).text(of: explanation).utf8))
    case .json: try StandardOutput.write(MessageJSONWriter.bytes(of: explanation))
    }
  }

  private var style: TerminalStyle { TerminalStyle(descriptor: 1, choice: color) }

  /// One letter and four digits: no message, since a message of five letters says nothing.
  private func looksLikeCode(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 5 && [UInt8(ascii: "E"), UInt8(ascii: "W")].contains(bytes[0])
      && bytes.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  private func explain(code text: String) throws {
    guard let code = DiagnosticCode(rawValue: text) else {
      throw UsageError("there is no diagnostic \(text)")
    }
    switch format {
    case .text: try StandardOutput.write(Array(CodeWriter.text(of: code).utf8))
    case .json: try StandardOutput.write(CodeWriter.json(of: code))
    }
  }

  private func explain(rule id: String) throws {
    guard let explainer = RuleExplainer(try loadPack()) else { return }
    try check(id, isAmong: explainer.ids)
    guard let explanation = explainer.explain(id) else { return }
    switch format {
    case .text:
      try StandardOutput.write(Array(RuleTextWriter(style: style).text(of: explanation).utf8))
    case .json: try StandardOutput.write(RuleJSONWriter.bytes(of: explanation))
    }
  }

  private func check(_ id: String, isAmong ids: [String]) throws {
    guard !ids.contains(id) else { return }
    let near = NameSuggestion.nearest(to: id, among: ids).map { "; did you mean \($0)?" }
    throw UsageError("no rule is called \(id)\(near ?? "")")
  }

  /// The pack, which has no errors.
  private func loadPack() throws -> CompiledPack {
    let pack = try RuleSetLoader.loadPack(rules)
    guard pack.ruleSet != nil else {
      RuleSetLoader.reportErrors(of: pack, color: color)
      throw UsageError("the rules have errors; nothing can be explained by them")
    }
    return pack
  }
}

/// The value of `--channel`.
enum ChannelChoice: String, CaseIterable, ExpressibleByArgument {
  case sms, chat, email, other

  var channel: Channel {
    switch self {
    case .sms: .sms
    case .chat: .chat
    case .email: .email
    case .other: .other
    }
  }
}
