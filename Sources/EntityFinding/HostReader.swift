/// A host name as it stands in a text.
struct WrittenHost {
  var start: Int
  /// After the top-level domain or the numeric address.
  var end: Int
  var traits: LinkTraits = []
  /// Whether it needs a path, `www` or the like to be told from two words with no blank between.
  var isDoubtful = false
  /// Its last two labels, for the list of shorteners.
  var lastDots: (Int, Int) = (-1, -1)
}

/// Reads host names with plain points and with what is put for them: `[.]`, 点, 。, ` dot `.
enum HostReader {
  /// What stands between two labels.
  struct Dot {
    var end: Int
    /// Not a plain point; wants a strong top-level domain after it.
    var isDefanged: Bool
  }

  /// The host whose first label starts at `start`, or nil. O(its length).
  ///
  /// `isAnnounced`: after `http://`, `www` or the sign of an e-mail address, where any known domain
  /// and letters beyond ASCII will do.
  static func host(_ text: Span<UInt8>, at start: Int, isAnnounced: Bool) -> WrittenHost? {
    if let address = numericAddress(text, at: start) { return isAnnounced ? address : nil }
    return named(text, at: start, isAnnounced: isAnnounced, allowsLetters: false)
      ?? (isAnnounced
        ? named(text, at: start, isAnnounced: true, allowsLetters: true) : nil)
  }

  /// The host after a scheme, whatever its top-level domain: a word of two letters or more.
  static func hostOfScheme(_ text: Span<UInt8>, at start: Int) -> WrittenHost? {
    if let host = host(text, at: start, isAnnounced: true) { return host }
    var found = WrittenHost(start: start, end: start)
    var labelStart = start
    for _ in 0..<12 {
      guard let labelEnd = label(text, at: labelStart, false) else { break }
      let isWord = labelEnd - labelStart >= 2 && text.isLatin(labelStart)
      if labelStart > start, isWord { found.end = labelEnd }
      guard text.byte(labelEnd) == 0x2E else { break }
      labelStart = labelEnd + 1
    }
    return found.end > start ? found : nil
  }

  private static func named(
    _ text: Span<UInt8>, at start: Int, isAnnounced: Bool, allowsLetters: Bool
  ) -> WrittenHost? {
    var found: WrittenHost?
    var host = WrittenHost(start: start, end: start)
    var labelStart = start
    var labels = 0
    var isDefanged = false
    while labels < 12, let labelEnd = label(text, at: labelStart, allowsLetters) {
      labels += 1
      if labels > 1, !text.hasSpacedWord(at: labelEnd) || allowsLetters,
        let trust = TopLevelDomains.trust(text, labelStart, labelEnd),
        accepts(trust, isDefanged, isAnnounced)
      {
        host.end = labelEnd
        host.isDoubtful = trust == .word && labels < 3
        found = host
      }
      if allowsLetters || isPunycode(text, labelStart) { host.traits.insert(.international) }
      guard let dot = dot(text, at: labelEnd) else { break }
      if dot.isDefanged {
        isDefanged = true
        host.traits.insert(.defanged)
      }
      host.lastDots = (host.lastDots.1, labelStart)
      labelStart = dot.end
    }
    return found
  }

  private static func accepts(
    _ trust: TopLevelDomains.Trust, _ isDefanged: Bool, _ isAnnounced: Bool
  ) -> Bool {
    switch trust {
    case .strong: true
    case .country: !isDefanged || isAnnounced
    case .word: !isDefanged || isAnnounced
    }
  }

  private static func isPunycode(_ text: Span<UInt8>, _ start: Int) -> Bool {
    text.byte(start) == 0x78 && text.byte(start + 1) == 0x6E && text.byte(start + 2) == 0x2D
      && text.byte(start + 3) == 0x2D
  }

  /// The end of the label at `start`: letters, digits and inner hyphens, at most 63.
  private static func label(
    _ text: Span<UInt8>, at start: Int, _ allowsLetters: Bool
  ) -> Int? {
    var index = start
    while index < text.count, index - start < 64 {
      if text.isWord(index) || text[index] == 0x2D && index > start {
        index += 1
      } else if allowsLetters, text[index] >= 0x80 {
        let (scalar, length) = text.scalar(at: index)
        // 点 and 。 part labels.
        guard isHan(scalar) && scalar != 0x70B9 || text.hasSpacedWord(at: index) else { break }
        index += length
      } else if text[index] == 0x5F {
        index += 1
      } else {
        break
      }
    }
    while index > start, text.byte(index - 1) == 0x2D { index -= 1 }
    return index > start && index - start < 64 ? index : nil
  }

  private static let marks = WordTrie<Bool>([
    (
      true,
      "[.],(.),{.},[dot],(dot),{dot},[点],(点),。,点,。, dot , . , [.] , [dot] , (dot) ,<.>,[.,.], 点 ,⋅,•,·,．"
    )
  ])

  /// The dot at `index`, plain or not, if a label follows.
  static func dot(_ text: Span<UInt8>, at index: Int) -> Dot? {
    if text.byte(index) == 0x2E, text.byte(index + 1) != 0x5D {
      let next = index + 1
      if text.isWord(next) || text.byte(next) >= 0x80 { return Dot(end: next, isDefanged: false) }
    }
    guard let (end, _) = marks.word(in: text, at: index) else { return nil }
    return text.isWord(end) || text.byte(end) >= 0x80 ? Dot(end: end, isDefanged: true) : nil
  }

  /// `192.0.2.7`, with each number at most 255.
  private static func numericAddress(_ text: Span<UInt8>, at start: Int) -> WrittenHost? {
    var index = start
    for part in 0..<4 {
      var value = 0
      let first = index
      while text.isDigit(index), index - first < 4 {
        value = value * 10 + Int(text[index] - 48)
        index += 1
      }
      guard index > first, value < 256 else { return nil }
      guard part < 3 else { break }
      guard text.byte(index) == 0x2E else { return nil }
      index += 1
    }
    guard !text.isWord(index), text.byte(index) != 0x2E || !text.isWord(index + 1) else {
      return nil
    }
    return WrittenHost(start: start, end: index, traits: .numeric)
  }
}
