/// SHA-256 (FIPS 180-4), for the checksums of addresses and for texts that an `allow` names.
///
/// Written here because they need nothing else of a cryptographic library: swift-crypto
/// would be by far the largest dependency. Not for secrets: no care is taken about timing.
package enum SHA256 {
  /// The digest of a text of any length, 32 bytes. O(length).
  package static func digest(_ text: Span<UInt8>) -> [UInt8] {
    var state = initialState
    var block = InlineArray<64, UInt8>(repeating: 0)
    var filled = 0
    for index in text.indices {
      block[filled] = text[index]
      filled += 1
      if filled == 64 {
        compress(block, &state)
        filled = 0
      }
    }
    block[filled] = 0x80
    for index in (filled + 1)..<max(filled + 1, 64) { block[index] = 0 }
    if filled >= 56 {
      compress(block, &state)
      block = InlineArray(repeating: 0)
    }
    let bits = UInt64(text.count) &* 8
    for index in 0..<8 {
      block[56 + index] = UInt8(truncatingIfNeeded: bits >> UInt64(56 - index * 8))
    }
    compress(block, &state)
    return (0..<32).map { UInt8(truncatingIfNeeded: state[$0 / 4] >> UInt32(24 - $0 % 4 * 8)) }
  }

  private static let initialState: InlineArray<8, UInt32> = [
    0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB,
    0x5BE0_CD19,
  ]

  /// The digest of the first `count` bytes. At most 64: no address needs more.
  static func digest(_ bytes: InlineArray<64, UInt8>, count: Int) -> InlineArray<32, UInt8> {
    precondition(count >= 0 && count <= 64, "SHA-256 here takes at most 64 bytes")
    var state = initialState
    var block = bytes
    for index in count..<64 { block[index] = 0 }
    if count < 64 { block[count] = 0x80 }
    if count >= 56 {
      compress(block, &state)
      block = InlineArray(repeating: 0)
      if count == 64 { block[0] = 0x80 }
    }
    block[62] = UInt8(truncatingIfNeeded: (count * 8) >> 8)
    block[63] = UInt8(truncatingIfNeeded: count * 8)
    compress(block, &state)
    var digest = InlineArray<32, UInt8>(repeating: 0)
    for index in 0..<32 {
      digest[index] = UInt8(truncatingIfNeeded: state[index / 4] >> UInt32(24 - index % 4 * 8))
    }
    return digest
  }

  private static func compress(
    _ block: InlineArray<64, UInt8>, _ state: inout InlineArray<8, UInt32>
  ) {
    var words = InlineArray<64, UInt32>(repeating: 0)
    for index in 0..<16 {
      for place in 0..<4 { words[index] = words[index] << 8 | UInt32(block[index * 4 + place]) }
    }
    for index in 16..<64 {
      let early = words[index - 15]
      let late = words[index - 2]
      let low = rotated(early, 7) ^ rotated(early, 18) ^ early >> 3
      let high = rotated(late, 17) ^ rotated(late, 19) ^ late >> 10
      words[index] = words[index - 16] &+ low &+ words[index - 7] &+ high
    }
    var s = state
    for round in 0..<64 {
      let choice = s[4] & s[5] ^ ~s[4] & s[6]
      let sigma = rotated(s[4], 6) ^ rotated(s[4], 11) ^ rotated(s[4], 25)
      let first = s[7] &+ sigma &+ choice &+ constants[round] &+ words[round]
      let majority = s[0] & s[1] ^ s[0] & s[2] ^ s[1] & s[2]
      let second = (rotated(s[0], 2) ^ rotated(s[0], 13) ^ rotated(s[0], 22)) &+ majority
      for index in stride(from: 7, to: 0, by: -1) { s[index] = s[index - 1] }
      s[4] = s[4] &+ first
      s[0] = first &+ second
    }
    for index in 0..<8 { state[index] = state[index] &+ s[index] }
  }

  private static func rotated(_ word: UInt32, _ bits: UInt32) -> UInt32 {
    word >> bits | word << (32 - bits)
  }

  private static let constants: [UInt32] = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4,
    0xAB1C_5ED5, 0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE,
    0x9BDC_06A7, 0xC19B_F174, 0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F,
    0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA, 0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7,
    0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967, 0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC,
    0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85, 0xA2BF_E8A1, 0xA81A_664B,
    0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070, 0x19A4_C116,
    0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
    0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7,
    0xC671_78F2,
  ]
}
