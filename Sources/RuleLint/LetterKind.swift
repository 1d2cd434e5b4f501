/// What kind of letter or digit a character is, for people: scripts as they are written, ASCII's two
/// cases apart.
enum LetterKind: Equatable {
  case digit, upperLatin, lowerLatin, latin, greek, cyrillic, armenian, hebrew, arabic, indic, thai
  case lao, tibetan, burmese, georgian, hangul, ethiopic, khmer, mongolian, kana, bopomofo, han
  case fullWidth

  /// nil for what is neither letter nor digit, and for scripts that are not told apart.
  init?(_ scalar: UInt32) {
    guard let kind = Self.blocks.first(where: { $0.range.contains(scalar) })?.kind else {
      return nil
    }
    self = kind
  }

  /// Blocks of Unicode 15 whose letters are of one script; marks and signs between them count with
  /// their block, which is what an author means by a range.
  private static let blocks: [(range: ClosedRange<UInt32>, kind: LetterKind)] = [
    (0x30...0x39, .digit), (0x41...0x5A, .upperLatin), (0x61...0x7A, .lowerLatin),
    (0xC0...0x24F, .latin), (0x250...0x2AF, .latin), (0x370...0x3FF, .greek),
    (0x400...0x52F, .cyrillic), (0x531...0x58F, .armenian), (0x5D0...0x5F4, .hebrew),
    (0x620...0x6FF, .arabic), (0x750...0x77F, .arabic), (0x900...0xDFF, .indic),
    (0xE01...0xE5B, .thai), (0xE80...0xEFF, .lao), (0xF00...0xFFF, .tibetan),
    (0x1000...0x109F, .burmese), (0x10A0...0x10FF, .georgian), (0x1100...0x11FF, .hangul),
    (0x1200...0x139F, .ethiopic), (0x1780...0x17FF, .khmer), (0x1800...0x18AF, .mongolian),
    (0x1E00...0x1EFF, .latin), (0x1F00...0x1FFF, .greek), (0x2C60...0x2C7F, .latin),
    (0x2E80...0x2FDF, .han), (0x3005...0x3007, .han), (0x3041...0x30FF, .kana),
    (0x3105...0x312F, .bopomofo), (0x3131...0x318E, .hangul), (0x31A0...0x31BF, .bopomofo),
    (0x31F0...0x31FF, .kana), (0x3400...0x4DBF, .han), (0x4E00...0x9FFF, .han),
    (0xA720...0xA7FF, .latin), (0xAC00...0xD7FB, .hangul), (0xF900...0xFAFF, .han),
    (0xFF10...0xFF19, .fullWidth), (0xFF21...0xFF3A, .fullWidth), (0xFF41...0xFF5A, .fullWidth),
    (0xFF66...0xFF9F, .kana), (0x20000...0x323AF, .han),
  ]

  /// In words, after "from".
  var name: String {
    switch self {
    case .digit: "a digit"
    case .upperLatin: "an upper-case Latin letter"
    case .lowerLatin: "a lower-case Latin letter"
    case .latin: "a Latin letter beyond ASCII"
    case .greek: "a Greek letter"
    case .cyrillic: "a Cyrillic letter"
    case .armenian: "an Armenian letter"
    case .hebrew: "a Hebrew letter"
    case .arabic: "an Arabic letter"
    case .indic: "a letter of an Indian script"
    case .thai: "a Thai letter"
    case .lao: "a Lao letter"
    case .tibetan: "a Tibetan letter"
    case .burmese: "a Burmese letter"
    case .georgian: "a Georgian letter"
    case .hangul: "a Hangul letter"
    case .ethiopic: "an Ethiopic letter"
    case .khmer: "a Khmer letter"
    case .mongolian: "a Mongolian letter"
    case .kana: "a kana"
    case .bopomofo: "a Bopomofo letter"
    case .han: "a Han character"
    case .fullWidth: "a full-width letter or digit"
    }
  }
}
