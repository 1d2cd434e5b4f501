import ScreeningEngine
import TextFolding

/// Rule text as explanations quote it.
enum SourceText {
  /// `text` with every run of white space as one space.
  static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension ScriptSet {
  /// The scripts in the set, as rules name them.
  var names: [String] {
    let all: [(ScriptSet, String)] = [
      (.han, "han"), (.latin, "latin"), (.kana, "kana"), (.hangul, "hangul"), (.thai, "thai"),
      (.cyrillic, "cyrillic"), (.other, "other"),
    ]
    return all.filter { contains($0.0) }.map(\.1)
  }
}

extension SenderKind {
  /// The word in a rule.
  var name: String {
    switch self {
    case .phone: "phone"
    case .shortCode: "short-code"
    case .email: "email"
    case .name: "name"
    case .missing: "missing"
    }
  }
}
