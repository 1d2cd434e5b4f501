import Diagnostics

/// One character of a text as positions count it: its bytes, and its units in an encoding.
struct CharacterStep {
  /// Bytes it takes; at least 1.
  let length: Int
  private let isBeyondBasicPlane: Bool

  /// The character at `offset`, which must be in bounds.
  init(in bytes: [UInt8], at offset: Int) {
    // Most of a rule file is ASCII.
    guard bytes[offset] >= 0x80 else {
      (length, isBeyondBasicPlane) = (1, false)
      return
    }
    let step = UTF8Decoder.step(in: bytes, at: offset)
    length = step.length
    isBeyondBasicPlane = (step.scalar?.value ?? 0) > 0xFFFF
  }

  func units(in encoding: PositionEncoding) -> Int {
    switch encoding {
    case .utf8: length
    case .utf16: isBeyondBasicPlane ? 2 : 1
    }
  }
}
