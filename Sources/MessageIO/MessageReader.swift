package import FileAccess
package import Messages

/// Reads the messages of one input, a batch at a time.
///
/// Works on regular files, pipes, terminals and devices. Not for use by two threads at once; the
/// batches it fills may be handed to any.
///
/// - A byte order mark at the start is dropped; a line ends in LF or CR LF, the last may lack it.
/// - `.lines`: every line is a message, an empty one too, so what goes in comes out line by line.
/// - `.jsonLines`: every line is checked to be a JSON object; lines of white space are passed over
///   but counted. What is wrong becomes a `BadRecord` and the next line is read.
/// - A record's number is its line number, from 1.
package struct MessageReader: ~Copyable, Sendable {
  private let file: ReadableFile
  private let options: ReadingOptions
  private let source: Int
  private var framer: LineFramer
  private var parser: RecordParser
  private var run = LineRun()
  private var lineCount = 0
  private var isAtEnd = false
  private var failure: ReadError?
  /// Bytes of the input read so far.
  package private(set) var bytesRead = 0

  /// Opens `path`; `-` is standard input. `source` is what messages say they came from.
  package init(
    path: String, source: Int = 0, options: ReadingOptions = ReadingOptions()
  ) throws(ReadError) {
    if path == "-" {
      let file = ReadableFile(descriptor: 0, name: "standard input", isOwned: false)
      self.init(file: file, format: options.format, source: source, options: options)
    } else {
      self.init(
        file: try ReadableFile(path: path),
        format: options.format ?? InputFormat(path: path), source: source, options: options)
    }
  }

  /// Reads from an open file; a nil `format` is settled by the first byte that is no space.
  package init(
    file: consuming ReadableFile, format: InputFormat?, source: Int, options: ReadingOptions
  ) {
    self.file = file
    self.options = options
    self.source = source
    self.format = format
    // A byte order mark and a carriage return are no part of the record.
    framer = LineFramer(
      blockBytes: options.blockBytes, maximumLineBytes: options.maximumRecordBytes + 4)
    parser = RecordParser(options: options)
  }

  /// What errors call this input.
  package var name: String { file.name }

  /// The format, once an option, the path or the first line has settled it.
  package private(set) var format: InputFormat?

  /// Replaces what `batch` holds with the next messages and bad records, keeping its storage: a run of
  /// lines, taken apart. One without a record is passed by.
  ///
  /// - Returns: false at the end of the input, with the batch empty.
  package mutating func nextBatch(into batch: inout MessageBatch) throws(ReadError) -> Bool {
    var run = LineRun()
    swap(&run, &self.run)
    defer { swap(&run, &self.run) }
    while try nextRun(&run, into: &batch) {
      parser.parse(run, in: &batch)
      if !batch.messages.isEmpty || !batch.badRecords.isEmpty { return true }
    }
    return false
  }

  /// Replaces what `batch` holds with the bytes of the next lines, of which `run` then says what a
  /// `RecordParser` has to know.
  ///
  /// Waits for a block of input, or with `handsOnAtPause` only for a line. What was read before a
  /// failing read is handed on first; the error is thrown by the next call.
  ///
  /// - Returns: false at the end of the input, with the batch empty.
  package mutating func nextRun(
    _ run: inout LineRun, into batch: inout MessageBatch
  ) throws(ReadError) -> Bool {
    batch.messages.removeAll(keepingCapacity: true)
    batch.badRecords.removeAll(keepingCapacity: true)
    framer.takeBlock(&batch.bytes)
    run.isShort = false
    while !isAtEnd, !framer.isFull {
      if isPausing {
        run.isShort = framer.lines.count <= Self.shortBytes
        break
      }
      readOnce()
    }
    framer.giveBlock(&batch.bytes)
    guard framer.hasLines else {
      batch.removeAll()
      guard let failure else { return false }
      self.failure = nil
      throw failure
    }
    describe(&run, batch.bytes)
    return true
  }

  /// Some twenty messages.
  private static let shortBytes = 2048

  private mutating func readOnce() {
    do throws(ReadError) {
      let count = try framer.fill { bytes, offset throws(ReadError) in
        try file.read(into: &bytes, from: offset)
      }
      bytesRead += count
      guard count == 0 else { return }
      framer.finish()
    } catch {
      // The unfinished line is lost with the rest of the input.
      failure = error
    }
    isAtEnd = true
  }

  private var isPausing: Bool {
    options.handsOnAtPause && framer.hasLines && !file.hasMoreAtHand
  }

  private mutating func describe(_ run: inout LineRun, _ bytes: [UInt8]) {
    var lines = framer.lines
    run.source = source
    run.firstNumber = lineCount + 1
    run.longLineCount = framer.longLineCount
    if lineCount + run.longLineCount == 0, bytes[lines].starts(with: [0xEF, 0xBB, 0xBF]) {
      lines = lines.dropFirst(3)
    }
    run.format = settledFormat(bytes.span.extracting(lines))
    run.setLines(lines, of: bytes)
    lineCount += run.count
  }

  private mutating func settledFormat(_ bytes: Span<UInt8>) -> InputFormat {
    if let format { return format }
    let first = JSONSyntax.afterSpace(bytes, 0)
    let isObject = first < bytes.count && bytes[first] == UInt8(ascii: "{")
    let settled: InputFormat = isObject ? .jsonLines : .lines
    format = settled
    return settled
  }
}
