import CFoldTables

/// How many tokens a fold has.
package enum TokenCount {
  /// The tokens of `fold`: one for each letter of an unspaced script or Hangul, and each run of other
  /// letters and digits. O(n).
  package static func of(_ fold: Span<UInt8>) -> Int {
    // SAFETY: the function reads as many bytes as the span has.
    unsafe fold.withUnsafeBufferPointer { unsafe weir_count_tokens($0.baseAddress, $0.count) }
  }
}
