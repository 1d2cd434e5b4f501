/// The sketches of many texts, one behind another in flat arrays.
struct SketchTable {
  private(set) var count = 0
  private var ends: [Int] = []
  private var hashes: [UInt32] = []
  private var bandKeys: [UInt64] = []

  init(count: Int) {
    ends.reserveCapacity(count)
    bandKeys.reserveCapacity(count * MinHash.bands)
  }

  /// Adds a text: the least hashes of its shingles, ascending, and its signature.
  mutating func append(_ least: some Sequence<UInt32>, _ signature: MinHash.Signature) {
    hashes.append(contentsOf: least)
    ends.append(hashes.count)
    for band in 0..<MinHash.bands { bandKeys.append(MinHash.key(of: band, in: signature)) }
    count += 1
  }

  func bandKey(_ band: Int, of text: Int) -> UInt64 { bandKeys[text * MinHash.bands + band] }

  private func range(of text: Int) -> Range<Int> { (text == 0 ? 0 : ends[text - 1])..<ends[text] }

  /// An order of contents: by the least hashes, then by size.
  func precedes(_ a: Int, _ b: Int) -> Bool {
    hashes[range(of: a)].lexicographicallyPrecedes(hashes[range(of: b)])
  }

  /// The Jaccard index of two texts' shingles, estimated on the least hashes of their union.
  func resemblance(_ a: Int, _ b: Int) -> Double {
    var (i, j) = (range(of: a).lowerBound, range(of: b).lowerBound)
    let (endA, endB) = (range(of: a).upperBound, range(of: b).upperBound)
    var (common, union) = (0, 0)
    while union < ShingleSketch.maximumSize, i < endA || j < endB {
      if j == endB || i < endA && hashes[i] < hashes[j] {
        i += 1
      } else if i == endA || hashes[j] < hashes[i] {
        j += 1
      } else {
        common += 1
        i += 1
        j += 1
      }
      union += 1
    }
    return union == 0 ? 1 : Double(common) / Double(union)
  }
}

/// How much of a text a sketch keeps.
enum ShingleSketch {
  /// Hashes kept of a text: with 64 the standard error of a resemblance of 0.6 is 0.06.
  static let maximumSize = 64
}
