import MessageIO

/// Where a run writes: the main output, and for `weir filter --held` a second one.
///
/// Every batch is written out at once and not kept in a buffer: a batch is large while input is
/// plentiful, and small only when somebody waits for it.
struct OutputSinks: ~Copyable, Sendable {
  private var main: ByteWriter
  private var diverted: ByteWriter?

  init(main: consuming ByteWriter, diverted: consuming ByteWriter? = nil) {
    self.main = main
    self.diverted = diverted
  }

  /// Writes the bytes of one batch; returns what went wrong.
  mutating func write(_ output: BatchOutput) -> OutputFailure? {
    // The second output first: a record must not be missing there because the first one ended.
    let second = OutputFailure.of { () throws(WriteError) in
      _ = try diverted?.write(output.diverted)
      return try diverted?.flush() ?? .written
    }
    let first = OutputFailure.of { () throws(WriteError) in
      _ = try main.write(output.main)
      return try main.flush()
    }
    return second ?? first
  }

  /// Ends the outputs; returns what went wrong.
  mutating func close() -> OutputFailure? {
    let second = OutputFailure.of { () throws(WriteError) in try diverted?.close() ?? .written }
    let first = OutputFailure.of { () throws(WriteError) in try main.close() }
    return second ?? first
  }
}
