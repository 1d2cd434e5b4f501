/// Finds entities in the fold of a message, with checks that a pattern cannot make.
///
/// Stateless; any thread. Every finder is a scanner over bytes that takes linear time and
/// allocates nothing but the matches. It looks at any bytes without harm; places are on scalar
/// borders if the fold is valid UTF-8.
package enum EntityFinder {
  /// Appends the matches of one query, ordered by start and not overlapping.
  ///
  /// `raw` is the original text and `foldedRange` leads from its bytes to those of the fold; only
  /// wallets look at them, whose checksums need the case.
  package static func find(
    _ query: EntityQuery, fold: Span<UInt8>, raw: Span<UInt8>,
    foldedRange: (Range<Int>) -> Range<Int>, into matches: inout [EntityMatch]
  ) {
    let known = matches.count
    find(query.kind, fold: fold, raw: raw, foldedRange: foldedRange, into: &matches)
    guard query.constraint != .none else { return }
    var kept = known
    for index in known..<matches.count where query.accepts(matches[index]) {
      matches.swapAt(kept, index)
      kept += 1
    }
    matches.removeSubrange(kept...)
  }

  /// Appends all matches of a kind; `EntityQuery.accepts` then says which ones a query wants.
  package static func find(
    _ kind: EntityKind, fold: Span<UInt8>, raw: Span<UInt8>,
    foldedRange: (Range<Int>) -> Range<Int>, into matches: inout [EntityMatch]
  ) {
    switch kind {
    case .money: MoneyFinder.find(fold, into: &matches)
    case .wage: WageFinder.find(fold, into: &matches)
    case .percent: PercentFinder.find(fold, into: &matches)
    case .phone: PhoneFinder.find(fold, into: &matches)
    case .url: LinkFinder.find(fold, .links, into: &matches)
    case .domain: LinkFinder.find(fold, .hosts, into: &matches)
    case .email: EmailFinder.find(fold, into: &matches)
    case .handle: HandleFinder.find(fold, into: &matches)
    case .bankCard: BankCardFinder.find(fold, into: &matches)
    case .idCard: IdentityCardFinder.find(fold, into: &matches)
    case .wallet: WalletFinder.find(raw, foldedRange: foldedRange, into: &matches)
    case .code: CodeFinder.find(fold, into: &matches)
    case .appPackage: AppPackageFinder.find(fold, into: &matches)
    }
  }
}
