/// What the lexer has to know about characters outside ASCII.
package enum CharacterKind {
  /// Whether `scalar` is a Han character, the only kind of word that needs no quotes.
  package static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3005, 0x3007, 0x2E80...0x2FDF, 0xF900...0xFAFF,
      0x20000...0x3FFFD:
      true
    default: false
    }
  }

  /// Letters, marks and digits: what a reader takes as part of a word.
  static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
    if isHan(scalar) { return true }
    if scalar.properties.isAlphabetic || scalar.properties.numericType != nil { return true }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }

  /// Quotation marks other than `"` that people put around a text.
  static let quotes: Set<Unicode.Scalar> = [
    "“", "”", "„", "「", "」", "『", "』", "＂", "«", "»", "‘", "’",
  ]

  /// The ASCII character meant by a full-width one.
  static func asciiForm(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "。": return "."
    case "、": return ","
    case "–", "—", "−": return "-"
    case "…": return ".."
    case "≥": return ">="
    case "≤": return "<="
    case "≠": return "!="
    case "'": return "\""
    default: break
    }
    guard (0xFF01...0xFF5E).contains(scalar.value),
      let ascii = Unicode.Scalar(scalar.value - 0xFEE0)
    else { return nil }
    return String(ascii)
  }
}
