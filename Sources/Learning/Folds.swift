package import Corpora

/// Which part of a corpus each message belongs to when parts are left out in turn.
package struct Folds: Sendable {
  /// How a corpus is parted.
  package enum Division: Sendable, Equatable {
    /// Into so many parts, each near-duplicate cluster as a whole.
    case clusters(Int)
    /// One part a data set.
    case source
    /// One part a writer; where none is named, a data set.
    case writer
  }

  /// By message.
  package let parts: [Int]
  /// By part: what it is called.
  package let names: [String]

  package init(_ division: Division, corpus: Corpus, clusters: [Int32]) {
    switch division {
    case .clusters(let count):
      parts = clusters.map { Int(Self.scattered($0) % UInt64(max(2, count))) }
      names = (1...max(2, count)).map { "part \($0)" }
    case .source:
      (parts, names) = Self.numbered(corpus.messages.map(\.source))
    case .writer:
      (parts, names) = Self.numbered(
        corpus.messages.map { $0.writer.map { "writer \($0)" } ?? $0.source })
    }
  }

  /// The first output of SplitMix64 from this seed: the same parts on every machine.
  private static func scattered(_ cluster: Int32) -> UInt64 {
    var random = SplitMix(seed: UInt64(UInt32(bitPattern: cluster)) &* 0x1_0000_0001)
    return random.next()
  }

  private static func numbered(_ keys: [String]) -> ([Int], [String]) {
    var numbers: [String: Int] = [:]
    var names: [String] = []
    let parts = keys.map { key in
      if let known = numbers[key] { return known }
      numbers[key] = names.count
      names.append(key)
      return names.count - 1
    }
    return (parts, names)
  }
}
