import TextFolding

/// Sketches texts; one worker's scratch.
struct Sketcher {
  /// What a shingle weighs at least: three characters of an unspaced script, or five letters. So a
  /// shingle is about a word in either, and two English texts do not seem alike for their trigrams.
  private static let shingleWeight = 5
  private static let unspacedWeight = 2

  private var fold = ByteArena()
  private var scalars: [UInt32] = []
  private var weights: [Int] = []
  private var hashes: [UInt32] = []
  /// Scratch of sorting those.
  private var spread: [UInt32] = []
  private var ends: [Int] = Array(repeating: 0, count: 256)

  /// Adds the sketch of `text` to `table`.
  mutating func append(_ text: String, to table: inout SketchTable) {
    mask(text)
    hashShingles()
    let signature = MinHash.signature(of: hashes)
    sort()
    var last: UInt32?
    var kept = 0
    for hash in hashes where hash != last {
      last = hash
      hashes[kept] = hash
      kept += 1
    }
    table.append(hashes[..<min(kept, ShingleSketch.maximumSize)], signature)
  }

  /// Hashes of a longer text are sorted by comparing alone.
  private static let mostSpread = 1024

  /// Sorts the hashes: spread by their first byte they are nearly in order, and insertion does the
  /// rest. Sorting by comparing was a quarter of finding near-duplicates.
  private mutating func sort() {
    guard hashes.count <= Self.mostSpread else { return hashes.sort() }
    if hashes.count > 24 {
      spread.removeAll(keepingCapacity: true)
      spread.append(contentsOf: hashes)
      for index in ends.indices { ends[index] = 0 }
      for hash in hashes { ends[Int(hash >> 24)] += 1 }
      var start = 0
      for index in ends.indices {
        let count = ends[index]
        ends[index] = start
        start += count
      }
      for hash in spread {
        hashes[ends[Int(hash >> 24)]] = hash
        ends[Int(hash >> 24)] += 1
      }
    }
    for index in hashes.indices.dropFirst() {
      let hash = hashes[index]
      var hole = index
      while hole > 0, hashes[hole - 1] > hash {
        hashes[hole] = hashes[hole - 1]
        hole -= 1
      }
      hashes[hole] = hash
    }
  }

  /// The letters and digits of the fold, each run of digits as one 0: codes, sums and telephone
  /// numbers differ within a campaign.
  private mutating func mask(_ text: String) {
    fold.removeAll()
    scalars.removeAll(keepingCapacity: true)
    weights.removeAll(keepingCapacity: true)
    var text = text
    // Contiguous for the fold; nearly every string is already.
    text.makeContiguousUTF8()
    _ = Folder.fold(text.utf8.span, into: &fold)
    var index = 0
    while index < fold.count {
      let value = Self.scalar(in: fold.storage, &index)
      if 0x30...0x39 ~= value {
        guard scalars.last != Self.zero else { continue }
        scalars.append(Self.zero)
        weights.append(1)
        continue
      }
      let kind = ScalarClass.of(value)
      if kind.contains(.separator) { continue }
      scalars.append(value)
      weights.append(kind.contains(.unspaced) ? Self.unspacedWeight : 1)
    }
  }

  private static let zero = UInt32(UInt8(ascii: "0"))

  /// Decodes a scalar of the fold, which is valid UTF-8 whatever the text was.
  private static func scalar(in bytes: [UInt8], _ index: inout Int) -> UInt32 {
    let lead = bytes[index]
    let length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    var value = UInt32(lead) & (length == 1 ? 0x7F : 0x7F >> UInt32(length))
    for next in index + 1..<max(index + 1, index + length) {
      value = value << 6 | UInt32(bytes[next] & 0x3F)
    }
    index += length
    return value
  }

  /// Hashes every shingle; a text shorter than one is one by itself.
  private mutating func hashShingles() {
    hashes.removeAll(keepingCapacity: true)
    var end = 0
    var weight = 0
    for start in scalars.indices {
      while end < scalars.count, weight < Self.shingleWeight {
        weight += weights[end]
        end += 1
      }
      if weight < Self.shingleWeight, !hashes.isEmpty { break }
      hashes.append(Self.hash(of: scalars[start..<end]))
      if weight < Self.shingleWeight { break }
      weight -= weights[start]
    }
    if hashes.isEmpty { hashes.append(Self.hash(of: [])) }
  }

  /// FNV-1a over the scalars (Fowler, Noll and Vo), finished with the mixer of MurmurHash3
  /// (Appleby): the least hashes must be a fair sample.
  private static func hash(of scalars: ArraySlice<UInt32>) -> UInt32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for scalar in scalars { hash = (hash ^ UInt64(scalar)) &* 0x100_0000_01B3 }
    hash ^= hash >> 33
    hash = hash &* 0xFF51_AFD7_ED55_8CCD
    hash ^= hash >> 33
    return UInt32(truncatingIfNeeded: hash)
  }
}
