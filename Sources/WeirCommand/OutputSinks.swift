import MessageIO

/// Where a run writes: the main output, and for `weir filter --held` a second one.
///
/// Every batch is written out at once and not kept in a buffer: a batch is large while input is
/// plentiful, and small only when somebody waits for it.
struct OutputSinks: ~Copyable, Sendable {
  private var main: ByteWriter
  private var diverted: ByteWriter?
  // Kept apart: looking into an optional that cannot be copied crashes the compiler (6.3.1).
  private let divertedName: String

  init(
    main: consuming ByteWriter, diverted: consuming ByteWriter? = nil, divertedName: String = ""
  ) {
    self.main = main
    self.diverted = diverted
    self.divertedName = divertedName
  }

  /// Writes the bytes of one batch; returns what went wrong.
  mutating func write(_ output: BatchOutput) -> OutputFailure? {
    // The second output first: a record must not be missing there because the first one ended.
    let second = OutputFailure.of { () throws(WriteError) in
      _ = try diverted?.write(output.diverted)
      return try diverted?.flush() ?? .written
    }
    .map { lossOfRecords($0) }
    let first = OutputFailure.of { () throws(WriteError) in
      _ = try main.write(output.main)
      return try main.flush()
    }
    return second ?? first
  }

  /// Ends the outputs; returns what went wrong.
  mutating func close() -> OutputFailure? {
    let second = OutputFailure.of { () throws(WriteError) in try diverted?.close() ?? .written }
      .map { lossOfRecords($0) }
    let first = OutputFailure.of { () throws(WriteError) in try main.close() }
    return second ?? first
  }

  /// Who reads the main output may stop when they have seen enough; held records that nobody takes
  /// are lost.
  private func lossOfRecords(_ failure: OutputFailure) -> OutputFailure {
    guard failure == .closedPipe else { return failure }
    return .failed(name: divertedName, reason: "nobody reads it any more")
  }
}
