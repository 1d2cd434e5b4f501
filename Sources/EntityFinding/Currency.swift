/// A currency that amounts are written in; the raw value is its ISO 4217 code in lower case, for
/// crypto-currencies their ticker.
package enum Currency: String, CaseIterable, Sendable {
  case cny, hkd, twd, mop, usd, sgd, aud, cad, nzd, gbp, eur, chf, jpy, krw, vnd, thb, idr, myr
  case php, inr, rub, uah, kzt, brl, mxn, ngn, aed, khr, lak, mmk, usdt, btc, eth

  /// How its amounts are written: with `1,500.50`, or with `1.500,50` and `1 500,50`.
  var numberStyle: NumberStyle {
    switch self {
    case .eur, .vnd, .idr, .rub, .uah, .kzt, .brl: .european
    case .cny, .hkd, .twd, .mop, .usd, .sgd, .aud, .cad, .nzd, .gbp, .chf, .jpy, .krw, .thb, .myr,
      .php, .inr, .mxn, .ngn, .aed, .khr, .lak, .mmk, .usdt, .btc, .eth:
      .western
    }
  }

  /// The currency a word in an argument of a rule means (`CNY`, `元`, `$`, `usdt`), or nil.
  package static func named(_ word: String) -> Currency? {
    let bytes = Array(word.lowercased().utf8)
    if let code = Currency(rawValue: word.lowercased()) { return code }
    guard let found = CurrencyWords.prefixes.word(in: bytes.span, before: bytes.count),
      found.start == 0
    else {
      let suffix = CurrencyWords.suffixes.word(in: bytes.span, at: 0)
      return suffix.flatMap { $0.end == bytes.count ? $0.value.currency : nil }
    }
    return found.value
  }
}

/// How the digits of a number are grouped.
enum NumberStyle: Sendable {
  /// `1,500.50`
  case western
  /// `1.500,50` or `1 500,50`
  case european
}
