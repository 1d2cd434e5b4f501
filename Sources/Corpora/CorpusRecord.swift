import MessageIO
import Messages

/// Makes labelled messages of the records of one data set.
struct CorpusRecord {
  private let source: String
  private let rules: DataClassMap.SourceRules
  private let demand: Corpus.Demand
  private let fields: [DataClassMap.Field]
  private var reader: JSONFieldReader

  /// Why a record gives no message.
  struct Refusal: Error {
    var reason: String
  }

  init(source: String, rules: DataClassMap.SourceRules, demand: Corpus.Demand) {
    self.source = source
    self.rules = rules
    self.demand = demand
    fields = DataClassMap.Field.allCases.filter { !$0.isOfMessage }
    reader = JSONFieldReader(paths: fields.map { rules.path(of: $0) })
  }

  /// The message of a record; nil for one the mapping leaves out.
  mutating func message(
    _ message: Message, in batch: borrowing MessageBatch
  ) throws(Refusal) -> LabelledMessage? {
    func text(_ range: ByteRange?) -> String? {
      range.map { String(decoding: batch.bytes[$0.range], as: UTF8.self) }
    }
    let values = reader.values(in: batch.bytes.span.extracting(message.record.range))
    func value(_ field: DataClassMap.Field) -> String? {
      fields.firstIndex(of: field).flatMap { values[$0].text }
    }
    let label: LabelledMessage.Label?
    switch rules.label(of: value(.label)) {
    case .label(let known): label = known
    case .skipped: return nil
    case .unknown:
      guard demand == .messages else {
        throw Refusal(
          reason: value(.label) == nil
            ? "no label in the field \"\(rules.path(of: .label))\""
            : "the label is not fraud, spam or ham, and the mapping does not know it")
      }
      label = nil
    }
    var made = LabelledMessage(
      id: text(message.id) ?? "\(source):\(message.number)",
      text: String(decoding: batch.bytes[message.text.range], as: UTF8.self),
      label: label ?? .ham, source: source)
    made.isLabelled = label != nil
    made.line = message.number
    made.dataClass = value(.dataClass)
    if label != .ham { made.families = rules.families(of: made.dataClass) }
    made.language = value(.language)
    made.writer = value(.writer)
    made.stage = value(.stage)
    made.expected = value(.expected)
    made.sender = text(message.sender)
    made.thread = text(message.thread)
    made.time = text(message.time)
    made.direction = message.direction?.rawValue
    made.channel = message.channel?.rawValue
    return made
  }
}
