import PCRE2
import RuleCheck
import ScreeningEngine
import TextFolding

/// Runs patterns on attack strings, within limits of work whatever the pattern.
struct BacktrackingProbe: ~Copyable {
  /// Characters of the longest text tried: a long chat message, a short mail.
  static let longestText = 384
  private static let shortestText = 12
  /// A text up to this reaches the limit only with forty steps a character.
  private static let shortText = 128
  /// Steps that are counted; what takes more is not waited for.
  static let mostSteps = 100_000
  /// Findings whose steps are counted: of a bad pattern that takes up to a second.
  private static let mostCounted = 24

  private let limit = Int(ScreeningOptions().matchLimit)
  private var matcher = Matcher(matchLimit: ScreeningOptions().matchLimit)
  private var counted = 0

  /// What no text after a loop should be part of, so that the loop is gone back into.
  private static let ends: [[UInt32]] = [[0x21], [0x0A], [0x7E, 0x4E00]]

  /// A text that drives a pattern to the match limit.
  struct Finding {
    var attack: Attack
    /// The shortest found, as the pattern's view shows it.
    var text: [UInt32]
    /// Steps at the place where most are taken.
    var steps: Steps
  }

  enum Steps {
    case about(Int)
    case moreThan(Int)
  }

  /// The first attack that reaches the limit, with the shortest text that does.
  ///
  /// A long text that costs the limit only because it is long is none: of one beyond `shortText` the
  /// steps must grow faster than its length.
  mutating func finding(
    on pattern: Pattern, view: PatternLiteral.View, _ attacks: [Attack]
  ) -> Finding? {
    for attack in attacks {
      for end in Self.ends {
        guard reachesLimit(pattern, text(attack, Self.longestText, end, view)) else { continue }
        var (length, tooShort) = (Self.shortestText, 0)
        while length < Self.longestText, !reachesLimit(pattern, text(attack, length, end, view)) {
          tooShort = length
          length = min(length + max(length / 4, 1), Self.longestText)
        }
        // Twice a text that stays below the limit takes twice the steps where they grow with it.
        if length > Self.shortText,
          !reaches(limit * 21 / 10, pattern, text(attack, 2 * tooShort, end, view))
        {
          continue
        }
        let shortest = text(attack, length, end, view)
        return Finding(
          attack: attack,
          text: String(decoding: shortest, as: UTF8.self).unicodeScalars.map(\.value),
          steps: steps(of: pattern, on: shortest))
      }
    }
    return nil
  }

  /// The text as a message would bring it before the pattern.
  private func text(
    _ attack: Attack, _ length: Int, _ end: [UInt32], _ view: PatternLiteral.View
  ) -> [UInt8] {
    let scalars = attack.text(length: length, end: end)
    if view == .rawBytes { return scalars.map { UInt8(truncatingIfNeeded: $0) } }
    var string = String.UnicodeScalarView()
    for scalar in scalars { if let scalar = Unicode.Scalar(scalar) { string.append(scalar) } }
    return Array((view == .fold ? Folder.folded(String(string)) : String(string)).utf8)
  }

  private mutating func reachesLimit(_ pattern: Pattern, _ text: [UInt8]) -> Bool {
    matcher.firstMatch(of: pattern, in: text.span, from: 0) == .limitReached
  }

  /// The least match limit that is not reached, to two digits: the steps that PCRE2 counts.
  private mutating func steps(of pattern: Pattern, on text: [UInt8]) -> Steps {
    counted += 1
    var low = limit
    guard counted <= Self.mostCounted else { return .moreThan(low) }
    var high = Self.mostSteps
    guard !reaches(high, pattern, text) else { return .moreThan(high) }
    while high - low > max(low / 20, 1) {
      let middle = (low + high) / 2
      if reaches(middle, pattern, text) { low = middle } else { high = middle }
    }
    return .about(high)
  }

  private func reaches(_ limit: Int, _ pattern: Pattern, _ text: [UInt8]) -> Bool {
    var matcher = Matcher(
      matchLimit: UInt32(limit), jitStackBytes: 16 << 20, depthLimit: UInt32(limit),
      heapLimitKiB: 64 << 10)
    return matcher.firstMatch(of: pattern, in: text.span, from: 0) == .limitReached
  }
}
