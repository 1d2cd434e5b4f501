/// Why a regular expression may be slow, as far as its text shows it.
enum RegexHints {
  /// The first reason found; nil if nothing stands out. A hint and no proof: `weir check` tries
  /// patterns against texts made to be slow.
  static func reason(_ source: String) -> String? {
    let pattern =
      source.hasPrefix("/") && source.count > 2 ? source.dropFirst().dropLast() : source[...]
    if hasUnboundedWildcard(pattern) {
      return "a `.` or class repeats without bound; bound it, as in `{0,20}`"
    }
    if startsWide(pattern) {
      return "it can start with many characters, so it is tried at most places of the text; let it "
        + "start with its rarest word"
    }
    if pattern.contains("{0,") || pattern.contains("*") {
      return "repeats that may be empty stand one after the other; join them, or bound them more "
        + "closely"
    }
    return nil
  }

  private static func hasUnboundedWildcard(_ pattern: Substring) -> Bool {
    let marks = [".*", ".+", "]*", "]+", "\\w*", "\\w+", "\\d*", "\\S*", "\\S+"]
    return marks.contains { mark in
      var rest = pattern
      while let found = rest.firstRange(of: mark) {
        // A possessive repeat never goes back; an escaped point is no wildcard.
        let isPossessive = rest[found.upperBound...].hasPrefix("+")
        let isEscaped = mark.hasPrefix(".") && rest[..<found.lowerBound].hasSuffix("\\")
        if !isPossessive && !isEscaped { return true }
        rest = rest[found.upperBound...]
      }
      return false
    }
  }

  /// Whether the first item is a class, a type, or a group that may be left out.
  private static func startsWide(_ pattern: Substring) -> Bool {
    if ["[", "\\d", "\\w", "\\S", "\\p", "."].contains(where: { pattern.hasPrefix($0) }) {
      return true
    }
    guard pattern.hasPrefix("(") else { return false }
    var depth = 0
    var isEscaped = false
    for index in pattern.indices {
      let character = pattern[index]
      if isEscaped {
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "(" {
        depth += 1
      } else if character == ")" {
        depth -= 1
        if depth == 0 {
          let next = pattern[pattern.index(after: index)...]
          return next.hasPrefix("?") || next.hasPrefix("*") || next.hasPrefix("{0,")
        }
      }
    }
    return false
  }
}
