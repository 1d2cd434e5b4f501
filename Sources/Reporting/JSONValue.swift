/// A JSON document in memory: what the JSON writers build, small as explanations and reports are.
package indirect enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Written with at most two decimals.
  case number(Double)
  /// Written with at most this many decimals, 0 to 9.
  case decimal(Double, places: Int)
  case string(String)
  /// Text whose bytes need not be UTF-8; what is invalid becomes U+FFFD.
  case bytes([UInt8])
  case array([JSONValue])
  /// Members in order.
  case object([(String, JSONValue)])

  package static func string(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
  package static func strings(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

  /// Appends the value without white space.
  package func append(to output: inout [UInt8]) {
    switch self {
    case .null: JSONText.append(raw: "null", to: &output)
    case .bool(let value): JSONText.append(raw: value ? "true" : "false", to: &output)
    case .integer(let value): DecimalNumber.append(value, to: &output)
    case .number(let value): DecimalNumber.append(value, least: 0, to: &output)
    case .decimal(let value, let places):
      DecimalNumber.append(value, places: places, to: &output)
    case .string(let text): JSONText.append(text, to: &output)
    case .bytes(let bytes): JSONText.append(bytes[...], to: &output)
    case .array(let values):
      JSONText.append(raw: "[", to: &output)
      for (index, value) in values.enumerated() {
        if index > 0 { JSONText.append(raw: ",", to: &output) }
        value.append(to: &output)
      }
      JSONText.append(raw: "]", to: &output)
    case .object(let members):
      JSONText.append(raw: "{", to: &output)
      for (index, member) in members.enumerated() {
        if index > 0 { JSONText.append(raw: ",", to: &output) }
        JSONText.append(member.0, to: &output)
        JSONText.append(raw: ":", to: &output)
        member.1.append(to: &output)
      }
      JSONText.append(raw: "}", to: &output)
    }
  }

  /// The value on a line of its own.
  package var line: [UInt8] {
    var output: [UInt8] = []
    append(to: &output)
    return output + [UInt8(ascii: "\n")]
  }
}
