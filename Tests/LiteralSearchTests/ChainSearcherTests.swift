import CProcessor
import LiteralSearch
import TestSupport
import Testing

@Suite struct `Chains of byte sets` {
  private static func set(_ random: inout SeededRandom, share: Int) -> SIMD4<UInt64> {
    var set = SIMD4<UInt64>()
    for byte in 0..<256 where Int.random(in: 0..<100, using: &random) < share {
      set[byte / 64] |= 1 << UInt64(byte % 64)
    }
    return set
  }

  private static func contains(_ set: SIMD4<UInt64>, _ byte: UInt8) -> Bool {
    set[Int(byte) / 64] >> UInt64(byte % 64) & 1 != 0
  }

  /// Whether a text has a chain, by trying from every place.
  private static func isFound(_ chain: [ChainSearcher.Link], in text: [UInt8]) -> Bool {
    var reached = chain.map { _ in false }
    var isFound = false
    for byte in text {
      var next = reached
      for (index, link) in chain.enumerated() {
        next[index] =
          (index == 0 || reached[index - 1]) && contains(link.enter, byte)
          || reached[index] && contains(link.stay, byte)
      }
      reached = next
      isFound = isFound || reached.last == true
    }
    return isFound
  }

  @Test("all loops find what a plain walk finds", arguments: [0, 1, 7, 40, 90, 300])
  func random(_ count: Int) {
    var random = SeededRandom(seed: UInt64(count))
    for _ in 0..<6 {
      let chains = (0..<count).map { _ in
        (0..<Int.random(in: 1...(Bool.random(using: &random) ? 64 : 5), using: &random)).map { _ in
          (
            enter: Self.set(&random, share: Int.random(in: 1...90, using: &random)),
            stay: Self.set(&random, share: Bool.random(using: &random) ? 0 : 30)
          )
        }
      }
      let searcher = ChainSearcher(chains: chains)
      for length in [0, 1, 2, 9, 30, 80] {
        let text = (0..<length).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        for vectors in [WEIR_NO_VECTORS, WEIR_AVX2, WEIR_AVX512]
        where Int32(vectors) <= weir_vectors() {
          // What an earlier text left must not matter.
          var reached = Array(repeating: UInt64.max, count: searcher.wordCount)
          searcher.search(text.span, into: &reached, vectors: Int32(vectors))
          for (chain, end) in zip(chains, searcher.ends) {
            let isFound = reached[end / 64] >> UInt64(end % 64) & 1 != 0
            #expect(isFound == Self.isFound(chain, in: text))
          }
        }
      }
    }
  }
}
