#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Finding line ends with the C library's vector code.
enum LineFeed {
  /// The first line feed of `bytes` at or after `start`. O(n).
  static func first(in bytes: Span<UInt8>, from start: Int) -> Int? {
    let rest = bytes.extracting(start...)
    // SAFETY: memchr looks at no more than `count` bytes of the buffer, and what it returns points
    // into it.
    return unsafe rest.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress,
        let found = unsafe memchr(base, Int32(UInt8(ascii: "\n")), buffer.count)
      else { return nil }
      return unsafe start + (UnsafeRawPointer(found) - base)
    }
  }

  /// The last line feed of `bytes`. O(n).
  static func last(in bytes: Span<UInt8>) -> Int? {
    // First by vector code: a block of a giant line has none, and most others have it near the end.
    guard let first = first(in: bytes, from: 0) else { return nil }
    var index = bytes.count - 1
    while index > first, bytes[index] != UInt8(ascii: "\n") { index -= 1 }
    return index
  }
}
