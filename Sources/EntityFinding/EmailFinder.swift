/// Finds e-mail addresses, also with `[at]`, `(at)` and disguised points. Linear.
enum EmailFinder {
  private static let signs = WordTrie<Bool>([(true, "@,[at],(at),{at}, [at] , (at) ,[@],(@)")])

  static func find(_ text: Span<UInt8>, into matches: inout [EntityMatch]) {
    var index = 0
    var floor = 0
    while index < text.count {
      let byte = text[index]
      guard byte == 0x40 || byte == 0x5B || byte == 0x28 || byte == 0x7B || byte == 0x20,
        let (end, _) = signs.word(in: text, at: index)
      else {
        index += 1
        continue
      }
      let start = localStart(text, before: index, floor: floor)
      index = max(index + 1, end)
      guard let start, let host = HostReader.host(text, at: end, isAnnounced: true),
        text.byte(host.end) != 0x40
      else { continue }
      matches.append(EntityMatch(start: start, end: host.end, value: .plain))
      index = host.end
      floor = host.end
    }
  }

  /// Where the part before the sign starts: at most 64 letters, digits and `. _ % + -`.
  private static func localStart(_ text: Span<UInt8>, before end: Int, floor: Int) -> Int? {
    var index = end
    while index > floor, end - index < 64 {
      let byte = text.byte(index - 1)
      guard text.isWord(index - 1) || [0x2E, 0x5F, 0x25, 0x2B, 0x2D].contains(byte) else { break }
      index -= 1
    }
    while index < end, !text.isWord(index), text.byte(index) != 0x5F { index += 1 }
    guard index < end, text.byte(end - 1) != 0x2E, !text.hasSpacedWord(before: index) else {
      return nil
    }
    return index
  }
}
