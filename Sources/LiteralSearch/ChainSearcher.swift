internal import CLiteralScan
internal import CProcessor

/// Which of many chains of byte sets a text has, found in one pass over it (`chains.c`).
///
/// A chain is a link or more: a byte of a set enters it, bytes of another may then stay in it, and a byte
/// of the next link's set goes on. A text has a chain where it gets to its end.
// SAFETY: the tables are written by `init` and never after; they live until `deinit`.
@safe package final class ChainSearcher: @unchecked Sendable {
  /// The bytes that enter a link and those that stay, a bit each from the lowest of the first word.
  package typealias Link = (enter: SIMD4<UInt64>, stay: SIMD4<UInt64>)

  /// Links that a chain may have at most.
  package static let longest = UInt64.bitWidth

  /// By chain: the bit of its last link in what `search` gives.
  package let ends: [Int]
  /// The words that `search` gives.
  package let wordCount: Int

  private let tables: UnsafeMutablePointer<weir_chains>
  private let starts: UnsafeMutablePointer<UInt64>
  private let steps: UnsafeMutablePointer<UInt64>

  /// Every chain has between one link and `longest`.
  package init(chains: [[Link]]) {
    let places = Self.places(ofLengths: chains.map(\.count))
    ends = zip(places, chains).map { $0 + $1.count - 1 }
    let block = Int(WEIR_CHAIN_WORDS)
    let blocks = ((ends.max() ?? -1) / UInt64.bitWidth + block) / block
    wordCount = chains.isEmpty ? 0 : blocks * block
    let rows = Self.rows(of: chains, at: places, words: wordCount)
    var classes: [[UInt64]: UInt8] = [:]
    var distinct: [[UInt64]] = []
    unsafe tables = .allocate(capacity: 1)
    unsafe tables.initialize(to: weir_chains())
    for (byte, row) in rows.enumerated() {
      let number = classes[row] ?? UInt8(distinct.count)
      if classes[row] == nil {
        classes[row] = number
        distinct.append(row)
      }
      // SAFETY: there are 256 rows, one for each byte.
      unsafe withUnsafeMutableBytes(of: &tables.pointee.classes) { classes in
        unsafe classes[byte] = number
      }
    }
    unsafe starts = .allocate(capacity: max(wordCount, 1))
    unsafe starts.initialize(repeating: 0, count: wordCount)
    for place in places { unsafe starts[place / 64] |= 1 << UInt64(place % 64) }
    let all = distinct.flatMap { $0 }
    unsafe steps = .allocate(capacity: max(all.count, 1))
    for (index, word) in all.enumerated() { unsafe (steps + index).initialize(to: word) }
    unsafe tables.pointee.blocks = wordCount / block
    unsafe tables.pointee.starts = UnsafePointer(starts)
    unsafe tables.pointee.steps = UnsafePointer(steps)
  }

  deinit {
    unsafe tables.deallocate()
    unsafe starts.deallocate()
    unsafe steps.deallocate()
  }

  /// Writes to `reached` a bit for each link that `text` gets to: `wordCount` words.
  package func search(_ text: Span<UInt8>, into reached: inout [UInt64]) {
    search(text, into: &reached, vectors: weir_vectors())
  }

  /// The same with the loops of a kind of vectors: all find the same.
  package func search(_ text: Span<UInt8>, into reached: inout [UInt64], vectors: Int32) {
    if reached.count != wordCount { reached = Array(repeating: 0, count: wordCount) }
    // SAFETY: the text and the words live for the closures; `reached` has `wordCount` words.
    unsafe text.withUnsafeBufferPointer { text in
      unsafe reached.withUnsafeMutableBufferPointer { reached in
        guard let words = reached.baseAddress else { return }
        unsafe weir_find_chains(tables, text.baseAddress, text.count, vectors, words)
      }
    }
  }

  /// Where each chain begins, none of them beyond the end of its word: the longest first, each in the
  /// first word that has room.
  private static func places(ofLengths lengths: [Int]) -> [Int] {
    var places = lengths.map { _ in 0 }
    var used: [Int] = []
    // Words before this are full, or have no room for what is no longer than the last.
    for chain in lengths.indices.sorted(by: { (lengths[$1], $0) < (lengths[$0], $1) }) {
      precondition((1...longest).contains(lengths[chain]), "a chain fits a word")
      let word = used.firstIndex { $0 + lengths[chain] <= longest } ?? used.count
      if word == used.count { used.append(0) }
      places[chain] = word * longest + used[word]
      used[word] += lengths[chain]
    }
    return places
  }

  /// By byte: by block the links that it enters, then those in which it stays.
  private static func rows(of chains: [[Link]], at places: [Int], words: Int) -> [[UInt64]] {
    let block = Int(WEIR_CHAIN_WORDS)
    var rows = Array(repeating: Array(repeating: UInt64(0), count: 2 * words), count: 256)
    for (chain, place) in zip(chains, places) {
      for (index, link) in chain.enumerated() {
        let word = (place + index) / 64
        let entering = word / block * 2 * block + word % block
        let bit = UInt64(1) << UInt64((place + index) % 64)
        for byte in 0..<256 {
          if link.enter[byte / 64] >> UInt64(byte % 64) & 1 != 0 { rows[byte][entering] |= bit }
          if link.stay[byte / 64] >> UInt64(byte % 64) & 1 != 0 {
            rows[byte][entering + block] |= bit
          }
        }
      }
    }
    return rows
  }
}
