import ArgumentParser
import MessageIO

/// How the input is read: the options that `screen` and `filter` share.
struct InputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How messages stand in the input: one a line as plain text, or one JSON object a line.",
      discussion: "auto goes by the name (.jsonl, .ndjson), then by the first byte."))
  var format: FormatChoice = .auto

  @Option(help: ArgumentHelp("The JSON field with the text.", valueName: "name"))
  var textField = "text"

  @Option(help: ArgumentHelp("The JSON field with the message's id.", valueName: "name"))
  var idField = "id"

  @Option(help: ArgumentHelp("The JSON field with the sender.", valueName: "name"))
  var senderField = "sender"

  @Option(help: ArgumentHelp("The JSON field with the conversation's id.", valueName: "name"))
  var threadField = "thread"

  @Option(
    help: ArgumentHelp("The JSON field with the time, RFC 3339 or Unix seconds.", valueName: "name")
  )
  var timeField = "time"

  @Option(
    help: ArgumentHelp(
      "The JSON field with the channel: sms, chat, email or other.", valueName: "name"))
  var channelField = "channel"

  @Option(help: ArgumentHelp("The JSON field with the direction: in or out.", valueName: "name"))
  var directionField = "direction"

  @Option(
    help: ArgumentHelp(
      "Screen at most this much of a message (units: K, M); the rest counts as truncated.",
      valueName: "bytes"))
  var maxMessage = ByteLimit(bytes: 256 << 10)

  /// The names of all fields.
  var fieldNames: [String] {
    [textField, idField, senderField, threadField, timeField, channelField, directionField]
  }

  /// What the reader is told.
  func readingOptions(handsOnAtPause: Bool) -> ReadingOptions {
    var options = ReadingOptions()
    options.format = format.inputFormat
    options.fields.text = textField
    options.fields.id = idField
    options.fields.sender = senderField
    options.fields.thread = threadField
    options.fields.time = timeField
    options.fields.channel = channelField
    options.fields.direction = directionField
    options.maximumTextBytes = maxMessage.bytes
    options.handsOnAtPause = handsOnAtPause
    return options
  }
}

/// The value of `--format`.
enum FormatChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, lines, jsonl

  /// nil leaves it to the reader.
  var inputFormat: InputFormat? {
    switch self {
    case .auto: nil
    case .lines: .lines
    case .jsonl: .jsonLines
    }
  }
}

/// A size on the command line: `65536`, `64K`, `1M`.
struct ByteLimit: ExpressibleByArgument, Equatable {
  let bytes: Int

  /// Larger messages than this do not fit the engine's offsets with room to spare.
  private static let largest = 64 << 20

  init(bytes: Int) { self.bytes = bytes }

  init?(argument: String) {
    var digits = argument[...]
    var unit = 1
    switch digits.last {
    case "k", "K":
      unit = 1 << 10
      digits.removeLast()
    case "m", "M":
      unit = 1 << 20
      digits.removeLast()
    default: break
    }
    guard let number = Int(digits), (1...Self.largest).contains(number) else { return nil }
    let (bytes, overflows) = number.multipliedReportingOverflow(by: unit)
    guard !overflows, bytes <= Self.largest else { return nil }
    self.bytes = bytes
  }

  var defaultValueDescription: String {
    bytes.isMultiple(of: 1024) ? "\(bytes >> 10)K" : "\(bytes)"
  }
}
