/// Groups messages that say nearly the same: one campaign, however often it was sent.
///
/// Two messages are near-duplicates when the Jaccard index of their shingle sets is at least
/// `threshold`; clusters are the connected components. Candidate pairs come from locality-sensitive
/// hashing: MinHash signatures (Broder, "On the resemblance and containment of documents", 1997)
/// cut into bands (Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3). The
/// index is estimated on bottom-k sketches (Broder 1997; Cohen and Kaplan 2007): exact for messages
/// of up to `ShingleSketch.maximumSize` shingles.
///
/// Laws: being in one cluster is transitive; the partition does not depend on the order of the
/// messages; messages with equal masked text share a cluster.
package enum NearDuplicates {
  /// The least Jaccard index of near-duplicates. At 0.6 a message of twenty Chinese characters may
  /// have one or two of them changed.
  package static let threshold = 0.6

  /// The cluster of each message, by its index: clusters are numbered from 0 in the order of their
  /// first messages. O(text + n log n).
  package static func clusters(of corpus: Corpus) -> [Int32] {
    clusters(of: corpus.messages.lazy.map(\.text))
  }

  /// The cluster of each text, by its position.
  package static func clusters(of texts: some Collection<String>) -> [Int32] {
    var sketcher = Sketcher()
    var sketches = SketchTable(count: texts.count)
    for text in texts { sketcher.append(text, to: &sketches) }
    var partition = Partition(count: sketches.count)
    for band in 0..<MinHash.bands { join(band: band, of: sketches, into: &partition) }
    return partition.numbers
  }

  /// Joins near-duplicates among the messages that agree in one band.
  ///
  /// Within such a bucket not every pair is compared, which a campaign of thousands would make
  /// quadratic. Ordered by sketch, near-duplicates mostly stand side by side, since they mostly
  /// share their least hashes; each message is compared with the one before it and with the first.
  /// The order is one of contents, so which pairs are compared does not depend on the input's order.
  private static func join(
    band: Int, of sketches: SketchTable, into partition: inout Partition
  ) {
    var repeats = RepeatFilter(count: sketches.count)
    for message in 0..<sketches.count { repeats.add(sketches.bandKey(band, of: message)) }
    var keyed: [(key: UInt64, message: Int32)] = []
    for message in 0..<sketches.count {
      let key = sketches.bandKey(band, of: message)
      if repeats.mayRepeat(key) { keyed.append((key, Int32(message))) }
    }
    keyed.sort { $0.key < $1.key }
    var start = 0
    while start < keyed.count {
      var end = start + 1
      while end < keyed.count, keyed[end].key == keyed[start].key { end += 1 }
      if end - start > 1 {
        keyed[start..<end].sort { sketches.precedes(Int($0.message), Int($1.message)) }
        for index in start + 1..<end {
          let message = Int(keyed[index].message)
          for other in [Int(keyed[index - 1].message), Int(keyed[start].message)]
          where !partition.areJoined(message, other)
            && sketches.resemblance(message, other) >= threshold
          {
            partition.join(message, other)
          }
        }
      }
      start = end
    }
  }
}
