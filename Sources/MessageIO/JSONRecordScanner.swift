/// Checks that a record is one JSON object and finds the fields of a message at its top level.
struct JSONRecordScanner {
  /// A field of a message.
  enum Field: Int, CaseIterable {
    case text, id, sender, thread, time, direction, channel
  }

  /// A value found: what it is, and its bytes without the quotes.
  struct Value {
    var kind: Kind
    var start: Int
    var end: Int

    static let absent = Value(kind: .absent, start: 0, end: 0)
    var range: Range<Int> { start..<end }

    enum Kind: UInt8 {
      case absent, string, escapedString, number, other
    }
  }

  /// What the last record held; of fields given twice the last one counts.
  private(set) var values = InlineArray<7, Value>(repeating: .absent)

  private let names: InlineArray<7, FieldName>
  private var decodedKey: [UInt8] = []

  init(fields: JSONFields) {
    names = [
      FieldName(fields.text), FieldName(fields.id), FieldName(fields.sender),
      FieldName(fields.thread), FieldName(fields.time), FieldName(fields.direction),
      FieldName(fields.channel),
    ]
  }

  /// The value of a field in the last record.
  func value(of field: Field) -> Value { values[field.rawValue] }

  /// Reads one record; O(n), one pass.
  mutating func scan(_ record: Span<UInt8>) throws(JSONMistake) {
    values = InlineArray(repeating: .absent)
    var index = JSONSyntax.afterSpace(record, 0)
    index = try JSONSyntax.after(UInt8(ascii: "{"), record, index, expected: "an object")
    index = JSONSyntax.afterSpace(record, index)
    if index < record.count, record[index] == UInt8(ascii: "}") {
      index += 1
    } else {
      index = try scanFields(record, index)
    }
    index = JSONSyntax.afterSpace(record, index)
    guard index == record.count else {
      throw JSONMistake(index, expected: "the end of the line")
    }
  }

  /// Reads the fields up to the closing brace and passes it.
  private mutating func scanFields(
    _ record: Span<UInt8>, _ start: Int
  ) throws(JSONMistake) -> Int {
    var index = start
    var isFirst = true
    while true {
      let keyStart = try JSONSyntax.keyStart(record, index, isFirst: isFirst)
      let key = try JSONSyntax.stringEnd(record, keyStart)
      let start = try JSONSyntax.afterColon(record, key.quote + 1)
      let value = try scanValue(record, start)
      store(value, record, key: keyStart..<key.quote, isEscaped: key.isEscaped)
      index = value.kind == .string || value.kind == .escapedString ? value.end + 1 : value.end
      index = JSONSyntax.afterSpace(record, index)
      guard index < record.count, record[index] == UInt8(ascii: ",") else { break }
      index = JSONSyntax.afterSpace(record, index + 1)
      isFirst = false
    }
    return try JSONSyntax.after(UInt8(ascii: "}"), record, index, expected: "a comma or }")
  }

  private func scanValue(_ record: Span<UInt8>, _ start: Int) throws(JSONMistake) -> Value {
    guard start < record.count else { throw JSONMistake(start, expected: "a value") }
    switch record[start] {
    case UInt8(ascii: "\""):
      let end = try JSONSyntax.stringEnd(record, start + 1)
      return Value(kind: end.isEscaped ? .escapedString : .string, start: start + 1, end: end.quote)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return Value(kind: .number, start: start, end: try JSONSyntax.numberEnd(record, start))
    default:
      return Value(
        kind: .other, start: start, end: try JSONSyntax.valueEnd(record, start, depth: 1))
    }
  }

  /// Keeps a value for every field of its key's name; two fields may have the same name.
  private mutating func store(
    _ value: Value, _ record: Span<UInt8>, key: Range<Int>, isEscaped: Bool
  ) {
    guard isEscaped else {
      let word = FieldName.firstWord(of: record, key)
      for index in names.indices
      where names[index].matches(record, key, firstWord: word) {
        values[index] = value
      }
      return
    }
    decodedKey.removeAll(keepingCapacity: true)
    _ = JSONStringDecoder.append(key, of: record, to: &decodedKey, limit: key.count)
    let whole = 0..<decodedKey.count
    let word = FieldName.firstWord(of: decodedKey.span, whole)
    for index in names.indices
    where names[index].matches(decodedKey.span, whole, firstWord: word) {
      values[index] = value
    }
  }
}

/// The name of a field, ready to be compared with keys.
struct FieldName {
  private let bytes: [UInt8]
  private let firstWord: UInt64

  init(_ name: String) {
    let bytes = Array(name.utf8)
    self.bytes = bytes
    firstWord = Self.firstWord(of: bytes.span, 0..<bytes.count)
  }

  /// The first eight bytes of a name as one number, padded with zeros: nearly always enough to
  /// tell two names apart.
  static func firstWord(of bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var word: UInt64 = 0
    var shift: UInt64 = 0
    for index in range.prefix(8) {
      word |= UInt64(bytes[index]) << shift
      shift += 8
    }
    return word
  }

  /// Whether the bytes of `range` are this name; `firstWord` is theirs.
  func matches(_ source: Span<UInt8>, _ range: Range<Int>, firstWord word: UInt64) -> Bool {
    guard word == firstWord, range.count == bytes.count else { return false }
    var offset = 8
    while offset < bytes.count {
      if source[range.lowerBound + offset] != bytes[offset] { return false }
      offset += 1
    }
    return true
  }
}
