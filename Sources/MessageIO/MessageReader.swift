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
  private var framer: LineFramer
  private var parser: RecordParser
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
    // A byte order mark and a carriage return are no part of the record.
    framer = LineFramer(
      blockBytes: options.blockBytes, maximumLineBytes: options.maximumRecordBytes + 4)
    parser = RecordParser(options: options, format: format, source: source)
  }

  /// What errors call this input.
  package var name: String { file.name }

  /// The format, once an option, the path or the first line has settled it.
  package var format: InputFormat? { parser.format }

  /// Replaces what `batch` holds with the next messages and bad records, keeping its storage.
  ///
  /// Waits for a block of input, or with `handsOnAtPause` only for a line. What was read before a
  /// failing read is handed on first; the error is thrown by the next call.
  ///
  /// - Returns: false at the end of the input, with the batch empty.
  package mutating func nextBatch(into batch: inout MessageBatch) throws(ReadError) -> Bool {
    // One giant record should not keep its memory for the rest of the run.
    if batch.bytes.capacity > 16 * max(options.blockBytes, 1 << 20) { batch.bytes = [] }
    batch.removeAll()
    while true {
      if isAtEnd || framer.isFull || isPausing {
        Self.takeLines(of: &framer, with: &parser, into: &batch)
        if !batch.messages.isEmpty || !batch.badRecords.isEmpty { return true }
        if let failure {
          self.failure = nil
          throw failure
        }
        if isAtEnd { return false }
      }
      do throws(ReadError) {
        let count = try framer.fill { bytes, offset throws(ReadError) in
          try file.read(into: &bytes, from: offset)
        }
        bytesRead += count
        guard count == 0 else { continue }
        framer.finish()
      } catch {
        // The unfinished line is lost with the rest of the input.
        failure = error
      }
      isAtEnd = true
    }
  }

  private var isPausing: Bool {
    options.handsOnAtPause && framer.hasLines && !file.hasMoreAtHand
  }

  // Static, since a span of one property and a change of another overlap on `self`.
  private static func takeLines(
    of framer: inout LineFramer, with parser: inout RecordParser, into batch: inout MessageBatch
  ) {
    guard framer.hasLines else { return }
    for _ in 0..<framer.longLineCount { parser.addLongLine(to: &batch) }
    parser.parse(framer.storage.span.extracting(framer.lines), into: &batch)
    framer.removeLines()
    // Lines of white space alone leave their bytes and no record.
    if batch.messages.isEmpty, batch.badRecords.isEmpty { batch.removeAll() }
  }
}
