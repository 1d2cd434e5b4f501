/// Builds a JSON document of objects and arrays, member by member.
package struct JSONBuilder {
  /// The document so far.
  package private(set) var bytes: [UInt8] = []
  private var needsComma = false

  package init() {}

  /// An object, by itself or as an element.
  package mutating func object(_ members: (inout JSONBuilder) -> Void) {
    element("{", "}", members)
  }

  /// A member that is an object.
  package mutating func object(_ name: String, _ members: (inout JSONBuilder) -> Void) {
    begin(name)
    element("{", "}", members)
  }

  /// A member that is an array with an element for each of `values`.
  package mutating func array<Value>(
    _ name: String, _ values: some Sequence<Value>, _ element: (inout JSONBuilder, Value) -> Void
  ) {
    begin(name)
    self.element("[", "]") { builder in
      for value in values { element(&builder, value) }
    }
  }

  /// A member that is an array of strings.
  package mutating func array(_ name: String, _ values: [String]) {
    array(name, values) { builder, value in
      builder.separate()
      JSONText.append(value, to: &builder.bytes)
      builder.needsComma = true
    }
  }

  /// A member that is a string, or null.
  package mutating func member(_ name: String, _ value: String?) {
    begin(name)
    if let value { JSONText.append(value, to: &bytes) } else { append("null") }
    needsComma = true
  }

  /// A member that is a whole number.
  package mutating func member(_ name: String, _ value: Int) {
    begin(name)
    DecimalNumber.append(value, to: &bytes)
    needsComma = true
  }

  /// A member that is a number with at most two decimals.
  package mutating func member(_ name: String, _ value: Double) {
    begin(name)
    DecimalNumber.append(value, least: 0, to: &bytes)
    needsComma = true
  }

  /// A member that is true or false.
  package mutating func member(_ name: String, _ value: Bool) {
    begin(name)
    append(value ? "true" : "false")
    needsComma = true
  }

  /// The document on a line of its own.
  package var line: [UInt8] { bytes + [UInt8(ascii: "\n")] }

  private mutating func begin(_ name: String) {
    separate()
    JSONText.append(name, to: &bytes)
    append(":")
    needsComma = false
  }

  private mutating func element(
    _ open: String, _ close: String, _ body: (inout JSONBuilder) -> Void
  ) {
    separate()
    append(open)
    needsComma = false
    body(&self)
    append(close)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { append(",") }
  }

  private mutating func append(_ text: String) { JSONText.append(raw: text, to: &bytes) }
}
