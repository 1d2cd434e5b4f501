import CICU

/// ICU 72, the second opinion on Unicode.
enum ICU {
  /// NFKC_Casefold; nil if ICU reports an error.
  static func caseFolded(_ scalars: [UInt32]) -> [UInt32]? { normalized(scalars, decomposes: 0) }

  /// The canonical decomposition in order; nil if ICU reports an error.
  static func decomposed(_ scalars: [UInt32]) -> [UInt32]? { normalized(scalars, decomposes: 1) }

  private static func normalized(_ scalars: [UInt32], decomposes: Int32) -> [UInt32]? {
    var result = [UInt32](repeating: 0, count: 1024)
    // SAFETY: both arrays live through the call, and ICU is told their lengths.
    let count = unsafe icu_normalize(
      decomposes, scalars, Int32(scalars.count), &result, Int32(result.count))
    return count < 0 ? nil : Array(result.prefix(Int(count)))
  }
}
