import TextFolding

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

  /// Adds the sketch of `text` to `table`.
  mutating func append(_ text: String, to table: inout SketchTable) {
    mask(text)
    hashShingles()
    hashes.sort()
    var signature = MinHash.empty
    var last: UInt32?
    var kept = 0
    for hash in hashes where hash != last {
      last = hash
      MinHash.add(hash, to: &signature)
      hashes[kept] = hash
      kept += 1
    }
    table.append(hashes[..<min(kept, ShingleSketch.maximumSize)], signature)
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

/// MinHash signatures of 32 values, in bands of four.
///
/// A pair of resemblance s agrees in a band with probability s^4, so in at least one of eight with
/// 1 - (1 - s^4)^8: 0.67 at 0.6, 0.89 at 0.7, 0.99 at 0.8; what a pair misses, a third message
/// between them mostly finds.
enum MinHash {
  typealias Signature = SIMD32<UInt32>

  static let bands = 8
  private static let rows = 4

  /// The signature of no shingle.
  static let empty = Signature(repeating: .max)

  /// Odd multipliers and offsets of 32 hash functions x -> a x + b, drawn once by SplitMix64.
  private static let multipliers = drawn(seed: 1) | Signature(repeating: 1)
  private static let offsets = drawn(seed: 2)

  static func add(_ hash: UInt32, to signature: inout Signature) {
    let hashed = Signature(repeating: hash) &* multipliers &+ offsets
    signature = pointwiseMin(signature, hashed)
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

  private static func drawn(seed: UInt64) -> Signature {
    var state = seed
    var drawn = Signature()
    for index in drawn.indices {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      drawn[index] = UInt32(truncatingIfNeeded: z >> 32)
    }
    return drawn
  }
}
