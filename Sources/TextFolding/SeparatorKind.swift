import CFoldTables

/// What a separator of the fold is to a reader.
package enum SeparatorKind: Sendable {
  /// A space or a line feed.
  case space
  /// Punctuation and signs that mean something between words: commas, quotes, brackets, currencies.
  case pause
  /// A sign that may stand anywhere: dots, dashes, stars, bars.
  case sign
  /// An emoji or another sign beyond ASCII.
  case picture

  /// The kind of a scalar that is a `ScalarClass.separator`.
  package init(of scalar: UInt32) {
    switch scalar {
    case 0x20, 0x0A: self = .space
    // ! " $ % & ' ( ) , : ; < > ? @ [ ] { }
    case 0x21, 0x22, 0x24...0x29, 0x2C, 0x3A...0x3C, 0x3E...0x40, 0x5B, 0x5D, 0x7B, 0x7D:
      self = .pause
    case 0..<0x80, 0xB7, 0x2022, 0x30FB: self = .sign
    // Currencies, and the punctuation of Chinese and Japanese.
    case 0xA2...0xA5, 0xAB, 0xBB, 0x20A0...0x20CF, 0x3001...0x3003, 0x3008...0x301F:
      self = .pause
    case 0xFFFD: self = .pause
    default: self = .picture
    }
  }
}
