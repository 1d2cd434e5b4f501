/// Undoes the escapes of JSON strings that `JSONSyntax` has found to be well formed.
enum JSONStringDecoder {
  /// Appends the decoded `range` of `record` to `output`, at most `limit` bytes of it, whole
  /// scalars only.
  ///
  /// A surrogate without its other half becomes U+FFFD. Decoding never lengthens.
  ///
  /// - Returns: whether something was cut off.
  static func append(
    _ range: Range<Int>, of record: Span<UInt8>, to output: inout [UInt8], limit: Int
  ) -> Bool {
    let bytes = record.extracting(range)
    var room = limit
    var index = 0
    while index < bytes.count {
      let plain = JSONSyntax.plainEnd(bytes, index)
      if plain > index {
        let end = index + scalarBorder(in: bytes.extracting(index..<plain), limit: room)
        output.append(bytes.extracting(index..<end))
        guard end == plain else { return true }
        room -= plain - index
        index = plain
        continue
      }
      let (scalar, next) = escapedScalar(in: bytes, at: index)
      let encoded = UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      guard encoded.count <= room else { return true }
      output.append(contentsOf: encoded)
      room -= encoded.count
      index = next
    }
    return false
  }

  /// The most bytes, not above `limit`, that end between two scalars.
  static func scalarBorder(in bytes: Span<UInt8>, limit: Int) -> Int {
    guard bytes.count > limit else { return bytes.count }
    var border = max(limit, 0)
    // A scalar has at most three continuation bytes; more are not UTF-8 and may be cut anywhere.
    for _ in 0..<3 where border > 0 && bytes[border] & 0xC0 == 0x80 { border -= 1 }
    return bytes[border] & 0xC0 == 0x80 ? max(limit, 0) : border
  }

  /// The scalar that the escape at `index` stands for, and where the escape ends.
  private static func escapedScalar(
    in bytes: Span<UInt8>, at index: Int
  ) -> (scalar: Unicode.Scalar, end: Int) {
    switch bytes[index + 1] {
    case UInt8(ascii: "b"): return ("\u{08}", index + 2)
    case UInt8(ascii: "f"): return ("\u{0C}", index + 2)
    case UInt8(ascii: "n"): return ("\n", index + 2)
    case UInt8(ascii: "r"): return ("\r", index + 2)
    case UInt8(ascii: "t"): return ("\t", index + 2)
    case UInt8(ascii: "u"): break
    case let byte: return (Unicode.Scalar(byte), index + 2)
    }
    let unit = codeUnit(in: bytes, at: index + 2)
    if let scalar = Unicode.Scalar(unit) { return (scalar, index + 6) }
    // A surrogate: only a high one with an escaped low one behind it makes a scalar.
    if unit < 0xDC00, index + 12 <= bytes.count, bytes[index + 6] == UInt8(ascii: "\\"),
      bytes[index + 7] == UInt8(ascii: "u")
    {
      let low = codeUnit(in: bytes, at: index + 8)
      if 0xDC00...0xDFFF ~= low,
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      {
        return (scalar, index + 12)
      }
    }
    return ("\u{FFFD}", index + 6)
  }

  private static func codeUnit(in bytes: Span<UInt8>, at start: Int) -> UInt32 {
    var unit: UInt32 = 0
    for index in start..<start + 4 { unit = unit << 4 | (JSONSyntax.hexValue(bytes[index]) ?? 0) }
    return unit
  }
}

extension [UInt8] {
  /// Appends a copy of `bytes`.
  mutating func append(_ bytes: Span<UInt8>) {
    // SAFETY: the buffer is valid for the closure, which copies it.
    unsafe bytes.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
