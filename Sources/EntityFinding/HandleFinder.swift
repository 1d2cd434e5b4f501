/// Finds handles near the name of their network: 加V：ab_12345, QQ 123456, `t.me/name`,
/// WhatsApp +852 ...
///
/// The match is the name of the network, what stands between, and the handle. A bare `@name` with
/// no network near it is none. Linear.
enum HandleFinder {
  static func find(_ text: Span<UInt8>, into matches: inout [EntityMatch]) {
    var index = 0
    while index < text.count {
      guard isStart(text, index) else {
        index += 1
        continue
      }
      if let match = linkHandle(text, at: index) ?? namedHandle(text, at: index) {
        matches.append(match)
        index = match.end
      } else {
        index += 1
      }
    }
  }

  private static func isStart(_ text: Span<UInt8>, _ index: Int) -> Bool {
    let byte = text[index]
    if byte & 0xC0 == 0x80 || byte == 0x20 { return false }
    return !(text.isWord(index) && text.hasSpacedWord(before: index))
  }

  private static func linkHandle(_ text: Span<UInt8>, at start: Int) -> EntityMatch? {
    guard let (after, network) = HandleWords.links.word(in: text, at: start) else { return nil }
    var end = after
    while text.isWord(end) || [0x5F, 0x2B, 0x2D, 0x7E].contains(text.byte(end)) { end += 1 }
    guard end - after >= 3, !text.hasSpacedWord(before: start) else { return nil }
    return EntityMatch(start: start, end: end, value: .handle(network))
  }

  private static func namedHandle(_ text: Span<UInt8>, at start: Int) -> EntityMatch? {
    // The trie keeps edges against letters, but vx123456 runs on: the id touches its name.
    guard let name = name(text, at: start) else { return nil }
    var clues = HandleClues()
    clues.isInvited = isInvited(text, before: start)
    var index = name.end
    for _ in 0..<6 {
      if let match = handle(text, name, at: index, from: start, clues) { return match }
      guard index - name.end < 24,
        let (next, announces) = HandleWords.connectors.word(in: text, at: index)
      else { return nil }
      // "is" and its like are words: they keep their own edges.
      clues.isAnnounced = clues.isAnnounced || announces
      clues.hasSign = clues.hasSign || text.byte(index) == 0x40
      if text.byte(index) == 0x3A { clues.hasColon = true }
      index = next
    }
    return nil
  }

  private static func name(
    _ text: Span<UInt8>, at start: Int
  ) -> (end: Int, value: HandleWords.Name)? {
    if let found = HandleWords.names.word(in: text, at: start) { return found }
    return HandleWords.touchingNames.word(in: text, at: start)
  }

  private static func isInvited(_ text: Span<UInt8>, before start: Int) -> Bool {
    HandleWords.invitations.word(in: text, before: text.skippingSpaces(before: start)) != nil
  }

  private static func handle(
    _ text: Span<UInt8>, _ name: (end: Int, value: HandleWords.Name), at index: Int,
    from start: Int, _ clues: HandleClues
  ) -> EntityMatch? {
    guard text.isWord(index) || text.byte(index) == 0x5F || text.byte(index) == 0x2B else {
      return nil
    }
    let id = HandleID(text, at: index)
    var clues = clues
    clues.touches = index == name.end
    guard id.fits(name.value.network, clues), clues.suffice(for: name.value.strength, id) else {
      return nil
    }
    return EntityMatch(start: start, end: id.end, value: .handle(name.value.network))
  }
}

/// What speaks for a handle besides the handle.
struct HandleClues {
  /// 加, add or the like before the network's name.
  var isInvited = false
  /// A colon, 号, id or the like after it.
  var isAnnounced = false
  var hasColon = false
  /// An `@` before the handle.
  var hasSign = false
  /// Nothing stands between the name and the handle.
  var touches = false

  func suffice(for strength: HandleWords.Strength, _ id: HandleID) -> Bool {
    // "version2" is no handle behind a v, and "line4ever" none behind a line.
    if touches, strength != .plain, id.startsWithLetter { return false }
    let isTelling = id.digits > 0 || id.hasUnderscore || hasSign
    switch strength {
    case .plain: return isTelling || hasColon
    case .short: return isTelling && (isInvited || isAnnounced) || hasSign
    case .sign: return hasSign
    case .ambiguous: return isTelling && (isInvited || hasColon || hasSign)
    }
  }
}
