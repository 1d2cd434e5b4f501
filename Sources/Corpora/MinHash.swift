/// MinHash signatures of 32 values, in bands of four.
///
/// One hash a shingle makes them all: its low bits choose a value, the rest compete for it (one
/// permutation hashing: Li, Owen and Zhang, NIPS 2012). A value no shingle chose is borrowed from
/// another, by a sequence that is the same for every text, so that two texts still agree in it with
/// the probability of their resemblance (A. Shrivastava, "Optimal densification for fast and
/// accurate minwise hashing", ICML 2017).
///
/// A pair of resemblance s agrees in a band with probability s^4, so in at least one of eight with
/// 1 - (1 - s^4)^8: 0.67 at 0.6, 0.89 at 0.7, 0.99 at 0.8; what a pair misses, a third message
/// between them mostly finds.
enum MinHash {
  typealias Signature = [UInt32]

  static let bands = 8
  private static let rows = 4
  private static let size = bands * rows

  /// The signature of the hashes of a text, at least one, in any order and as often as they are.
  static func signature(of hashes: [UInt32]) -> Signature {
    var signature = Signature(repeating: .max, count: size)
    var filled: UInt32 = 0
    for hash in hashes {
      let value = Int(hash) & (size - 1)
      signature[value] = min(signature[value], hash >> 5)
      filled |= 1 << UInt32(value)
    }
    guard filled != 0, filled != .max else { return signature }
    for value in 0..<size where filled >> UInt32(value) & 1 == 0 {
      signature[value] = signature[lender(to: value, among: filled)]
    }
    return signature
  }

  /// The value that an unfilled one borrows: the first filled one in its own sequence.
  private static func lender(to value: Int, among filled: UInt32) -> Int {
    var state = UInt32(value) &* 0x9E37_79B9 &+ 0x7F4A_7C15
    // The generator of Numerical Recipes has full period, so every value comes up in its high bits.
    while true {
      state = state &* 1_664_525 &+ 1_013_904_223
      let candidate = Int(state >> 27)
      if filled >> UInt32(candidate) & 1 == 1 { return candidate }
    }
  }

  /// One number for the values of a band.
  static func key(of band: Int, in signature: Signature) -> UInt64 {
    var key: UInt64 = 0x9E37_79B9_7F4A_7C15
    for row in band * rows..<(band + 1) * rows {
      key = (key ^ UInt64(signature[row])) &* 0xFF51_AFD7_ED55_8CCD
      key ^= key >> 32
    }
    return key
  }
}
