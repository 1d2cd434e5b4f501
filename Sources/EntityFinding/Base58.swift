/// Base58check: the addresses of Bitcoin and TRON.
enum Base58 {
  /// The version byte of the address written in the bytes from `start` to `end`, or nil if they
  /// do not decode to 25 bytes of which the last four are the checksum of the others.
  static func version(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> UInt8? {
    guard (25...36).contains(end - start) else { return nil }
    var decoded = InlineArray<25, UInt8>(repeating: 0)
    for index in start..<end {
      guard var carry = digit(text.byte(index)) else { return nil }
      for place in stride(from: 24, through: 0, by: -1) {
        carry += Int(decoded[place]) * 58
        decoded[place] = UInt8(truncatingIfNeeded: carry)
        carry >>= 8
      }
      guard carry == 0 else { return nil }
    }
    guard leadingOnes(text, start, end) == leadingZeros(decoded) else { return nil }
    return hasChecksum(decoded) ? decoded[0] : nil
  }

  /// Each leading zero byte is written as one `1`, no more and no less.
  private static func leadingOnes(_ text: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var count = 0
    while start + count < end, text.byte(start + count) == 0x31 { count += 1 }
    return count
  }

  private static func leadingZeros(_ bytes: InlineArray<25, UInt8>) -> Int {
    var count = 0
    while count < 25, bytes[count] == 0 { count += 1 }
    return count
  }

  private static func hasChecksum(_ decoded: InlineArray<25, UInt8>) -> Bool {
    var buffer = InlineArray<64, UInt8>(repeating: 0)
    for index in 0..<21 { buffer[index] = decoded[index] }
    let once = SHA256.digest(buffer, count: 21)
    for index in 0..<32 { buffer[index] = once[index] }
    let twice = SHA256.digest(buffer, count: 32)
    for index in 0..<4 where twice[index] != decoded[21 + index] { return false }
    return true
  }

  /// The alphabet leaves out 0, O, I and l.
  static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x31...0x39: Int(byte) - 0x31
    case 0x41...0x48: Int(byte) - 0x41 + 9
    case 0x4A...0x4E: Int(byte) - 0x4A + 17
    case 0x50...0x5A: Int(byte) - 0x50 + 22
    case 0x61...0x6B: Int(byte) - 0x61 + 33
    case 0x6D...0x7A: Int(byte) - 0x6D + 44
    default: nil
    }
  }
}
