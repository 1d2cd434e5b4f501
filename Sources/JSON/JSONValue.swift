/// A JSON document in memory: read, looked into, or made to be written. What is written by the record
/// (verdicts) goes straight into bytes instead.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Written with all its digits.
  case double(Double)
  /// Written with at most this many decimals, 0 to 9.
  case decimal(Double, places: Int)
  case string(String)
  case array([JSONValue])
  /// Members in order.
  case object([(String, JSONValue)])

  /// A number with at most two decimals, as reports have them.
  package static func number(_ value: Double) -> JSONValue { .decimal(value, places: 2) }

  /// A string, or null.
  package static func string(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// Text whose bytes need not be UTF-8; what is invalid becomes U+FFFD.
  package static func bytes(_ bytes: [UInt8]) -> JSONValue {
    .string(String(decoding: bytes, as: UTF8.self))
  }

  package static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  /// An object of those members that have a value.
  package static func members(_ members: KeyValuePairs<String, JSONValue?>) -> JSONValue {
    .object(members.compactMap { name, value in value.map { (name, $0) } })
  }
}

extension JSONValue: Equatable {
  /// Objects are equal where their members are, in order.
  package static func == (a: JSONValue, b: JSONValue) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.double(let a), .double(let b)): a == b
    case (.decimal(let a, let aPlaces), .decimal(let b, let bPlaces)): a == b && aPlaces == bPlaces
    case (.string(let a), .string(let b)): a == b
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)): a.elementsEqual(b) { $0.0 == $1.0 && $0.1 == $1.1 }
    case (.null, _), (.bool, _), (.integer, _), (.double, _), (.decimal, _), (.string, _),
      (.array, _), (.object, _):
      false
    }
  }
}

/// Looking into documents whose shape is somebody else's: what is not there is nil.
extension JSONValue {
  /// The value of the last member of this name. O(members).
  package subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.0 == name }?.1
  }

  /// The text of a string.
  package var text: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The value of a whole number, also of one written `3.0`.
  package var whole: Int? {
    switch self {
    case .integer(let value): value
    case .double(let value), .decimal(let value, _): Int(exactly: value)
    case .null, .bool, .string, .array, .object: nil
    }
  }

  /// The value of `true` and `false`.
  package var truth: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The elements of an array.
  package var elements: [JSONValue]? {
    if case .array(let values) = self { values } else { nil }
  }

  package var isNull: Bool { self == .null }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements) }
}
