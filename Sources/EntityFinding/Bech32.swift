/// Bech32 and bech32m (BIP 173 and 350): the `bc1` addresses of Bitcoin.
enum Bech32 {
  private static let generator: [UInt32] = [
    0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3,
  ]

  /// Whether the bytes from `start` to `end` are a segwit address of the main chain: `bc1`, all in
  /// one case, the checksum of its version, a program of a legal length.
  static func isAddress(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard (14...74).contains(end - start), isOneCase(text, start, end),
      text.byte(start) | 0x20 == 0x62, text.byte(start + 1) | 0x20 == 0x63,
      text.byte(start + 2) == 0x31, let version = value(text.byte(start + 3))
    else { return false }
    // The expanded prefix "bc": the high bits, a zero, the low bits.
    var sum: UInt32 = 1
    for prefix: UInt32 in [3, 3, 0, 2, 3] { add(prefix, to: &sum) }
    for index in start + 3..<end {
      guard let value = value(text.byte(index)) else { return false }
      add(value, to: &sum)
    }
    guard sum == (version == 0 ? 1 : 0x2BC8_30A3), version <= 16 else { return false }
    // Five bits a character, without `bc1`, the version and the checksum.
    let bits = (end - start - 10) * 5
    let program = bits / 8
    return version == 0 ? program == 20 || program == 32 : (2...40).contains(program)
  }

  private static func add(_ value: UInt32, to sum: inout UInt32) {
    let top = sum >> 25
    sum = (sum & 0x1FF_FFFF) << 5 ^ value
    for bit in 0..<5 where top >> UInt32(bit) & 1 == 1 { sum ^= generator[bit] }
  }

  private static func isOneCase(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    var (hasUpper, hasLower) = (false, false)
    for index in start..<end {
      let byte = text.byte(index)
      if byte >= 0x41, byte <= 0x5A { hasUpper = true }
      if byte >= 0x61, byte <= 0x7A { hasLower = true }
    }
    return !(hasUpper && hasLower)
  }

  private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)

  private static let values: [Int8] = {
    var values = [Int8](repeating: -1, count: 256)
    for (value, byte) in alphabet.enumerated() {
      values[Int(byte)] = Int8(value)
      if byte >= 0x61 { values[Int(byte) - 32] = Int8(value) }
    }
    return values
  }()

  private static func value(_ byte: UInt8) -> UInt32? {
    let value = values[Int(byte)]
    return value < 0 ? nil : UInt32(value)
  }
}
