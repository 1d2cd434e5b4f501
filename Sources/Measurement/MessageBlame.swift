import Corpora
import Messages
import ScreeningEngine

/// What the patterns in one message did for its verdict.
struct MessageBlame: Sendable {
  /// Patterns that a rule which holds looks at.
  var uses: [Use]

  struct Use: Sendable {
    var pattern: PatternID
    /// Rules that hold and look at it.
    var usedBy: [RuleID]
    /// Rules that hold and would not without it; asked only of messages held.
    var neededBy: [RuleID]
    /// Whether a held message would pass without it.
    var isDecisive: Bool
    /// Where it matched, in order, at most `maximumPlaces`.
    var places: [BlamedPlace]
  }

  /// Places kept of one pattern in one message.
  static let maximumPlaces = 3
}

/// A place in a message that a pattern matched.
struct BlamedPlace: Sendable {
  /// See `BlamedMatch`.
  var folded: String
  /// Bytes of the original text, half-open.
  var start: Int32
  var end: Int32

  init(_ place: MessageExamination.Place, fold: [UInt8]) {
    folded = Self.masked(fold[place.folded])
    start = Int32(clamping: place.original.lowerBound)
    end = Int32(clamping: place.original.upperBound)
  }

  /// The text with each run of digits as one 0, cut to what is shown of a match.
  private static func masked(_ text: ArraySlice<UInt8>) -> String {
    let isPlain =
      text.count <= BlamedMatch.matchCharacters
      && !text.contains { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    let text = String(decoding: text, as: UTF8.self)
    guard !isPlain else { return text }
    var masked = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      guard count < BlamedMatch.matchCharacters else { break }
      let isDigit = "0"..."9" ~= scalar
      if isDigit, masked.last == "0" { continue }
      masked.append(isDigit ? "0" : scalar)
      count += 1
    }
    return String(masked)
  }
}

/// A piece of a message that a pattern matched, with the text around it.
package struct BlamedMatch: Sendable, Equatable {
  /// What was matched, folded, each run of digits as `0`: the alternative, as well as it shows.
  package var folded: String
  /// The original text: what stands before it, it, and what stands behind it.
  package var before: String
  package var match: String
  package var after: String
}

extension BlamedMatch {
  /// Characters shown on either side: enough to see the word a match stands inside.
  private static let contextCharacters = 16
  /// Characters shown of a long match.
  static let matchCharacters = 80

  /// What `place` of `text` shows.
  init(_ place: BlamedPlace, in text: String) {
    folded = place.folded
    let text = Array(text.utf8)
    let (start, end) = (Int(place.start), Int(place.end))
    before = String(
      String(decoding: text[max(0, start - 4 * Self.contextCharacters)..<start], as: UTF8.self)
        .suffix(Self.contextCharacters))
    match = String(
      String(decoding: text[start..<end], as: UTF8.self).prefix(Self.matchCharacters))
    after = String(
      String(
        decoding: text[end..<min(text.count, end + 4 * Self.contextCharacters)], as: UTF8.self
      ).prefix(Self.contextCharacters))
  }
}
