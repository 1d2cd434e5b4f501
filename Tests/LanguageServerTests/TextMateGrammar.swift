import Foundation

/// As much of a TextMate grammar as ours uses: matches with captures, and begin and end on one line
/// with patterns between.
///
/// The scopes of a line are found as editors do: at each place the pattern that matches first, the
/// earlier of two at one place.
struct TextMateGrammar {
  private indirect enum Rule {
    case match(NSRegularExpression, name: String?, captures: [Int: String])
    case region(begin: NSRegularExpression, end: NSRegularExpression, name: String, [Rule])
  }

  /// A stretch of a line, in UTF-16 units, and its scope.
  struct Scope: Equatable {
    var range: Range<Int>
    var name: String
  }

  private let rules: [Rule]

  struct Malformed: Error { var what: String }

  init(_ data: Data) throws {
    guard let root = try JSONSerialization.jsonObject(with: data) as? [String: Any],
      let patterns = root["patterns"] as? [[String: Any]],
      let repository = root["repository"] as? [String: [String: Any]]
    else { throw Malformed(what: "a grammar has patterns and a repository") }
    rules = try Self.rules(patterns, repository)
  }

  private static func rules(
    _ patterns: [[String: Any]], _ repository: [String: [String: Any]]
  ) throws -> [Rule] {
    try patterns.flatMap { pattern -> [Rule] in
      if let include = pattern["include"] as? String {
        guard let target = repository[String(include.dropFirst())] else {
          throw Malformed(what: include)
        }
        return try rules([target], repository)
      }
      if let match = pattern["match"] as? String {
        let captures = (pattern["captures"] as? [String: [String: String]]) ?? [:]
        let names = captures.compactMap { key, value in
          Int(key).flatMap { number in value["name"].map { (number, $0) } }
        }
        return [
          .match(
            try NSRegularExpression(pattern: match), name: pattern["name"] as? String,
            captures: Dictionary(uniqueKeysWithValues: names))
        ]
      }
      let inner = try rules(pattern["patterns"] as? [[String: Any]] ?? [], repository)
      guard let begin = pattern["begin"] as? String, let end = pattern["end"] as? String,
        let name = pattern["name"] as? String
      else { return inner }
      return [
        .region(
          begin: try NSRegularExpression(pattern: begin),
          end: try NSRegularExpression(pattern: end), name: name, inner)
      ]
    }
  }

  /// The scopes of a line in order, the outermost of each place.
  func scopes(of line: String) -> [Scope] {
    let text = line as NSString
    var scopes: [Scope] = []
    var place = 0
    while place < text.length, let (rule, match) = first(rules, text, place) {
      switch rule {
      case .match(_, let name, let captures):
        if let name {
          scopes.append(Scope(range: Self.range(match.range), name: name))
        } else {
          for (number, name) in captures.sorted(by: { $0.key < $1.key }) {
            scopes.append(Scope(range: Self.range(match.range(at: number)), name: name))
          }
        }
        place = max(match.range.upperBound, place + 1)
      case .region(_, let end, let name, let inner):
        let close = self.end(of: end, inner, text, match.range.upperBound)
        scopes.append(Scope(range: match.range.location..<close, name: name))
        place = max(close, place + 1)
      }
    }
    return scopes
  }

  /// Where a region ends: its inner patterns hide an end inside them, such as an escaped quote.
  private func end(
    of end: NSRegularExpression, _ inner: [Rule], _ text: NSString, _ start: Int
  ) -> Int {
    var place = start
    while true {
      let rest = NSRange(location: place, length: text.length - place)
      guard let close = end.firstMatch(in: text as String, range: rest) else { return text.length }
      guard let (_, hidden) = first(inner, text, place),
        hidden.range.location < close.range.location
      else { return close.range.upperBound }
      place = max(hidden.range.upperBound, place + 1)
    }
  }

  private func first(
    _ rules: [Rule], _ text: NSString, _ place: Int
  ) -> (Rule, NSTextCheckingResult)? {
    let rest = NSRange(location: place, length: text.length - place)
    var best: (Rule, NSTextCheckingResult)?
    for rule in rules {
      let expression =
        switch rule {
        case .match(let expression, _, _): expression
        case .region(let begin, _, _, _): begin
        }
      // Look-behind must see what stands before the place.
      guard
        let match = expression.firstMatch(
          in: text as String, options: [.withTransparentBounds, .withoutAnchoringBounds],
          range: rest)
      else { continue }
      if let (_, found) = best, found.range.location <= match.range.location { continue }
      best = (rule, match)
    }
    return best
  }

  private static func range(_ range: NSRange) -> Range<Int> {
    range.location..<range.location + range.length
  }
}
