/// Examples for the rule that uses a lexicon, made of its entries: no text of the corpus.
struct LexiconExamples {
  private let entries: [LearnedLexicon.Entry]
  private let script: TokenScript

  /// Entries of one example at most.
  private static let mostPieces = 30

  init(_ lexicon: LearnedLexicon) {
    entries = lexicon.entries
    script = lexicon.script
  }

  /// Entries whose sum is `least` or more; nil where no few of them reach it.
  func reaching(_ least: Double) -> String? {
    var pieces: [String] = []
    for entry in entries where entry.score > 0 && pieces.count < Self.mostPieces {
      // A piece of one that is there adds nothing.
      guard !pieces.contains(where: { contains($0, entry.text) }) else { continue }
      pieces.append(entry.text)
      if sum(pieces) >= least { return text(pieces) }
    }
    return nil
  }

  /// Entries whose sum is `most` or less; nil where no few of them get there.
  func falling(to most: Double) -> String? {
    var pieces: [String] = []
    for entry in entries.reversed() where entry.score < 0 && pieces.count < Self.mostPieces {
      guard !pieces.contains(where: { contains($0, entry.text) }) else { continue }
      pieces.append(entry.text)
      if sum(pieces) <= most { return text(pieces) }
    }
    return nil
  }

  /// An entry for fraud whose sum alone stays below `least`.
  func short(of least: Double) -> String? {
    entries.first { $0.score > 0 && sum([$0.text]) < least }.map(\.text)
  }

  /// An entry against fraud whose sum alone stays above `most`.
  func short(above most: Double) -> String? {
    entries.last { $0.score < 0 && sum([$0.text]) > most }.map(\.text)
  }

  /// What the engine sums up on pieces with commas between.
  private func sum(_ pieces: [String]) -> Double {
    entries.reduce(0) { total, entry in
      total + (pieces.contains { contains($0, entry.text) } ? entry.score : 0)
    }
  }

  private func contains(_ piece: String, _ entry: String) -> Bool {
    // With a space at each end, a word is found as a whole only.
    let (piece, entry) = script == .spaced ? (" \(piece) ", " \(entry) ") : (piece, entry)
    let (text, wanted) = (Array(piece.utf8), Array(entry.utf8))
    guard text.count >= wanted.count else { return false }
    return (0...text.count - wanted.count).contains { start in
      text[start..<start + wanted.count].elementsEqual(wanted)
    }
  }

  private func text(_ pieces: [String]) -> String {
    pieces.joined(separator: script == .spaced ? ", " : "，")
  }
}
