import ArgumentParser
import FileAccess
import JSON
import MessageIO
import Messages
import Reporting
import RuleCheck
import RuleCompiler
import RuleTesting

/// `weir disguise`: messages in, the same messages in disguise out.
struct DisguiseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disguise",
    abstract: "Disguises messages as senders do, to see what rules still find.",
    discussion: """
      Each message is written once for each disguise that changes it, as JSON Lines: the record as \
      it came, with the disguised text and a member `disguise` that names what was done. The same \
      input, options and seed give the same output. Substitutes for words are those of the \
      `variants` of the rules.

      EXAMPLES
        weir disguise fraud.jsonl > disguised.jsonl
        weir disguise --kind separators --share 30 < chat.txt
        weir disguise fraud.jsonl --plain | weir screen - --format jsonl

      EXIT STATUS
        0  ran to the end
        2  the command line or the rules are wrong
        3  some input could not be read or some output not written
      """)

  @Argument(
    help: ArgumentHelp(
      "Files or folders of messages; - is standard input, also the default.", valueName: "path"))
  var paths: [String] = []

  @OptionGroup(title: "Input") var input: InputOptions

  @OptionGroup(title: "Disguises") var disguises: DisguiseOptions

  @Flag(help: "Write each message as it is too, with `disguise` null.")
  var plain = false

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Rules whose variants to use: a file or a folder. Default: ./rules, then the installed pack.",
      valueName: "path"))
  var rules: [String] = []

  @Option(help: "Colours on the terminal: auto, always or never.")
  var color: ColorChoice = .auto

  func run() throws {
    if paths.isEmpty, ProcessEnvironment.isTerminal(0) {
      throw UsageError("nothing to disguise: name files or folders, or pipe messages in")
    }
    let (inputs, unlisted) = MessageInputs.find(
      paths.isEmpty ? ["-"] : paths, options: input.readingOptions(handsOnAtPause: false))
    if let name = inputs.firstInput(among: [FileIdentity(ofDescriptor: 1)]) {
      throw UsageError("\(name) is both input and output; nothing was disguised")
    }
    let disguiser = Disguiser(
      variants: try variants(), seed: disguises.seed, share: disguises.share.fraction)
    var isComplete = unlisted.isEmpty
    for failure in unlisted { report(failure, "read") }
    var badRecords = 0
    var output = ByteWriter.standardOutput()
    for source in inputs.names.indices {
      do throws(FileAccessError) {
        var reader = try inputs.open(source)
        let name = inputs.names[source]
        var batch = MessageBatch()
        while try reader.nextBatch(into: &batch) {
          badRecords += batch.badRecords.count
          let bytes = records(of: batch, from: name, format: reader.format, disguiser)
          // Whoever read the output has seen enough.
          guard try output.write(bytes) == .written else { return }
        }
      } catch {
        report(error, error.path == output.name ? "write" : "read")
        isComplete = false
        if error.path == output.name { break }
      }
    }
    do throws(WriteError) {
      try output.flush()
    } catch {
      report(error, "write")
      isComplete = false
    }
    if badRecords > 0 {
      StandardError.report("\(Counted.text(badRecords, "record")) could not be read")
      isComplete = false
    }
    if !isComplete { try ExitStatus.partial.end() }
  }

  /// The variants of the rules; rules are not looked for where no disguise needs them.
  private func variants() throws -> [CheckedVariant] {
    guard disguises.kinds.contains(.variants) else { return [] }
    let pack = try RuleSetLoader.loadPack(rules)
    guard pack.ruleSet != nil else {
      RuleSetLoader.reportErrors(of: pack, color: color)
      throw UsageError("the rules have errors; nothing was disguised")
    }
    return pack.checked.variants
  }

  private func records(
    of batch: MessageBatch, from name: String, format: InputFormat?, _ disguiser: Disguiser
  ) -> [UInt8] {
    var output: [UInt8] = []
    for message in batch.messages {
      let text = String(decoding: batch.bytes[message.text.range], as: UTF8.self)
      func append(_ disguised: String, _ kind: Disguise?) {
        let appendMembers = { (output: inout [UInt8]) in
          var members: [(String, JSONValue)] = []
          if format != .jsonLines {
            members.append((input.idField, .string("\(name):\(message.number)")))
          }
          members.append((input.textField, .string(disguised)))
          members.append(("disguise", .string(kind?.name)))
          output += JSONValue.object(members).written.dropFirst().dropLast()
        }
        if format == .jsonLines {
          RecordAnnotator(
            batch.bytes[message.record.range], replacing: [input.textField, "disguise"]
          ).append(membersTo: &output, appendMembers)
        } else {
          output.append(UInt8(ascii: "{"))
          appendMembers(&output)
          output.append(UInt8(ascii: "}"))
        }
        output.append(UInt8(ascii: "\n"))
      }
      if plain { append(text, nil) }
      for kind in disguises.kinds {
        let disguised = disguiser.disguise(text, as: kind)
        if !disguised.utf8.elementsEqual(text.utf8) { append(disguised, kind) }
      }
    }
    return output
  }

  private func report(_ failure: FileAccessError, _ verb: String) {
    StandardError.report("cannot \(verb) \(failure.path): \(failure.reason)")
  }
}
