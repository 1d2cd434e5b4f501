// Makes what other engines are given in `make bench`, so that they need not fold:
//
//   BenchmarkInputs folded MESSAGES OUTPUT     each message's fold, framed as peers/driver.h says
//   BenchmarkInputs original MESSAGES OUTPUT   each message as it is, framed
//   BenchmarkInputs patterns PATTERNS OUTPUT   one pattern a line, its literals and classes folded
//
// Patterns keep their `\b`, which other engines have to read with their own idea of a word: the
// check of the hits says where that makes a difference.
import FileAccess
import MessageIO
import Messages
import RegexSyntax
import TextFolding

func frameMessages(_ input: String, _ output: String, folds: Bool) throws {
  var reader = try MessageReader(path: input)
  var writer = try ByteWriter(path: output, capacity: 1 << 20)
  var batch = MessageBatch()
  var arena = ByteArena()
  while try reader.nextBatch(into: &batch) {
    for message in batch.messages {
      var bytes = Array(batch.bytes[message.text.range])
      if folds {
        arena.removeAll()
        _ = Folder.fold(bytes.span, into: &arena)
        bytes = Array(arena.storage[..<arena.count])
      }
      let length = UInt32(bytes.count).littleEndian
      try writer.write((0..<4).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + bytes)
    }
  }
  try writer.close()
}

func foldPatterns(_ input: String, _ output: String) throws {
  let rewriter = RegexRewriter(
    view: .fold, keepsEdges: true, foldText: { Folder.folded($0, lookalikes: false) },
    foldScalar: { Folder.foldScalar($0) })
  var folded: [UInt8] = []
  for line in try FileAccess.read(input).split(separator: 0x0A) {
    let parsed = RegexParser.parse(Array(line), mode: .utf, interpolations: [])
    folded += rewriter.rewrite(parsed).pattern + [0x0A]
  }
  var writer = try ByteWriter(path: output)
  try writer.write(folded)
  try writer.close()
}

let arguments = CommandLine.arguments
precondition(arguments.count == 4, "three arguments: what, input, output")
switch arguments[1] {
case "folded": try frameMessages(arguments[2], arguments[3], folds: true)
case "original": try frameMessages(arguments[2], arguments[3], folds: false)
case "patterns": try foldPatterns(arguments[2], arguments[3])
default: preconditionFailure("no input called \(arguments[1])")
}
