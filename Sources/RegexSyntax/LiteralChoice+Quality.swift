extension LiteralChoice {
  /// A choice of these literals; nil if there are none or one is empty, which every text contains.
  init?(_ literals: [RequiredLiteral], end: Int?) {
    guard !literals.isEmpty, !literals.contains(where: { $0.bytes.isEmpty }) else { return nil }
    let kept = LiteralChoice.minimised(literals)
    self.init(literals: kept, end: end, quality: LiteralChoice.quality(of: kept))
  }

  /// Comparing all pairs of more would cost more than it saves.
  private static let mostCompared = 128

  /// Without literals that contain another: where they are, the other is.
  private static func minimised(_ literals: [RequiredLiteral]) -> [RequiredLiteral] {
    guard literals.count > 1, literals.count <= mostCompared else { return literals }
    let shortest = literals.map({ $0.bytes.count }).min() ?? 0
    return literals.filter { literal in
      // Equals were taken out before, so only a shorter one can be part of it.
      literal.bytes.count == shortest
        || !literals.contains { part in
          part.bytes.count < literal.bytes.count && part.isCaseless == literal.isCaseless
            && literal.bytes.contains(part.bytes)
        }
    }
  }

  /// About -log2 of the sum of the literals' chances.
  private static func quality(of literals: [RequiredLiteral]) -> Double {
    var chance = 0.0
    for literal in literals {
      chance += Double(sign: .plus, exponent: -bits(of: literal.bytes) / 4, significand: 1)
    }
    // log2 without a maths library: exact at powers of two, within 0.09 between.
    return -(Double(chance.exponent) + chance.significand - 1)
  }

  /// Quarter bits of surprise, for mixed Chinese and English messages; beyond 48 bits a literal is
  /// as good as it gets. The figures are rounded letter frequencies; only their order matters.
  private static func bits(of bytes: [UInt8]) -> Int {
    min(bytes.reduce(0) { $0 + bits(of: $1) }, 192)
  }

  private static func bits(of byte: UInt8) -> Int {
    switch byte {
    case 0x20: 10
    case UInt8(ascii: "e"), UInt8(ascii: "t"), UInt8(ascii: "a"), UInt8(ascii: "o"): 15
    case UInt8(ascii: "i"), UInt8(ascii: "n"), UInt8(ascii: "s"), UInt8(ascii: "r"): 16
    case UInt8(ascii: "h"), UInt8(ascii: "l"), UInt8(ascii: "d"), UInt8(ascii: "u"): 18
    case UInt8(ascii: "j"), UInt8(ascii: "q"), UInt8(ascii: "x"), UInt8(ascii: "z"): 34
    case 0x61...0x7A: 22
    case 0x30...0x39: 20
    case 0x21...0x7E: 26
    case 0x80...0xBF: 14  // a Chinese character: 4 + 14 + 14 quarter bits
    case 0xC0...0xFF: 4
    default: 32
    }
  }
}

extension Array where Element == UInt8 {
  /// Whether `part` stands somewhere in this.
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    guard let first = part.first, part.count <= count else { return part.isEmpty }
    next: for start in 0...(count - part.count) where self[start] == first {
      for offset in 1..<part.count where self[start + offset] != part[offset] { continue next }
      return true
    }
    return false
  }
}
