/// Finds links: with a scheme, with `www`, and bare hosts, plain or disguised. Linear.
enum LinkFinder {
  /// What is reported: whole links, or the hosts of them.
  enum Part { case links, hosts }

  static func find(_ text: Span<UInt8>, _ part: Part, into matches: inout [EntityMatch]) {
    var index = 0
    while index < text.count {
      guard isStart(text, index) else {
        index += 1
        continue
      }
      if let link = link(text, at: index) {
        let start = part == .links ? link.start : link.host.start
        let end = part == .links ? link.end : link.host.end
        matches.append(EntityMatch(start: start, end: end, value: .link(link.host.traits)))
        index = max(link.end, index + 1)
      } else {
        index = max(endOfWord(text, index), index + 1)
      }
    }
  }

  private struct Link {
    var start: Int
    var end: Int
    var host: WrittenHost
  }

  /// Whether a letter or digit stands at `index` and a run of them begins there.
  private static func isStart(_ text: Span<UInt8>, _ index: Int) -> Bool {
    guard text.isWord(index), !text.isWord(index - 1) else { return false }
    let last = text.byte(index - 1)
    // Inside a longer name: user@host, file_name.zip, a.-b.
    return last != 0x40 && last != 0x5F && last != 0x2D && !(last == 0x2E && text.isWord(index - 2))
      && !(last >= 0x80 && text.hasSpacedWord(before: index))
  }

  private static func endOfWord(_ text: Span<UInt8>, _ start: Int) -> Int {
    var index = start
    while text.isWord(index) { index += 1 }
    return index
  }

  private static func link(_ text: Span<UInt8>, at start: Int) -> Link? {
    if let (end, isDefanged) = schemes.word(in: text, at: start), let after = slashes(text, end) {
      let userEnd = userPart(text, after)
      guard var host = HostReader.hostOfScheme(text, at: userEnd) else { return nil }
      if isDefanged { host.traits.insert(.defanged) }
      return finish(text, start, host)
    }
    if let end = www(text, at: start) {
      guard var host = HostReader.host(text, at: start, isAnnounced: true), host.end > end else {
        return nil
      }
      host.isDoubtful = false
      return finish(text, start, host)
    }
    guard var host = HostReader.host(text, at: start, isAnnounced: false),
      isBareHost(text, host)
    else { return nil }
    host.isDoubtful = false
    return finish(text, start, host)
  }

  private static let schemes = WordTrie<Bool>([
    (false, "http:,https:,http：,ftp:,tg:,weixin:,alipays:,itms-services:"),
    (
      true,
      "hxxp:,hxxps:,h**p:,h**ps:,hxxp[:],hxxps[:],http[:],https[:],htxp:,htxps:,hppt:,htpp:,http ://,https ://,http;,https;"
    ),
  ])

  /// The place after `//`, or what is typed for it.
  private static func slashes(_ text: Span<UInt8>, _ index: Int) -> Int? {
    // The disguised schemes may hold their slashes already.
    if text.byte(index - 1) == 0x2F { return text.skippingSpaces(index) }
    var index = text.skippingSpaces(index)
    var count = 0
    while count < 2, text.byte(index) == 0x2F || text.byte(index) == 0x5C {
      index += 1
      count += 1
    }
    return count > 0 ? text.skippingSpaces(index) : nil
  }

  /// The place after `user:password@`, which leads people to misread a link.
  private static func userPart(_ text: Span<UInt8>, _ start: Int) -> Int {
    var index = start
    while index - start < 64,
      text.isWord(index) || [0x2E, 0x2D, 0x5F, 0x3A].contains(text.byte(index))
    {
      index += 1
    }
    return text.byte(index) == 0x40 ? index + 1 : start
  }

  private static func www(_ text: Span<UInt8>, at start: Int) -> Int? {
    var index = start
    while text.byte(index) == 0x77, index - start < 4 { index += 1 }
    guard index - start == 3 else { return nil }
    if text.isDigit(index) { index += 1 }
    return HostReader.dot(text, at: index)?.end
  }

  private static func isBareHost(_ text: Span<UInt8>, _ host: WrittenHost) -> Bool {
    // Files and mail addresses: report.com.txt was read to its end, name@host was not begun.
    if text.byte(host.end) == 0x40 { return false }
    if text.byte(host.end) == 0x2E, text.isWord(host.end + 1), !host.traits.contains(.defanged) {
      // The text went on with a label that is no domain: a file name or a sentence.
      return false
    }
    let first = labelFacts(text, host.start)
    if host.traits.contains(.defanged), first.isNumber, first.length < 3 { return false }
    // 第3.com is an ordinal before a point.
    if first.isNumber, text.scalar(before: host.start).value == 0x7B2C { return false }
    guard host.isDoubtful else { return first.length > 0 }
    let next = text.byte(host.end)
    if next == 0x2F { return text.byte(host.end + 1) > 0x20 }
    if next == 0x3F { return text.isWord(host.end + 1) }
    // A port, not the time of day: two digits at least.
    if next == 0x3A { return text.isDigit(host.end + 1) && text.isDigit(host.end + 2) }
    return first.hasHyphen || first.hasDigit && !first.isNumber && first.length > 3
  }

  private static func labelFacts(
    _ text: Span<UInt8>, _ start: Int
  ) -> (length: Int, isNumber: Bool, hasDigit: Bool, hasHyphen: Bool) {
    var (index, digits, hyphens) = (start, 0, 0)
    while text.isWord(index) || text.byte(index) == 0x2D {
      if text.isDigit(index) { digits += 1 }
      if text.byte(index) == 0x2D { hyphens += 1 }
      index += 1
    }
    return (index - start, digits == index - start, digits > 0, hyphens > 0)
  }

  private static func finish(_ text: Span<UInt8>, _ start: Int, _ host: WrittenHost) -> Link {
    var host = host
    if Shorteners.contain(text, host) { host.traits.insert(.shortener) }
    return Link(start: start, end: LinkPath.end(text, at: host.end), host: host)
  }
}
