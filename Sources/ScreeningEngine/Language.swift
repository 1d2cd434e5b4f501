import TextFolding

/// A language that `language is TAG` can tell by script and marker characters.
///
/// It is a test on characters, not a language model: stated in docs/language.md. Han without kana
/// is Chinese; Chinese with a character that only written Cantonese uses is Cantonese as well;
/// Latin letters are Vietnamese where a letter occurs that only Vietnamese has, and otherwise
/// English where no other script is met.
package enum Language: String, Sendable, CaseIterable {
  case chinese = "zh"
  case cantonese = "yue"
  case english = "en"
  case japanese = "ja"
  case korean = "ko"
  case thai = "th"
  case vietnamese = "vi"
  case russian = "ru"

  /// Characters that written Cantonese uses and written Mandarin does not, as folded.
  private static let cantoneseMarkers: [UInt32] =
    "嘅咗唔佢喺啲嚟冇畀俾嗰咁乜嘢嘥攞睇瞓諗谂哋噉㗎啩喎嘞囉啱靓咩".unicodeScalars.map(\.value)

  private static let notEnglish: ScriptSet = [.han, .kana, .hangul, .thai, .cyrillic]

  /// Letters of Vietnamese alone, folded and composed.
  private static func isVietnamese(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0103, 0x0111, 0x01A1, 0x01B0, 0x1EA0...0x1EF9: true
    default: false
    }
  }

  /// Whether a folded text with these scripts is in this language.
  func fits(_ scripts: ScriptSet, _ text: Span<UInt8>) -> Bool {
    switch self {
    case .chinese: scripts.contains(.han) && !scripts.contains(.kana)
    case .cantonese:
      scripts.contains(.han) && !scripts.contains(.kana)
        && Language.has(text) { Language.cantoneseMarkers.contains($0) }
    case .english:
      scripts.contains(.latin)
        && scripts.isDisjoint(with: Language.notEnglish)
        && !Language.has(text, Language.isVietnamese)
    case .japanese: scripts.contains(.kana)
    case .korean: scripts.contains(.hangul)
    case .thai: scripts.contains(.thai)
    case .vietnamese: scripts.contains(.latin) && Language.has(text, Language.isVietnamese)
    case .russian: scripts.contains(.cyrillic)
    }
  }

  private static func has(_ text: Span<UInt8>, _ isMarker: (UInt32) -> Bool) -> Bool {
    var offset = 0
    while offset < text.count {
      let (value, length) = text.scalar(at: offset)
      if value >= 0x80, isMarker(value) { return true }
      offset += length
    }
    return false
  }
}
