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

  /// A value, and the fields of its key, one bit each.
  struct Member {
    var value: Value
    var fields: UInt8
  }

  /// What the last record held, where `found` has a field's bit; of fields given twice the last one
  /// counts.
  private var values = InlineArray<7, Value>(repeating: .absent)
  private var found: UInt8 = 0

  private let names: InlineArray<7, FieldName>
  private var keys = ExpectedKeys()
  /// Its members in their order, while somebody asks for them.
  private var members: [Member] = []
  private var takesMembers = false
  private var decodedKey: [UInt8] = []

  init(fields: JSONFields) {
    names = [
      FieldName(fields.text), FieldName(fields.id), FieldName(fields.sender),
      FieldName(fields.thread), FieldName(fields.time), FieldName(fields.direction),
      FieldName(fields.channel),
    ]
  }

  /// The value of a field in the last record; its places are in the lines.
  @inline(__always)
  func value(of field: Field) -> Value {
    found & 1 << UInt8(field.rawValue) == 0 ? .absent : values[field.rawValue]
  }

  /// Reads the record at `range` of `lines`; O(n), one pass. Places are in the lines, that of a mistake
  /// too.
  mutating func scan(_ lines: Span<UInt8>, _ range: Range<Int>) throws(JSONMistake) {
    // Only expected keys, which are compared by whole words, are looked for beyond the record.
    let record = lines.extracting(..<range.upperBound)
    found = 0
    keys.startRecord()
    var index = range.lowerBound
    while true {
      let fields: UInt8
      let isFirst = index == range.lowerBound
      if let key = keys.next(in: lines, at: index, isFirst: isFirst),
        index + key.count < record.count
      {
        // Space may follow that the record from which the key is known did not have.
        index = JSONSyntax.afterSpace(record, index + key.count)
        fields = key.fields
      } else if let named = try passKey(record, &index, isFirst: isFirst) {
        fields = named
      } else {
        break
      }
      let value = try scanValue(record, index)
      store(value, fields)
      if takesMembers { members.append(Member(value: value, fields: fields)) }
      let isString = value.kind == .string || value.kind == .escapedString
      index = isString ? value.end + 1 : value.end
    }
    index = JSONSyntax.afterSpace(record, index)
    guard index == record.count else {
      throw JSONMistake(index, expected: "the end of the line")
    }
  }

  /// The members of the record at `range`, which was found to be right, in their order.
  mutating func members(_ lines: Span<UInt8>, _ range: Range<Int>) -> [Member] {
    takesMembers = true
    members.removeAll(keepingCapacity: true)
    defer { takesMembers = false }
    try? scan(lines, range)
    return members
  }

  /// Passes a key and all that is around it, and gives the fields of its name; nil, and the brace is
  /// passed, where the object ends.
  private mutating func passKey(
    _ record: Span<UInt8>, _ index: inout Int, isFirst: Bool
  ) throws(JSONMistake) -> UInt8? {
    let start = index
    index = JSONSyntax.afterSpace(record, index)
    if isFirst {
      index = try JSONSyntax.after(UInt8(ascii: "{"), record, index, expected: "an object")
      index = JSONSyntax.afterSpace(record, index)
      if index < record.count, record[index] == UInt8(ascii: "}") {
        index += 1
        return nil
      }
    } else {
      guard index < record.count, record[index] == UInt8(ascii: ",") else {
        index = try JSONSyntax.after(UInt8(ascii: "}"), record, index, expected: "a comma or }")
        return nil
      }
      index = JSONSyntax.afterSpace(record, index + 1)
    }
    let keyStart = try JSONSyntax.keyStart(record, index, isFirst: isFirst)
    let key = try JSONSyntax.stringEnd(record, keyStart)
    index = try JSONSyntax.afterColon(record, key.quote + 1)
    let fields = fields(named: keyStart..<key.quote, of: record, isEscaped: key.isEscaped)
    keys.learn(start..<index, of: record, isFirst: isFirst, fields: fields)
    return fields
  }

  @inline(__always)
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

  /// Keeps a value for every field of `fields`; two may have the same name.
  @inline(__always)
  private mutating func store(_ value: Value, _ fields: UInt8) {
    found |= fields
    var rest = fields
    while rest != 0 {
      values[rest.trailingZeroBitCount] = value
      rest &= rest - 1
    }
  }

  /// The fields that a key names, one bit each.
  private mutating func fields(
    named key: Range<Int>, of record: Span<UInt8>, isEscaped: Bool
  ) -> UInt8 {
    guard isEscaped else { return fields(named: key, of: record) }
    decodedKey.removeAll(keepingCapacity: true)
    _ = JSONStringDecoder.append(key, of: record, to: &decodedKey, limit: key.count)
    return fields(named: 0..<decodedKey.count, of: decodedKey.span)
  }

  private func fields(named key: Range<Int>, of bytes: Span<UInt8>) -> UInt8 {
    let word = FieldName.firstWord(of: bytes, key)
    var fields: UInt8 = 0
    for index in names.indices where names[index].matches(bytes, key, firstWord: word) {
      fields |= 1 << UInt8(index)
    }
    return fields
  }
}
