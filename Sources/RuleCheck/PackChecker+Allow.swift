import Diagnostics
import RuleSyntax

/// `allow`: messages somebody vouches for.
extension PackChecker {
  mutating func checkAllow(_ block: BlockSyntax) {
    guard let keyword = block.keyword else { return }
    let clauses = clauses(
      block.clauses, of: "an `allow`", single: ["owner", "until", "why"],
      repeatable: ["sender", "domain", "message"])
    reportMissing(from: clauses, of: block, at: keyword)
    let texts = { (name: String) in (clauses[name] ?? []).flatMap(\.strings) }
    let allowance = CheckedAllowance(
      senders: texts("sender").compactMap { sender($0) },
      domains: texts("domain").compactMap { domain($0) },
      messageHashes: texts("message").compactMap { hash($0) },
      owner: responsible(texts("owner").first) ?? "",
      until: clauses["until"]?.first?.date.flatMap { date($0) } ?? Self.longPast,
      why: responsible(texts("why").first) ?? "", range: keyword.range)
    pack.allowances.append(allowance)
  }

  /// Stands where the day is missing, which has been reported.
  private static var longPast: CalendarDate {
    guard let date = CalendarDate(year: 1970, month: 1, day: 1) else {
      preconditionFailure("the first day of the calendar is a day of it")
    }
    return date
  }

  private mutating func reportMissing(
    from clauses: Clauses, of block: BlockSyntax, at keyword: SyntaxToken
  ) {
    // A misspelt clause, or a block that is none, is one mistake, not two.
    guard clauses.count == block.clauses.count,
      block.node.token(.leftBrace) != nil, block.node.node(.error) == nil
    else { return }
    if ["sender", "domain", "message"].allSatisfy({ clauses[$0] == nil }) {
      report(
        .missingClause, "the `allow` does not say what it allows", at: keyword.range,
        help: "add `sender`, `domain` or `message`")
    }
    for (name, help) in [
      ("owner", "say who vouches for these messages, like `owner \"fraud desk\"`"),
      ("until", "say how long it holds, like `until 2027-03-31`"),
      ("why", "say why they are let through, like `why \"our own notices\"`"),
    ] where clauses[name] == nil {
      report(.missingClause, "the `allow` has no `\(name)`", at: keyword.range, help: help)
    }
  }

  // MARK: - Values

  private mutating func responsible(_ token: SyntaxToken?) -> String? {
    guard let token else { return nil }
    let text = token.plainText
    if isBlank(text) {
      report(.emptyPhrase, "the text is empty", at: token.range, label: "says nothing")
    }
    return text
  }

  private mutating func sender(_ token: SyntaxToken) -> String? {
    let text = token.plainText
    guard !isBlank(text) else {
      reportEmptyPhrase(at: token.range)
      return nil
    }
    return text
  }

  /// A host name with a dot, in lower case.
  private mutating func domain(_ token: SyntaxToken) -> String? {
    let text = token.plainText.lowercased()
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    let isHost =
      labels.count > 1 && text.utf8.count <= 253
      && labels.allSatisfy { label in
        !label.isEmpty && label.utf8.count <= 63
          && label.unicodeScalars.allSatisfy(Self.isHostCharacter)
      }
    guard isHost else {
      report(
        .wrongValue, "`\(token.plainText)` is not a domain", at: token.range,
        help: "a domain is like `example.org`, without `https://`, path or port")
      return nil
    }
    return text
  }

  /// A hyphen, or a letter, mark or decimal digit of any script: host names need not be ASCII.
  private static func isHostCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark,
      .decimalNumber:
      true
    default: scalar == "-"
    }
  }

  private mutating func hash(_ token: SyntaxToken) -> [UInt8]? {
    let text = Array(token.plainText.utf8)
    let prefix = Array("sha256:".utf8)
    let digits = text.dropFirst(prefix.count).compactMap(Self.hexDigit)
    guard text.starts(with: prefix), digits.count == 64, text.count == prefix.count + 64 else {
      report(
        .invalidHash, "the message is not given by a SHA-256", at: token.range,
        help: "write `\"sha256:\"` and 64 hexadecimal digits: `sha256sum` prints them")
      return nil
    }
    return stride(from: 0, to: 64, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
  }

  private static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  private mutating func date(_ token: SyntaxToken) -> CalendarDate? {
    if let date = CalendarDate(token.text) { return date }
    report(
      .invalidDate, "`\(token.text)` is no day of the calendar", at: token.range,
      help: "write year, month and day, like `2027-03-31`")
    return nil
  }
}
