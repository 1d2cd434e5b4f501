import Corpora

/// The messages behind what was mined: how to count them by data set, and how to show some.
struct CorpusView {
  let corpus: Corpus
  let clusters: [Int32]
  /// By message: fraud (true), ham (false), left out (nil).
  let sides: [Bool?]
  /// Where each token of the stream stands in its message.
  let places: [Range<Int>]

  /// Characters shown on each side of a finding.
  private static let context = 24

  /// Clusters by data set, most first.
  func sources(of messages: [Int]) -> [(name: String, clusters: Int)] {
    var seen: [String: Set<Int32>] = [:]
    for message in messages {
      seen[corpus.messages[message].source, default: []].insert(clusters[message])
    }
    return seen.map { ($0.key, $0.value.count) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
  }

  /// How many clusters the messages are of.
  func clusterCount(_ messages: [Int]) -> Int { Set(messages.map { clusters[$0] }).count }

  /// Up to `count` of the messages, of different clusters and, as far as there are such, data sets.
  /// `tokens` says where the finding stands in each, as first and last token.
  func examples(
    of hits: [(message: Int, tokens: ClosedRange<Int>)], count: Int
  ) -> [MiningReport.Example] {
    var chosen: [(message: Int, tokens: ClosedRange<Int>)] = []
    for mustDiffer in [true, false] {
      for hit in hits where chosen.count < count {
        let isNew = chosen.allSatisfy { other in
          clusters[other.message] != clusters[hit.message]
            && (!mustDiffer
              || corpus.messages[other.message].source != corpus.messages[hit.message].source)
        }
        if isNew { chosen.append(hit) }
      }
    }
    return chosen.map { hit in
      let message = corpus.messages[hit.message]
      let start = places[hit.tokens.lowerBound].lowerBound
      let end = places[hit.tokens.upperBound].upperBound
      return MiningReport.Example(
        id: message.id, source: message.source, text: Self.excerpt(message.text, start..<end))
    }
  }

  /// The text around a range of UTF-8 bytes.
  private static func excerpt(_ text: String, _ range: Range<Int>) -> String {
    let bytes = text.utf8
    func index(_ offset: Int) -> String.Index {
      let place = bytes.index(
        bytes.startIndex, offsetBy: min(max(0, offset), bytes.count))
      return place.samePosition(in: text.unicodeScalars) ?? text.endIndex
    }
    let (start, end) = (index(range.lowerBound), index(range.upperBound))
    guard start <= end else { return String(text.prefix(context * 2)) }
    let before = text.unicodeScalars[..<start].suffix(context)
    let after = text.unicodeScalars[end...].prefix(context)
    var shown = before.startIndex == text.unicodeScalars.startIndex ? "" : "…"
    shown += String(String.UnicodeScalarView(before)) + String(text[start..<end])
    shown += String(String.UnicodeScalarView(after))
    return after.endIndex == text.unicodeScalars.endIndex ? shown : shown + "…"
  }
}
