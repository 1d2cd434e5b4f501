/// Finds what looks like an account or a masked number with no network's name beside it:
/// demo_lin88, @helper, li***88, 138****0000, the id behind `wx:` or 微信号, digits or none, and links
/// of hosts that are reserved for examples.
///
/// Where entities are sought such a run proves nothing, and `EntityFinder` leaves it alone; no word
/// of it may become an entry of a lexicon.
enum IdentifierRuns {
  /// The ranges of the fold to hide, in order, without overlap. O(text).
  static func ranges(in fold: Span<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < fold.count {
      guard isPart(fold[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < fold.count, isPart(fold[index]) { index += 1 }
      if isIdentifier(fold, start..<index) || isAnnounced(fold, start..<index) {
        found.append(start..<index)
      } else if let host = reservedHost(fold, endingWith: start..<index) {
        found.removeAll { $0.lowerBound >= host.lowerBound }
        found.append(host)
        index = host.upperBound
      }
    }
    return found
  }

  /// Letters, digits, and what holds the parts of an account's name together.
  private static func isPart(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == 0x5F || byte == 0x2A || byte == 0x40
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether a run holds letters together with a digit, an underscore, an asterisk or an `@`. Stars
  /// around a word (*now*) are emphasis.
  private static func isIdentifier(_ fold: Span<UInt8>, _ run: Range<Int>) -> Bool {
    var inner = run
    while !inner.isEmpty, fold[inner.lowerBound] == 0x2A {
      inner = inner.lowerBound + 1..<inner.upperBound
    }
    while !inner.isEmpty, fold[inner.upperBound - 1] == 0x2A {
      inner = inner.lowerBound..<inner.upperBound - 1
    }
    var hasLetter = false
    var hasMark = false
    for index in inner {
      if isLetter(fold[index]) { hasLetter = true } else { hasMark = true }
    }
    // li*** keeps its stars at the end: two or more are a mask.
    return hasLetter && (hasMark || run.count - inner.count >= 3)
  }

  /// Whether the run is a name that a network's name and a sign announce: `wx:lin`, 微信号lin.
  private static func isAnnounced(_ fold: Span<UInt8>, _ run: Range<Int>) -> Bool {
    guard run.count >= 3 else { return false }
    var end = run.lowerBound
    while end > 0, fold[end - 1] == 0x20 { end -= 1 }
    guard let sign = signs.first(where: { ends($0, fold, end) }) else { return false }
    end -= sign.count
    while end > 0, fold[end - 1] == 0x20 { end -= 1 }
    return networks.contains { ends($0, fold, end) && hasEdge(fold, end - $0.count, $0) }
  }

  /// The link whose host ends with the run, where that is a name reserved for examples (RFC 2606) that
  /// `EntityFinder` knows no domain by: the parts of the host before it and the path behind.
  private static func reservedHost(
    _ fold: Span<UInt8>, endingWith run: Range<Int>
  ) -> Range<Int>? {
    guard
      reservedNames.contains(where: { $0.count == run.count && ends($0, fold, run.upperBound) }),
      let dot = dots.first(where: { ends($0, fold, run.lowerBound) })
    else { return nil }
    var start = run.lowerBound - dot.count
    while start > 0 {
      if isPart(fold[start - 1]) || fold[start - 1] == 0x2D {
        start -= 1
      } else if let dot = dots.first(where: { ends($0, fold, start) }) {
        start -= dot.count
      } else {
        break
      }
    }
    var end = run.upperBound
    while end < fold.count, (0x21...0x7E).contains(fold[end]) { end += 1 }
    return start..<end
  }

  private static let reservedNames = words(["example", "test", "invalid", "localhost"])
  private static let dots = words([".", "[.]", "(.)", "点", "。", " dot ", "[dot]"])

  private static let networks = words([
    "wx", "vx", "v", "wechat", "weixin", "微信", "薇信", "qq", "tg", "telegram", "line", "whatsapp",
    "skype", "zalo", "kakao", "ig", "电报", "飞机", "账号", "id", "account", "username",
  ])

  private static let signs = words([":", "号", "号是", "id", "id:", "号:", "账号", "=", "➡", "->"])

  private static func words(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  /// Whether `word` stands right before `end`.
  private static func ends(_ word: [UInt8], _ fold: Span<UInt8>, _ end: Int) -> Bool {
    guard end >= word.count else { return false }
    return word.indices.allSatisfy { fold[end - word.count + $0] == word[$0] }
  }

  /// Whether a name of letters begins there: `id` in "paid" is none.
  private static func hasEdge(_ fold: Span<UInt8>, _ start: Int, _ word: [UInt8]) -> Bool {
    guard let first = word.first, isLetter(first), start > 0 else { return true }
    return !isLetter(fold[start - 1]) && !isDigit(fold[start - 1])
  }
}
