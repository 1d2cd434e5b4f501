/// Keccak-256 with the padding of 2011, as Ethereum uses it; SHA-3 pads otherwise.
enum Keccak256 {
  /// The digest of the first `count` bytes, at most 64.
  static func digest(_ bytes: InlineArray<64, UInt8>, count: Int) -> InlineArray<32, UInt8> {
    precondition(count >= 0 && count <= 64, "Keccak-256 here takes at most 64 bytes")
    var state = InlineArray<25, UInt64>(repeating: 0)
    for index in 0..<count {
      state[index / 8] ^= UInt64(bytes[index]) << UInt64(index % 8 * 8)
    }
    // The rate is 136 bytes, so one block holds it all.
    state[count / 8] ^= 1 << UInt64(count % 8 * 8)
    state[16] ^= 0x8000_0000_0000_0000
    permute(&state)
    var digest = InlineArray<32, UInt8>(repeating: 0)
    for index in 0..<32 {
      digest[index] = UInt8(truncatingIfNeeded: state[index / 8] >> UInt64(index % 8 * 8))
    }
    return digest
  }

  private static func permute(_ state: inout InlineArray<25, UInt64>) {
    for constant in roundConstants {
      var parity = InlineArray<5, UInt64>(repeating: 0)
      for x in 0..<5 {
        parity[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20]
      }
      for x in 0..<5 {
        let mixed = parity[(x + 4) % 5] ^ rotated(parity[(x + 1) % 5], 1)
        for y in 0..<5 { state[x + 5 * y] ^= mixed }
      }
      var moved = InlineArray<25, UInt64>(repeating: 0)
      for x in 0..<5 {
        for y in 0..<5 {
          moved[y + 5 * ((2 * x + 3 * y) % 5)] = rotated(state[x + 5 * y], rotations[x + 5 * y])
        }
      }
      for y in 0..<5 {
        for x in 0..<5 {
          state[x + 5 * y] =
            moved[x + 5 * y] ^ ~moved[(x + 1) % 5 + 5 * y] & moved[(x + 2) % 5 + 5 * y]
        }
      }
      state[0] ^= constant
    }
  }

  private static func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 {
    bits == 0 ? word : word << bits | word >> (64 - bits)
  }

  private static let rotations: [UInt64] = [
    0, 1, 62, 28, 27, 36, 44, 6, 55, 20, 3, 10, 43, 25, 39, 41, 45, 15, 21, 8, 18, 2, 61, 56, 14,
  ]

  private static let roundConstants: [UInt64] = [
    0x0000_0000_0000_0001, 0x0000_0000_0000_8082, 0x8000_0000_0000_808A, 0x8000_0000_8000_8000,
    0x0000_0000_0000_808B, 0x0000_0000_8000_0001, 0x8000_0000_8000_8081, 0x8000_0000_0000_8009,
    0x0000_0000_0000_008A, 0x0000_0000_0000_0088, 0x0000_0000_8000_8009, 0x0000_0000_8000_000A,
    0x0000_0000_8000_808B, 0x8000_0000_0000_008B, 0x8000_0000_0000_8089, 0x8000_0000_0000_8003,
    0x8000_0000_0000_8002, 0x8000_0000_0000_0080, 0x0000_0000_0000_800A, 0x8000_0000_8000_000A,
    0x8000_0000_8000_8081, 0x8000_0000_0000_8080, 0x0000_0000_8000_0001, 0x8000_0000_8000_8008,
  ]
}
