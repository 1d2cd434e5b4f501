package import Messages

/// Turns runs of whole lines into the messages of a batch.
///
/// Each thread that screens has its own. What it keeps from one run to the next, the keys that JSON
/// records had, only saves work: runs may come in any order and from any input.
package struct RecordParser: Sendable {
  private let options: ReadingOptions
  var scanner: JSONRecordScanner
  var shapes = RecordShapes()
  let directions = NamedCases<Direction>()
  let channels = NamedCases<Channel>()
  var source = 0
  var number = 0
  /// What is decoded of a run, whose bytes it will follow in the batch.
  private var decoded: [UInt8] = []
  private var decodedStart = 0

  /// A parser for runs of readers with the same options.
  package init(options: ReadingOptions) {
    self.options = options
    scanner = JSONRecordScanner(fields: options.fields)
  }

  /// Makes the messages and bad records of `run`, whose bytes `batch` holds, and no records yet.
  package mutating func parse(_ run: borrowing LineRun, in batch: inout MessageBatch) {
    source = run.source
    number = run.firstNumber
    for _ in 0..<run.longLineCount {
      addLongLine(to: &batch)
      number += 1
    }
    // Set apart, since the batch grows while they are looked at; they are not copied.
    var bytes: [UInt8] = []
    swap(&bytes, &batch.bytes)
    // The largest line is no larger than the run, which is hardly ever too large itself.
    let mayBeLong = run.end - run.start > min(options.maximumTextBytes, options.maximumRecordBytes)
    switch run.format {
    case .lines where !mayBeLong:
      addPlainLines(run, bytes.span, to: &batch.messages)
    case .lines, .jsonLines:
      decoded.removeAll(keepingCapacity: decoded.capacity < 8 << 20)
      decodedStart = bytes.count
      if run.format == .jsonLines, !mayBeLong {
        addShapedObjects(run, bytes.span, to: &batch)
      } else {
        addRecords(run, bytes.span.extracting(..<run.end), to: &batch)
      }
      bytes.append(contentsOf: decoded)
    }
    swap(&bytes, &batch.bytes)
  }

  /// Adds lines that are known to be within all limits.
  private func addPlainLines(
    _ run: borrowing LineRun, _ bytes: Span<UInt8>, to messages: inout [Message]
  ) {
    let ends = run.ends.span
    messages.append(addingCapacity: ends.count) { messages in
      var start = run.start
      for index in ends.indices {
        let feed = Int(ends[index])
        let line = ByteRange(start, Self.lineEnd(bytes, start, feed))
        messages.append(Message(record: line, text: line, number: number + index, source: source))
        start = feed + 1
      }
    }
  }

  private mutating func addRecords(
    _ run: borrowing LineRun, _ lines: Span<UInt8>, to batch: inout MessageBatch
  ) {
    var start = run.start
    for index in run.ends.indices {
      let feed = Int(run.ends[index])
      let record = start..<Self.lineEnd(lines, start, feed)
      if record.count > options.maximumRecordBytes {
        addLongLine(to: &batch)
      } else {
        switch run.format {
        case .lines: addLine(lines, record, to: &batch)
        case .jsonLines: addObject(lines, record, to: &batch)
        }
      }
      number += 1
      start = feed + 1
    }
  }

  /// Where a line ends whose line feed is at `feed`: before a carriage return.
  @inline(__always)
  static func lineEnd(_ bytes: Span<UInt8>, _ start: Int, _ feed: Int) -> Int {
    feed > start && bytes[feed - 1] == UInt8(ascii: "\r") ? feed - 1 : feed
  }

  // MARK: - One record

  /// Counts a line that was passed by because it is too long.
  private func addLongLine(to batch: inout MessageBatch) {
    addBadRecord(ByteRange(0, 0), 0, .tooLong(limit: options.maximumRecordBytes), to: &batch)
  }

  private func addLine(_ lines: Span<UInt8>, _ record: Range<Int>, to batch: inout MessageBatch) {
    let range = ByteRange(record.lowerBound, record.upperBound)
    var message = Message(record: range, text: range, number: number, source: source)
    if record.count > options.maximumTextBytes { cut(&message, lines) }
    batch.messages.append(message)
  }

  private func cut(_ message: inout Message, _ bytes: Span<UInt8>) {
    let text = message.text.range
    let border = JSONStringDecoder.scalarBorder(
      in: bytes.extracting(text), limit: options.maximumTextBytes)
    message.text = ByteRange(text.lowerBound, text.lowerBound + border)
    message.isTruncated = border < text.count
  }

  /// Adds one record of JSON; false where it is no right one.
  @discardableResult
  mutating func addObject(
    _ lines: Span<UInt8>, _ record: Range<Int>, to batch: inout MessageBatch
  ) -> Bool {
    let range = ByteRange(record.lowerBound, record.upperBound)
    do {
      try scanner.scan(lines, record)
    } catch {
      // Looked at only here: a line of white space is rare, and no object.
      let bytes = lines.extracting(record)
      guard JSONSyntax.afterSpace(bytes, 0) < bytes.count else { return false }
      addBadRecord(
        range, error.offset - record.lowerBound, .malformedJSON(expected: error.expected),
        to: &batch)
      return false
    }
    let text = scanner.value(of: .text)
    var message = Message(record: range, text: range, number: number, source: source)
    switch text.kind {
    case .string:
      message.text = ByteRange(text.start, text.end)
      if message.text.count > options.maximumTextBytes { cut(&message, lines) }
    case .escapedString:
      (message.text, message.isTruncated) = decode(
        text, lines, limit: options.maximumTextBytes)
    case .absent, .number, .other:
      let offset = text.kind == .absent ? 0 : text.start - record.lowerBound
      addBadRecord(range, offset, .missingText(field: options.fields.text), to: &batch)
      return false
    }
    message.id = textRange(.id, lines)
    message.sender = textRange(.sender, lines)
    message.thread = textRange(.thread, lines)
    message.time = textRange(.time, lines)
    message.direction = choice(.direction, lines, of: directions)
    message.channel = choice(.channel, lines, of: channels)
    batch.messages.append(message)
    return true
  }

  // MARK: - Fields

  /// Where the text of a field other than `text` stands in the batch; nil if it has none.
  @inline(__always)
  private mutating func textRange(
    _ field: JSONRecordScanner.Field, _ lines: Span<UInt8>
  ) -> ByteRange? {
    let value = scanner.value(of: field)
    switch value.kind {
    case .absent, .other: return nil
    case .string, .number: return ByteRange(value.start, value.end)
    case .escapedString: return decode(value, lines, limit: .max).range
    }
  }

  private mutating func decode(
    _ value: JSONRecordScanner.Value, _ lines: Span<UInt8>, limit: Int
  ) -> (range: ByteRange, isTruncated: Bool) {
    let start = decodedStart + decoded.count
    let isTruncated = JSONStringDecoder.append(value.range, of: lines, to: &decoded, limit: limit)
    return (ByteRange(start, decodedStart + decoded.count), isTruncated)
  }

  /// The value of a field that has a fixed set of them.
  @inline(__always)
  private func choice<Case>(
    _ field: JSONRecordScanner.Field, _ lines: Span<UInt8>, of cases: NamedCases<Case>
  ) -> Case? {
    let value = scanner.value(of: field)
    switch value.kind {
    case .absent, .number, .other: return nil
    case .string: return cases.value(lines, value.range)
    case .escapedString:
      var bytes: [UInt8] = []
      // Names have at most five bytes; what is cut here still has more.
      _ = JSONStringDecoder.append(value.range, of: lines, to: &bytes, limit: 16)
      return cases.value(bytes.span, 0..<bytes.count)
    }
  }

  private func addBadRecord(
    _ record: ByteRange, _ offset: Int, _ reason: BadRecord.Reason, to batch: inout MessageBatch
  ) {
    batch.badRecords.append(
      BadRecord(number: number, source: source, record: record, offset: offset, reason: reason))
  }
}
