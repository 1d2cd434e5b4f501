/// Finds app packages and what installs them past the stores: files such as `name.apk`, links
/// of TestFlight, `itms-services://` and configuration profiles. Linear.
enum AppPackageFinder {
  private static let endings = WordTrie<Bool>([
    (true, ".apk,.apks,.xapk,.apkm,.ipa,.hap,.mobileconfig,.mobileprovision,点apk,[.]apk,。apk")
  ])

  private static let words = WordTrie<Bool>([
    (
      true,
      """
      testflight,testflight.apple.com/join/,itms-services://,mobileconfig,apk,apk文件,apk安装包,apk包,安卓apk,xapk,\
      描述文件,描述档,企业签名,file apk,apk file,プロファイル
      """
    )
  ])

  /// Every match holds one of these.
  static var requiredWords: [String] { endings.words + words.words }

  static func find(_ text: Span<UInt8>, into matches: inout [EntityMatch]) {
    var index = 0
    // The end of the package before: `matches` may hold entities of other kinds already.
    var floor = 0
    while index < text.count {
      let byte = text[index]
      guard byte & 0xC0 != 0x80, byte > 0x20 else {
        index += 1
        continue
      }
      if let match = file(text, at: index, after: floor)
        ?? word(text, at: index)
      {
        matches.append(match)
        index = match.end
        floor = match.end
      } else {
        index += 1
      }
    }
  }

  /// A file of that ending; the match begins with its name, at most 80 bytes back.
  private static func file(_ text: Span<UInt8>, at index: Int, after floor: Int) -> EntityMatch? {
    guard let (end, _) = endings.word(in: text, at: index) else { return nil }
    var start = index
    while start > floor, index - start < 80, isNameByte(text.byte(start - 1)) { start -= 1 }
    while start < index, !text.isWord(start) { start += 1 }
    guard start < index || text.byte(index - 1) >= 0x80 else { return nil }
    return EntityMatch(start: start, end: end, value: .plain)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte &- 97 < 26 || byte &- 48 < 10 || byte == 0x5F || byte == 0x2D || byte == 0x2E
      || byte == 0x2F || byte == 0x3A
  }

  private static func word(_ text: Span<UInt8>, at start: Int) -> EntityMatch? {
    guard !(text.isWord(start) && text.hasSpacedWord(before: start)),
      let (after, _) = words.word(in: text, at: start)
    else { return nil }
    var end = after
    if text.byte(after - 1) == 0x2F { while text.isWord(end) { end += 1 } }
    return EntityMatch(start: start, end: end, value: .plain)
  }
}
