/// Text from outside made safe for a terminal.
package enum Printable {
  /// `text` with controls and marks of direction replaced by spaces.
  package static func text(_ text: String) -> String {
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { safe.append(isUnsafe(scalar) ? " " : scalar) }
    return String(safe)
  }

  /// Whether a scalar must never reach a terminal as it is: controls, which could move the cursor
  /// or change colours, and the marks that turn the direction of what follows.
  package static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
