/// Reads chosen fields of JSON objects beside those that make a `Message`.
///
/// For records that `MessageReader` has found to be objects: a record that is none gives no fields.
/// A path names a field at the top level, or with dots one inside objects: `expect.verdict`.
package struct JSONFieldReader {
  /// What stands in a field.
  package enum Value: Equatable, Sendable {
    /// There is no such field.
    case absent
    case null
    /// A string, or the digits of a number, or `true` or `false`.
    case text(String)
    /// An object or an array.
    case compound

    /// The text of a field that has one.
    package var text: String? {
      guard case .text(let text) = self else { return nil }
      return text
    }
  }

  private let paths: [[FieldName]]
  private var values: [Value] = []
  private var decoded: [UInt8] = []

  package init(paths: [String]) {
    self.paths = paths.map { path in path.split(separator: ".").map { FieldName(String($0)) } }
  }

  /// The value at each path, in the order of the paths; of fields given twice the last one counts.
  /// O(n) for each level of the paths.
  package mutating func values(in record: Span<UInt8>) -> [Value] {
    values.removeAll(keepingCapacity: true)
    values.append(contentsOf: repeatElement(.absent, count: paths.count))
    let active = paths.indices.filter { !paths[$0].isEmpty }
    try? read(record, from: JSONSyntax.afterSpace(record, 0), level: 0, active)
    return values
  }

  /// Reads the object at `start`; `active` are the paths that lead into it.
  private mutating func read(
    _ record: Span<UInt8>, from start: Int, level: Int, _ active: [Int]
  ) throws(JSONMistake) {
    var index = try JSONSyntax.after(UInt8(ascii: "{"), record, start, expected: "an object")
    index = JSONSyntax.afterSpace(record, index)
    if index < record.count, record[index] == UInt8(ascii: "}") { return }
    var isFirst = true
    while true {
      let keyStart = try JSONSyntax.keyStart(record, index, isFirst: isFirst)
      let key = try JSONSyntax.stringEnd(record, keyStart)
      let valueStart = try JSONSyntax.afterColon(record, key.quote + 1)
      let valueEnd = try JSONSyntax.valueEnd(record, valueStart, depth: level + 1)
      let matching = matches(
        record, keyStart..<key.quote, isEscaped: key.isEscaped, level: level, active)
      for path in matching where paths[path].count == level + 1 {
        values[path] = value(record, valueStart..<valueEnd)
      }
      let deeper = matching.filter { paths[$0].count > level + 1 }
      if !deeper.isEmpty, record[valueStart] == UInt8(ascii: "{") {
        try read(record, from: valueStart, level: level + 1, deeper)
      }
      index = JSONSyntax.afterSpace(record, valueEnd)
      guard index < record.count, record[index] == UInt8(ascii: ",") else { return }
      index = JSONSyntax.afterSpace(record, index + 1)
      isFirst = false
    }
  }

  /// The paths of `active` whose part at `level` is the key.
  private mutating func matches(
    _ record: Span<UInt8>, _ key: Range<Int>, isEscaped: Bool, level: Int, _ active: [Int]
  ) -> [Int] {
    guard isEscaped else {
      let word = FieldName.firstWord(of: record, key)
      return active.filter { paths[$0][level].matches(record, key, firstWord: word) }
    }
    decoded.removeAll(keepingCapacity: true)
    _ = JSONStringDecoder.append(key, of: record, to: &decoded, limit: key.count)
    let whole = 0..<decoded.count
    let word = FieldName.firstWord(of: decoded.span, whole)
    return active.filter { paths[$0][level].matches(decoded.span, whole, firstWord: word) }
  }

  private func value(_ record: Span<UInt8>, _ range: Range<Int>) -> Value {
    switch record[range.lowerBound] {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return .compound
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "\""):
      var bytes: [UInt8] = []
      let inner = range.lowerBound + 1..<range.upperBound - 1
      _ = JSONStringDecoder.append(inner, of: record, to: &bytes, limit: .max)
      return .text(String(decoding: bytes, as: UTF8.self))
    default:
      var bytes: [UInt8] = []
      bytes.append(record.extracting(range))
      return .text(String(decoding: bytes, as: UTF8.self))
    }
  }
}
