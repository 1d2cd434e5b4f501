/// What a text must hold before an entity can be in it, so that most texts need no look at all.
package enum EntityGate: Sendable, Hashable {
  /// Every match holds one of these, in the fold's spelling; each has a letter or digit.
  case literals([[UInt8]])
  /// Every match holds an ASCII digit or a Chinese numeral: `EntityFinder.hasNumeral`.
  case numeral
  /// The finder itself is the cheapest test.
  case always
}

extension EntityFinder {
  /// The gate of a query. Law: a text that does not pass it has no match.
  package static func gate(of query: EntityQuery) -> EntityGate {
    switch query.kind {
    case .money, .wage, .percent, .phone, .bankCard, .idCard, .code: .numeral
    case .appPackage: .literals(appPackageLiterals)
    // An address of TRON may be letters alone, and a link has a dot but no word of its own.
    case .url, .domain, .email, .wallet, .handle: .always
    }
  }

  private static let appPackageLiterals =
    [
      "apk", "ipa", "hap", "mobileconfig", "mobileprovision", "testflight", "itms",
      "描述文件", "企业签名", "プロファイル",
    ].map { Array($0.utf8) }

  /// The literals of which any match of the query holds one, or nil if its gate is another.
  package static func requiredLiterals(of query: EntityQuery) -> [[UInt8]]? {
    guard case .literals(let literals) = gate(of: query) else { return nil }
    return literals
  }

  /// Whether an ASCII digit or a Chinese numeral stands in the text. O(length), stops at the first.
  package static func hasNumeral(_ fold: Span<UInt8>) -> Bool {
    Numerals.next(fold, from: 0) != nil
  }
}
