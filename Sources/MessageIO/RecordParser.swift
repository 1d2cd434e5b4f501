import Messages

/// Turns runs of whole lines into the messages of a batch.
struct RecordParser {
  /// The format, once known.
  private(set) var format: InputFormat?

  private let options: ReadingOptions
  private let source: Int
  private var scanner: JSONRecordScanner
  private let directions = NamedCases<Direction>()
  private let channels = NamedCases<Channel>()
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
    let range = ByteRange(record.lowerBound, record.upperBound)
    do {
      try scanner.scan(lines, record)
    } catch {
      // Looked at only here: a line of white space is rare, and no object.
      let bytes = lines.extracting(record)
      guard JSONSyntax.afterSpace(bytes, 0) < bytes.count else { return }
      addBadRecord(
        range, error.offset - record.lowerBound, .malformedJSON(expected: error.expected),
        to: &batch)
      return
    }
    let text = scanner.value(of: .text)
    var message = Message(record: range, text: range, number: number, source: source)
    switch text.kind {
    case .string:
      message.text = ByteRange(text.start, text.end)
      if message.text.count > options.maximumTextBytes { cut(&message, lines) }
    case .escapedString:
      (message.text, message.isTruncated) = decoded(
        text, lines, limit: options.maximumTextBytes, to: &batch)
    case .absent, .number, .other:
      let offset = text.kind == .absent ? 0 : text.start - record.lowerBound
      addBadRecord(range, offset, .missingText(field: options.fields.text), to: &batch)
      return
    }
    message.id = textRange(.id, lines, to: &batch)
    message.sender = textRange(.sender, lines, to: &batch)
    message.thread = textRange(.thread, lines, to: &batch)
    message.time = textRange(.time, lines, to: &batch)
    message.direction = choice(.direction, lines, of: directions)
    message.channel = choice(.channel, lines, of: channels)
    batch.messages.append(message)
  }

  // MARK: - Fields

  /// Where the text of a field other than `text` stands in the batch; nil if it has none.
  @inline(__always)
  private func textRange(
    _ field: JSONRecordScanner.Field, _ lines: Span<UInt8>, to batch: inout MessageBatch
  ) -> ByteRange? {
    let value = scanner.value(of: field)
    switch value.kind {
    case .absent, .other: return nil
    case .string, .number: return ByteRange(value.start, value.end)
    case .escapedString: return decoded(value, lines, limit: .max, to: &batch).range
    }
  }

  private func decoded(
    _ value: JSONRecordScanner.Value, _ lines: Span<UInt8>, limit: Int,
    to batch: inout MessageBatch
  ) -> (range: ByteRange, isTruncated: Bool) {
    let start = batch.bytes.count
    let isTruncated = JSONStringDecoder.append(
      value.range, of: lines, to: &batch.bytes, limit: limit)
    return (ByteRange(start, batch.bytes.count), isTruncated)
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
