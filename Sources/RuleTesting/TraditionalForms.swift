/// Traditional forms of Simplified characters: OpenCC's STCharacters, as far as the fold undoes it.
enum TraditionalForms {
  private static let forms: [Unicode.Scalar: Unicode.Scalar] = {
    var forms: [Unicode.Scalar: Unicode.Scalar] = [:]
    var simplified: Unicode.Scalar?
    for scalar in pairs.unicodeScalars {
      if let key = simplified {
        forms[key] = scalar
        simplified = nil
      } else {
        simplified = scalar
      }
    }
    return forms
  }()

  /// The usual Traditional form of a character; nil if it has none of its own.
  static func form(of scalar: Unicode.Scalar) -> Unicode.Scalar? { forms[scalar] }

  private static let simplifiedForms = Dictionary(
    forms.map { ($0.value, $0.key) }, uniquingKeysWith: min)

  /// The character that a Traditional form stands for; nil if it is none.
  static func simplified(_ scalar: Unicode.Scalar) -> Unicode.Scalar? { simplifiedForms[scalar] }
}
