extension JSONValue {
  /// The value without white space, as valid UTF-8.
  package var written: [UInt8] {
    var output: [UInt8] = []
    append(to: &output)
    return output
  }

  /// The value on a line of its own.
  package var line: [UInt8] { written + [UInt8(ascii: "\n")] }

  /// Appends the value without white space.
  package func append(to output: inout [UInt8]) {
    switch self {
    case .null: output += "null".utf8
    case .bool(let value): output += (value ? "true" : "false").utf8
    case .integer(let value): output += String(value).utf8
    case .double(let value): output += (value.isFinite ? value.description : "null").utf8
    case .decimal(let value, let places): Self.append(value, places: places, to: &output)
    case .string(let text): Self.append(text, to: &output)
    case .array(let values):
      output.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        value.append(to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        Self.append(member.0, to: &output)
        output.append(UInt8(ascii: ":"))
        member.1.append(to: &output)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  /// Rounds to at most `places` decimals and leaves zeros at the end off, the same bytes on every
  /// machine. What JSON has no number for is written as the nearest it has (NaN as 0).
  private static func append(_ value: Double, places: Int, to output: inout [UInt8]) {
    var unit: UInt = 1
    for _ in 0..<min(max(places, 0), 9) { unit *= 10 }
    let bound = min(1e15, 9e18 / Double(unit))
    let bounded = value.isNaN ? 0 : min(max(value, -bound), bound)
    let scaled = Int((bounded * Double(unit)).rounded(.toNearestOrAwayFromZero))
    if scaled < 0 { output.append(UInt8(ascii: "-")) }
    var (whole, rest) = scaled.magnitude.quotientAndRemainder(dividingBy: unit)
    output += String(whole).utf8
    guard rest > 0 else { return }
    output.append(UInt8(ascii: "."))
    while rest > 0 {
      unit /= 10
      (whole, rest) = rest.quotientAndRemainder(dividingBy: unit)
      output.append(UInt8(ascii: "0") + UInt8(whole))
    }
  }

  private static func append(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
      case 0x08: output += "\\b".utf8
      case 0x0C: output += "\\f".utf8
      case 0x0A: output += "\\n".utf8
      case 0x0D: output += "\\r".utf8
      case 0x09: output += "\\t".utf8
      case 0..<0x20, 0x7F:
        let digits = String(byte, radix: 16)
        output += ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}

extension JSONValue {
  /// The value over several lines, two spaces a level; short values stay on one line.
  package func indented(by level: Int = 0, width: Int = 100) -> String {
    let flat = String(decoding: written, as: UTF8.self)
    if flat.utf8.count + 2 * level <= width { return flat }
    let inner = String(repeating: "  ", count: level + 1)
    let outer = String(repeating: "  ", count: level)
    switch self {
    case .array(let values) where values.allSatisfy(\.isScalar):
      return "[\n" + Self.wrapped(values, inner, width: width) + "\n\(outer)]"
    case .array(let values) where !values.isEmpty:
      let lines = values.map { inner + $0.indented(by: level + 1, width: width) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(outer)]"
    case .object(let members) where !members.isEmpty:
      let lines = members.map { member in
        inner + String(decoding: JSONValue.string(member.0).written, as: UTF8.self) + ": "
          + member.1.indented(by: level + 1, width: width)
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
    case .null, .bool, .integer, .double, .decimal, .string, .array, .object: return flat
    }
  }

  private var isScalar: Bool {
    switch self {
    case .array, .object: false
    case .null, .bool, .integer, .double, .decimal, .string: true
    }
  }

  /// Scalars side by side, as many to a line as fit.
  private static func wrapped(_ values: [JSONValue], _ indent: String, width: Int) -> String {
    var lines: [String] = []
    var line = indent
    for (index, value) in values.enumerated() {
      let item = value.indented() + (index + 1 < values.count ? "," : "")
      if line.utf8.count > indent.utf8.count, line.utf8.count + item.utf8.count + 1 > width {
        lines.append(line)
        line = indent
      }
      line += (line.utf8.count > indent.utf8.count ? " " : "") + item
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
