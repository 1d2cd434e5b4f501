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
    /// What it matched, in order of place, at most `maximumPlaces`.
    var matches: [BlamedMatch]
  }

  /// Places kept of one pattern in one message.
  static let maximumPlaces = 3
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
  private static let matchCharacters = 80

  init(_ place: MessageExamination.Place, fold: [UInt8], text: [UInt8]) {
    let folded = String(decoding: fold[place.folded], as: UTF8.self)
    self.folded = Self.masked(folded)
    let (start, end) = (place.original.lowerBound, place.original.upperBound)
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

  /// The text with each run of digits as one 0, cut to what is shown of a match.
  private static func masked(_ text: String) -> String {
    var masked = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      guard masked.count < matchCharacters else { break }
      let isDigit = "0"..."9" ~= scalar
      if isDigit, masked.last == "0" { continue }
      masked.append(isDigit ? "0" : scalar)
    }
    return String(masked)
  }
}
