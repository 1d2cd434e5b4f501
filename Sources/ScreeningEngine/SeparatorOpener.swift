import TextFolding

/// Copies the parts of a fold between disguised words and takes out the separators that somebody
/// who splits words puts between other characters too.
///
/// Kept: line breaks, sentence ends, punctuation, whatever stands beside a digit, spaces between
/// words of scripts that have them. A picture between two such words becomes a space.
enum SeparatorOpener {
  private static let maximumSeparators = 3

  /// Appends `range` of `fold` to `text`. What stands around the range counts. O(range).
  static func copy(_ range: Range<Int>, of fold: Span<UInt8>, into text: inout RewrittenText) {
    var copied = range.lowerBound
    var at = range.lowerBound
    while at < range.upperBound {
      let (value, length) = fold.scalar(at: at)
      guard ScalarClass.of(value).contains(.separator) else {
        at += length
        continue
      }
      let run = Run(in: fold, at: at, below: range.upperBound)
      at = run.end
      switch run.fate(in: fold) {
      case .stays: continue
      case .goes: text.copy(copied..<run.start, of: fold)
      case .isSpace:
        text.copy(copied..<run.start, of: fold)
        text.put(CollectionOfOne(0x20), for: run.start..<run.end)
      }
      copied = run.end
    }
    text.copy(copied..<range.upperBound, of: fold)
  }

  private enum Fate { case stays, goes, isSpace }

  /// Separators in a row.
  private struct Run {
    var start: Int
    var end: Int
    private var count = 0
    private var hasSpace = false
    private var hasPicture = false
    /// Whether it holds what stays wherever it stands.
    private var isFirm = false

    init(in fold: Span<UInt8>, at start: Int, below limit: Int) {
      self.start = start
      end = start
      while end < limit {
        let (value, length) = fold.scalar(at: end)
        guard ScalarClass.of(value).contains(.separator) else { break }
        if TextMeasure.endsSentence(value, followedBy: end + length, in: fold) { isFirm = true }
        switch SeparatorKind(of: value) {
        case .space: hasSpace = true
        case .pause: isFirm = true
        case .sign: break
        case .picture: hasPicture = true
        }
        // Two points are a pause.
        if value == 0x2E, count > 0, fold[end - 1] == 0x2E { isFirm = true }
        count += 1
        end += length
      }
    }

    func fate(in fold: Span<UInt8>) -> Fate {
      guard !isFirm, count <= SeparatorOpener.maximumSeparators,
        let left = fold.scalar(before: start), end < fold.count
      else { return .stays }
      let right = fold.scalar(at: end).value
      let (before, after) = (ScalarClass.of(left), ScalarClass.of(right))
      guard !after.contains(.separator) else { return .stays }
      if before.contains(.unspaced), after.contains(.unspaced) {
        return hasSpace
          && !(SeparatorOpener.writesTogether(left)
            && SeparatorOpener.writesTogether(right))
          ? .stays : .goes
      }
      if before.contains(.unspaced) || after.contains(.unspaced) {
        let isDigit = (0x30...0x39).contains(left) || (0x30...0x39).contains(right)
        return hasPicture || !hasSpace && !isDigit ? .goes : .stays
      }
      let isDigit = (0x30...0x39).contains(left) ? 1 : 0
      let digits = isDigit + ((0x30...0x39).contains(right) ? 1 : 0)
      if digits == 2 { return .stays }
      if !hasSpace, digits == 0, isSingle(in: fold) { return .goes }
      return hasPicture ? .isSpace : .stays
    }

    /// Whether a single letter stands on either side.
    private func isSingle(in fold: Span<UInt8>) -> Bool {
      var before = start - 1
      while before > 0, fold[before] & 0xC0 == 0x80 { before -= 1 }
      let after = end + fold.scalar(at: end).length
      return !fold.hasSpacedWord(before: before) && !fold.hasSpacedWord(at: after)
    }
  }

  /// Whether a character is of a script that puts no spaces between words nor between phrases.
  private static func writesTogether(_ scalar: UInt32) -> Bool {
    switch scalar {
    // Kana; Han and what else has its bit.
    case 0x3041...0x30FF: true
    default: ScalarClass.of(scalar).contains(.han)
    }
  }
}
