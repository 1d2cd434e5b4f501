import CFoldTables

/// One fold of one text into the end of an arena.
///
/// The fast loop (FoldPass+Fast.swift) takes what folds scalar by scalar without regard to its
/// neighbours; the slow steps (here and FoldPass+Slow.swift) take the rest, one at a time. A scalar
/// that joins what stands before it takes that back out of the sink, so the fast loop never has to
/// look ahead. Between two steps there is always room for what is left at its own length.
struct FoldPass<Recorder: OffsetRecorder> {
  /// Room that a slow step may use beyond one byte for each byte left, and that the fast loop's
  /// wide stores may touch: a pooled fold is at most 63 bytes, a segment at most 35 scalars.
  static var slack: Int { 320 }

  let source: ByteSource
  let usesWideWords: Bool
  var position = 0
  var report = FoldReport()
  var segment = CombiningSegment()

  init(_ source: ByteSource, usesWideWords: Bool) {
    self.source = source
    self.usesWideWords = usesWideWords
  }

  /// What was folded before a pass went on: the first `position` bytes of the text.
  struct Head {
    var position = 0
    /// Bytes that stand in the arena for them.
    var written = 0
    var scriptBits: UInt32 = 0
    var lookalikeBits: UInt32 = 0
    var styled = 0
  }

  /// Folds as far as the room in `output` goes; true at the end of the text.
  mutating func advance(_ output: inout FoldOutput<Recorder>) -> Bool {
    while hasRoom(output) {
      if segment.isOpen {
        guard continueSegment(&output) else { return false }
      }
      guard position < source.count else { return true }
      foldFast(&output)
      guard position < source.count else { return true }
      guard hasRoom(output) else { return false }
      foldSlowly(&output)
    }
    return false
  }

  /// Whether a slow step may run.
  func hasRoom(_ output: borrowing FoldOutput<Recorder>) -> Bool {
    output.sink.room >= source.count - position + Self.slack
  }
}

extension Folder {
  /// Folds `text` to the end of `arena`, telling `recorder` where each byte came from. Scratch is
  /// on the stack; the arena grows only when its room does not do. With a `head`, from there on.
  static func run<Recorder: OffsetRecorder>(
    _ text: Span<UInt8>, into arena: inout ByteArena, recorder: inout Recorder,
    lookalikes: Bool, usesWideWords: Bool, after head: FoldPass<Recorder>.Head = .init()
  ) -> FoldReport {
    recorder.begin()
    let start = arena.count - head.written
    var report = FoldReport()
    report.styled = head.styled
    var scriptBits = head.scriptBits
    var lookalikeBits = head.lookalikeBits
    // SAFETY: the buffer lives as long as the closure, and the pass does not outlive it.
    unsafe text.withUnsafeBufferPointer { buffer in
      guard let source = unsafe ByteSource(buffer) else { return }
      var pass = FoldPass<Recorder>(source, usesWideWords: usesWideWords)
      pass.position = head.position
      pass.report = report
      var isFinished = false
      while !isFinished {
        arena.reserve(source.count - pass.position + FoldPass<Recorder>.slack)
        let written = arena.count
        // SAFETY: as above; the sink is used inside this closure only.
        arena.count = unsafe arena.storage.withUnsafeMutableBufferPointer { storage -> Int in
          guard let sink = unsafe ByteSink(storage, start: start, count: written) else {
            return written
          }
          var output = FoldOutput<Recorder>(sink)
          swap(&output.recorder, &recorder)
          isFinished = pass.advance(&output)
          swap(&output.recorder, &recorder)
          scriptBits |= output.scriptBits
          lookalikeBits |= output.lookalikeBits
          return output.sink.count
        }
      }
      report = pass.report
    }
    recorder.finish(originalCount: text.count)
    report.scripts = ScriptSet(recordBits: scriptBits)
    if lookalikeBits != 0, LookalikePass.mayChange(report.scripts) {
      var pass = LookalikePass(recordsEdits: Recorder.recordsEdits, makesLatin: lookalikes)
      pass.run(over: &arena, from: start)
      report.mixedScriptWords = pass.changedWords
      if pass.changedWords > 0 { report.scripts = pass.scripts }
      recorder.shrunk(pass.edits)
    }
    return report
  }
}
