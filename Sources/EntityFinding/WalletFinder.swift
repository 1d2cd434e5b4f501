/// Finds wallet addresses whose checksums hold: Bitcoin (base58check, bech32, bech32m), Ethereum
/// (EIP-55; an address in one case has no checksum and counts), TRON (base58check).
///
/// Case matters, so the original text is read and the places are led over to the fold. Linear: of
/// each run of letters and digits only runs of an address's length are decoded.
enum WalletFinder {
  static func find(
    _ raw: Span<UInt8>, foldedRange: (Range<Int>) -> Range<Int>, into matches: inout [EntityMatch]
  ) {
    var index = 0
    while index < raw.count {
      guard isAlphanumeric(raw.byte(index)) else {
        index += 1
        continue
      }
      let start = index
      while isAlphanumeric(raw.byte(index)) { index += 1 }
      guard let chain = chain(raw, start, index), stands(raw, start, index) else { continue }
      let range = foldedRange(start..<index)
      matches.append(
        EntityMatch(start: range.lowerBound, end: range.upperBound, value: .wallet(chain)))
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte &- 48 < 10 || (byte | 0x20) &- 97 < 26
  }

  /// Whether the run is no part of a longer id: `_` and accented letters go on with a word.
  private static func stands(_ raw: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    raw.byte(start - 1) != 0x5F && raw.byte(end) != 0x5F
      && !(raw.byte(start - 1) >= 0x80 && raw.hasSpacedWord(before: start))
      && !(raw.byte(end) >= 0x80 && raw.hasSpacedWord(at: end))
  }

  private static func chain(_ raw: Span<UInt8>, _ start: Int, _ end: Int) -> WalletChain? {
    guard end - start >= 25, end - start <= 74 else { return nil }
    switch raw.byte(start) {
    case 0x30: return isEthereum(raw, start, end) ? .eth : nil
    case 0x31: return Base58.version(raw, start, end) == 0 ? .btc : nil
    case 0x33: return Base58.version(raw, start, end) == 5 ? .btc : nil
    case 0x54: return end - start == 34 && Base58.version(raw, start, end) == 0x41 ? .tron : nil
    case 0x42, 0x62: return Bech32.isAddress(raw, start, end) ? .btc : nil
    default: return nil
    }
  }

  private static func isEthereum(_ raw: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard end - start == 42, raw.byte(start + 1) == 0x78 else { return false }
    var lower = InlineArray<64, UInt8>(repeating: 0)
    var (hasUpper, hasLower) = (false, false)
    for index in 0..<40 {
      let byte = raw.byte(start + 2 + index)
      switch byte {
      case 0x30...0x39: break
      case 0x41...0x46: hasUpper = true
      case 0x61...0x66: hasLower = true
      default: return false
      }
      lower[index] = byte >= 0x41 ? byte | 0x20 : byte
    }
    guard hasUpper, hasLower else { return true }
    let digest = Keccak256.digest(lower, count: 40)
    for index in 0..<40 where lower[index] >= 0x61 {
      let nibble = digest[index / 2] >> (index % 2 == 0 ? 4 : 0) & 0x0F
      let isUpper = raw.byte(start + 2 + index) < 0x61
      guard isUpper == (nibble >= 8) else { return false }
    }
    return true
  }
}
