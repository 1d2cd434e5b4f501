/// Letters of other scripts that nobody tells from the Latin ones.
///
/// A part of the fold's look-alike table read backwards: for each letter the one that looks best.
/// Held to the fold by a test.
enum LookalikeLetters {
  private static let pairs: [Unicode.Scalar: Unicode.Scalar] = {
    let latin = "aceijopsxyhdqwlABCEHIJKMOPSTXYgu".unicodeScalars
    let others = "асеіјорѕхуһԁԛԝӏАВСЕНІЈКМОРЅТХҮցս".unicodeScalars
    return Dictionary(uniqueKeysWithValues: zip(latin, others))
  }()

  /// The letter that stands for a Latin one; nil where none looks the same.
  static func letter(for scalar: Unicode.Scalar) -> Unicode.Scalar? { pairs[scalar] }

  /// Whether a scalar is a Latin letter of ASCII.
  static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }
}
