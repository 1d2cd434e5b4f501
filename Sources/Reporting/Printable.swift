/// Text from outside made safe for a terminal.
package enum Printable {
  /// `text` with controls and marks of direction replaced by spaces.
  package static func text(_ text: String) -> String {
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      safe.append(DisplayWidth.isUnsafe(scalar.value) ? " " : scalar)
    }
    return String(safe)
  }
}
