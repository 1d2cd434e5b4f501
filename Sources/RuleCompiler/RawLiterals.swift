import RegexSyntax
import TextFolding

/// What the literals of a pattern on the original text are sure to leave in the fold, where the
/// literal search looks.
///
/// Folding is not letter by letter: a mark behind a letter composes with it, one script's letters
/// can become another's, and so on. Two kinds of characters keep their place whatever stands around
/// them: a Han character folds to one other and takes no marks, and an ASCII letter or digit stays
/// itself in lower case unless a mark follows, which inside a literal only its last can meet.
enum RawLiterals {
  /// A choice with each literal cut to its longest part that survives folding; nil where one has
  /// none.
  static func folded(_ choice: LiteralChoice) -> LiteralSet? {
    var literals: [[UInt8]] = []
    for literal in choice.literals {
      guard let part = longestPart(of: literal.bytes) else { return nil }
      literals.append(part)
    }
    return LiteralSet(literals: literals)
  }

  private static func longestPart(of bytes: [UInt8]) -> [UInt8]? {
    var best: [UInt8] = []
    var part: [UInt8] = []
    var endsInASCII = false
    func close() {
      // The last ASCII character of a part may have met a mark that the pattern does not show.
      let kept = endsInASCII ? Array(part.dropLast()) : part
      if kept.count > best.count { best = kept }
      part = []
      endsInASCII = false
    }
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A:
        part.append(UInt8(scalar.value) | (scalar.value >= 0x41 ? 0x20 : 0))
        endsInASCII = true
      case 0x4E00...0x9FA5:
        for folded in Folder.foldScalar(scalar.value) {
          if let value = Unicode.Scalar(folded) { part += Array(String(Character(value)).utf8) }
        }
        endsInASCII = false
      default: close()
      }
    }
    close()
    return best.isEmpty ? nil : best
  }
}
