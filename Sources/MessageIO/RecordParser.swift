import Messages

/// Turns runs of whole lines into the messages of a batch.
struct RecordParser {
  /// The format, once known.
  private(set) var format: InputFormat?

  private let options: ReadingOptions
  private let source: Int
  private var scanner: JSONRecordScanner
  private var number = 0

  init(options: ReadingOptions, format: InputFormat?, source: Int) {
    self.options = options
    self.format = format
    self.source = source
    scanner = JSONRecordScanner(fields: options.fields)
  }

  /// Counts a line that was passed by because it is too long.
  mutating func addLongLine(to batch: inout MessageBatch) {
    number += 1
    addBadRecord(ByteRange(0, 0), 0, .tooLong(limit: options.maximumRecordBytes), to: &batch)
  }

  /// Adds the messages of `lines` to an empty batch, and their bytes.
  mutating func parse(_ lines: Span<UInt8>, into batch: inout MessageBatch) {
    batch.bytes.append(lines)
    var start = number == 0 && Self.startsWithByteOrderMark(lines) ? 3 : 0
    let format = settledFormat(lines.extracting(start...))
    while start < lines.count {
      let feed = LineFeed.first(in: lines, from: start) ?? lines.count
      var end = feed
      if end > start, lines[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      number += 1
      let record = start..<end
      if record.count > options.maximumRecordBytes {
        addBadRecord(ByteRange(0, 0), 0, .tooLong(limit: options.maximumRecordBytes), to: &batch)
      } else {
        switch format {
        case .lines: addLine(lines, record, to: &batch)
        case .jsonLines: addObject(lines, record, to: &batch)
        }
      }
      start = feed + 1
    }
  }

  private mutating func settledFormat(_ bytes: Span<UInt8>) -> InputFormat {
    if let format { return format }
    let first = JSONSyntax.afterSpace(bytes, 0)
    let isObject = first < bytes.count && bytes[first] == UInt8(ascii: "{")
    let settled: InputFormat = isObject ? .jsonLines : .lines
    format = settled
    return settled
  }

  private static func startsWithByteOrderMark(_ bytes: Span<UInt8>) -> Bool {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
  }

  // MARK: - One record

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

  private mutating func addObject(
    _ lines: Span<UInt8>, _ record: Range<Int>, to batch: inout MessageBatch
  ) {
    let bytes = lines.extracting(record)
    let range = ByteRange(record.lowerBound, record.upperBound)
    do {
      try scanner.scan(bytes)
    } catch {
      // Looked at only here: a line of white space is rare, and no object.
      guard JSONSyntax.afterSpace(bytes, 0) < bytes.count else { return }
      addBadRecord(range, error.offset, .malformedJSON(expected: error.expected), to: &batch)
      return
    }
    let text = scanner.value(of: .text)
    var message = Message(record: range, text: range, number: number, source: source)
    switch text.kind {
    case .string:
      message.text = ByteRange(record.lowerBound + text.start, record.lowerBound + text.end)
      if message.text.count > options.maximumTextBytes { cut(&message, lines) }
    case .escapedString:
      (message.text, message.isTruncated) = decoded(
        text, bytes, limit: options.maximumTextBytes, to: &batch)
    case .absent, .number, .other:
      addBadRecord(range, text.start, .missingText(field: options.fields.text), to: &batch)
      return
    }
    message.id = textRange(.id, bytes, at: record.lowerBound, to: &batch)
    message.sender = textRange(.sender, bytes, at: record.lowerBound, to: &batch)
    message.thread = textRange(.thread, bytes, at: record.lowerBound, to: &batch)
    message.time = textRange(.time, bytes, at: record.lowerBound, to: &batch)
    message.direction = name(.direction, bytes).flatMap(Direction.init)
    message.channel = name(.channel, bytes).flatMap(Channel.init)
    batch.messages.append(message)
  }

  // MARK: - Fields

  /// Where the text of a field other than `text` stands in the batch; nil if it has none.
  private func textRange(
    _ field: JSONRecordScanner.Field, _ record: Span<UInt8>, at start: Int,
    to batch: inout MessageBatch
  ) -> ByteRange? {
    let value = scanner.value(of: field)
    switch value.kind {
    case .absent, .other: return nil
    case .string, .number: return ByteRange(start + value.start, start + value.end)
    case .escapedString: return decoded(value, record, limit: .max, to: &batch).range
    }
  }

  private func decoded(
    _ value: JSONRecordScanner.Value, _ record: Span<UInt8>, limit: Int,
    to batch: inout MessageBatch
  ) -> (range: ByteRange, isTruncated: Bool) {
    let start = batch.bytes.count
    let isTruncated = JSONStringDecoder.append(
      value.range, of: record, to: &batch.bytes, limit: limit)
    return (ByteRange(start, batch.bytes.count), isTruncated)
  }

  /// A short string field as text, for the fields that have a fixed set of values.
  private func name(_ field: JSONRecordScanner.Field, _ record: Span<UInt8>) -> String? {
    let value = scanner.value(of: field)
    // No name is longer than eight letters; escaped in full that is 48 bytes.
    guard value.kind == .string || value.kind == .escapedString, value.range.count <= 48 else {
      return nil
    }
    var bytes: [UInt8] = []
    _ = JSONStringDecoder.append(value.range, of: record, to: &bytes, limit: 48)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func addBadRecord(
    _ record: ByteRange, _ offset: Int, _ reason: BadRecord.Reason, to batch: inout MessageBatch
  ) {
    batch.badRecords.append(
      BadRecord(number: number, source: source, record: record, offset: offset, reason: reason))
  }
}
