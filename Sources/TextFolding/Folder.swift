import CFoldTables

/// Takes the disguises off a text: docs/fold.md.
///
/// Laws: the fold is valid UTF-8 whatever the input; folding a fold changes nothing; the fold of a
/// text with its map, with or without vectors, is the same bytes.
package enum Folder {
  /// Appends the fold of `text` to `arena`. O(n); allocates only when the arena must grow.
  package static func fold(_ text: Span<UInt8>, into arena: inout ByteArena) -> FoldReport {
    var recorder = NoOffsets()
    return run(text, into: &arena, recorder: &recorder, lookalikes: true, usesWideWords: true)
  }

  /// Appends the fold of `text` to `arena` and makes `map` its map back to `text`.
  package static func fold(
    _ text: Span<UInt8>, into arena: inout ByteArena, map: inout OffsetMap
  ) -> FoldReport {
    run(text, into: &arena, recorder: &map, lookalikes: true, usesWideWords: true)
  }

  /// The same as `fold(_:into:)`, one scalar at a time: the truth that tests hold the vectors to.
  package static func foldByScalars(
    _ text: Span<UInt8>, into arena: inout ByteArena
  ) -> FoldReport {
    var recorder = NoOffsets()
    return run(text, into: &arena, recorder: &recorder, lookalikes: true, usesWideWords: false)
  }

  /// The fold of a text in a rule. `lookalikes` is off for regexes, where a word's letters may
  /// stand apart.
  package static func folded(_ text: String, lookalikes: Bool = true) -> String {
    var arena = ByteArena()
    var recorder = NoOffsets()
    let bytes = Array(text.utf8)
    _ = run(
      bytes.span, into: &arena, recorder: &recorder, lookalikes: lookalikes, usesWideWords: true)
    return String(decoding: arena.storage[..<arena.count], as: UTF8.self)
  }

  /// The fold of one scalar by itself, without look-alikes; empty if it is dropped. What is no
  /// scalar folds to U+FFFD.
  package static func foldScalar(_ scalar: UInt32) -> [UInt32] {
    guard Unicode.Scalar(scalar) != nil else { return [0xFFFD] }
    let form = UTF8Form.encoded(scalar)
    let bytes = (0..<form.length).map { UInt8(truncatingIfNeeded: form.word >> UInt32(8 * $0)) }
    var arena = ByteArena()
    var recorder = NoOffsets()
    _ = run(
      bytes.span, into: &arena, recorder: &recorder, lookalikes: false, usesWideWords: false)
    return String(decoding: arena.storage[..<arena.count], as: UTF8.self).unicodeScalars.map(
      \.value)
  }
}
