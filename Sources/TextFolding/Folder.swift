/// Takes the disguises off a text: section "The fold" of docs/language.md.
package enum Folder {
  /// Appends the fold of `text` to `arena`. STUB.
  package static func fold(_ text: Span<UInt8>, into arena: inout ByteArena) -> FoldReport {
    arena.reserve(text.count)
    for index in text.indices {
      let byte = text[index]
      arena.storage[arena.count] = byte >= 65 && byte <= 90 ? byte + 32 : byte
      arena.count += 1
    }
    return FoldReport()
  }

  /// Fold with the map back to the original. STUB.
  package static func fold(
    _ text: Span<UInt8>, into arena: inout ByteArena, map: inout OffsetMap
  ) -> FoldReport {
    fold(text, into: &arena)
  }

  /// The fold of a text in a rule. STUB. `lookalikes` is off for regexes.
  package static func folded(_ text: String, lookalikes: Bool = true) -> String {
    text.lowercased()
  }
}

/// What folding one text took off, and what it met. The counts behind `@disguise`.
package struct FoldReport: Sendable, Equatable {
  /// Zero-width characters, joiners, variation selectors, bidi controls, soft hyphens, tags dropped.
  package var zeroWidth = 0
  /// Words that mixed scripts and had look-alike letters made Latin.
  package var mixedScriptWords = 0
  /// Invalid UTF-8 sequences, each read as U+FFFD.
  package var invalidSequences = 0
  /// Combining marks dropped because they stayed uncomposed.
  package var marks = 0
  /// Characters that NFKC or the further table changed other than by case (fullwidth, squared, ..).
  package var styled = 0
  /// Scripts of the folded text.
  package var scripts: ScriptSet = []
  package init() {}
}

/// Scripts met in a text.
package struct ScriptSet: OptionSet, Sendable {
  package let rawValue: UInt16
  package init(rawValue: UInt16) { self.rawValue = rawValue }
  package static let latin = ScriptSet(rawValue: 1)
  package static let han = ScriptSet(rawValue: 2)
  package static let kana = ScriptSet(rawValue: 4)
  package static let hangul = ScriptSet(rawValue: 8)
  package static let thai = ScriptSet(rawValue: 16)
  package static let cyrillic = ScriptSet(rawValue: 32)
  package static let other = ScriptSet(rawValue: 64)
}

/// From folded bytes back to original bytes, for one text. STUB.
package struct OffsetMap: Sendable {
  package init() {}
  /// The original bytes that the folded bytes `range` (on scalar borders) came from; both from
  /// the start of the text.
  package func originalRange(ofFolded range: Range<Int>) -> Range<Int> { range }
  /// The folded bytes that the original bytes `range` gave. STUB.
  package func foldedRange(ofOriginal range: Range<Int>) -> Range<Int> { range }
}

extension Folder {
  /// STUB.
  package static func foldScalar(_ scalar: UInt32) -> [UInt32] {
    scalar >= 65 && scalar < 91 ? [scalar + 32] : [scalar]
  }
}
