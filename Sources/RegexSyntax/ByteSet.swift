/// A set of byte values.
package struct ByteSet: Sendable, Equatable {
  /// By value, from the lowest bit of the first word.
  package private(set) var words = SIMD4<UInt64>()

  package init() {}

  package init(_ ranges: ClosedRange<UInt8>...) { for range in ranges { insert(range) } }

  package func contains(_ byte: UInt8) -> Bool {
    words[Int(byte >> 6)] >> UInt64(byte & 63) & 1 != 0
  }

  package var isEmpty: Bool { words == SIMD4<UInt64>() }

  package mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

  package mutating func insert(_ bytes: ClosedRange<UInt8>) { for byte in bytes { insert(byte) } }

  package mutating func formUnion(_ other: ByteSet) { words |= other.words }

  package func union(_ other: ByteSet) -> ByteSet {
    var all = self
    all.formUnion(other)
    return all
  }

  /// What is in this set and not in the other.
  func subtracting(_ other: ByteSet) -> ByteSet {
    var rest = self
    rest.words &= ~other.words
    return rest
  }

  package static let all = ByteSet(UInt8.min...UInt8.max)

  /// The bytes of UTF-8 that go on with a character.
  static let continuation = ByteSet(0x80...0xBF)

  /// How large a share of the bytes of such a text are in the set.
  func share(in kind: TextKind) -> Double {
    var sum = 0.0
    for word in 0..<4 {
      var bits = words[word]
      while bits != 0 {
        sum += kind.shares[word * 64 + bits.trailingZeroBitCount]
        bits &= bits - 1
      }
    }
    return sum
  }

  /// Texts that are told apart by their bytes: of the bytes of both together a run of letters or a run of
  /// Chinese would look rare.
  struct TextKind {
    /// By byte; together 1.
    let shares: [Double]

    private init(_ weight: (UInt8) -> Double) {
      let weights = (UInt8.min...UInt8.max).map(weight)
      let sum = weights.reduce(0, +)
      shares = weights.map { $0 / sum }
    }

    private static let letters: [Double] = [
      82, 15, 28, 43, 127, 22, 20, 61, 70, 2, 8, 40, 24, 67, 75, 19, 1, 60, 63, 91, 28, 10, 24, 2,
      20, 1,
    ]

    /// English prose, in thousandths of its letters.
    static let prose = TextKind { byte in
      switch byte {
      case 0x20: 200
      case UInt8(ascii: "a")...UInt8(ascii: "z"): letters[Int(byte - UInt8(ascii: "a"))]
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): 2
      case UInt8(ascii: "0")...UInt8(ascii: "9"): 4
      case UInt8(ascii: "."), UInt8(ascii: ","): 12
      case 0x21...0x7E: 2
      case 0xE2, 0x80...0xBF: 0.01
      default: 0.001
      }
    }

    /// Chinese with some Latin letters and digits.
    static let chinese = TextKind { byte in
      switch byte {
      case 0x20, UInt8(ascii: "0")...UInt8(ascii: "9"): 5
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): 1
      case 0x80...0xBF: 10
      case 0xE4...0xE9: 50
      case 0xE3, 0xEF: 25
      case 0x21...0x7E: 1
      default: 0.2
      }
    }
  }
}
