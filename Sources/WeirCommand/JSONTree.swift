import Reporting

/// A value of JSON, for reports that are made as a whole and written once.
enum JSONTree {
  case text(String)
  case number(Double)
  case truth(Bool)
  case none
  case list([JSONTree])
  /// Members in the order they are written.
  case object([(String, JSONTree)])

  static func count(_ value: Int) -> JSONTree { .number(Double(value)) }

  /// A number, or null.
  static func optional(_ value: Double?) -> JSONTree { value.map { .number($0) } ?? .none }

  /// The value and a line feed.
  var line: [UInt8] {
    var output: [UInt8] = []
    append(to: &output)
    output.append(UInt8(ascii: "\n"))
    return output
  }

  private func append(to output: inout [UInt8]) {
    switch self {
    case .text(let text): JSONText.append(text, to: &output)
    case .truth(let value): JSONText.append(raw: value ? "true" : "false", to: &output)
    case .none: JSONText.append(raw: "null", to: &output)
    case .number(let value): JSONText.append(raw: Self.written(value), to: &output)
    case .list(let values):
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

  /// Six digits are enough to read, and the same on every machine. JSON has no infinity.
  private static func written(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    if value == value.rounded(), abs(value) < 1e15 { return "\(Int(value))" }
    guard abs(value) < 1e9 else { return "\(value)" }
    return "\((value * 1e6).rounded() / 1e6)"
  }
}
