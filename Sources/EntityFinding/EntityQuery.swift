/// An entity as a rule asks for it: its kind and its checked arguments.
package struct EntityQuery: Sendable, Hashable {
  package let kind: EntityKind
  let constraint: Constraint

  /// What the arguments demand of a match.
  enum Constraint: Sendable, Hashable {
    case none
    case sum(SumLimits)
    case wage(SumLimits, periods: Set<WagePeriod>)
    case percent(atLeast: Double, atMost: Double)
    case phone(PhoneCountrySet)
    case handle(Set<HandleNetwork>)
    case wallet(Set<WalletChain>)
    case code(Set<CodePurpose>)
    case link(wanted: LinkTraits, unwanted: LinkTraits)
  }

  /// Bounds of a sum in some currencies; an amount in any other currency is out of them.
  struct SumLimits: Sendable, Hashable {
    var atLeast: [Currency: Double] = [:]
    var atMost: [Currency: Double] = [:]

    /// Whether some amount of the range is within the bounds.
    func contains(_ sum: Sum) -> Bool {
      if !atLeast.isEmpty {
        guard let bound = atLeast[sum.currency], sum.high >= bound else { return false }
      }
      guard !atMost.isEmpty else { return true }
      guard let bound = atMost[sum.currency] else { return false }
      return sum.low <= bound
    }
  }

  /// The entity without arguments.
  package init(_ kind: EntityKind) { self.init(kind, .none) }

  init(_ kind: EntityKind, _ constraint: Constraint) {
    self.kind = kind
    self.constraint = constraint
  }

  /// Whether a match of the query's kind is within its arguments. O(1).
  ///
  /// So the matches of a kind can be found once for all queries of it. A range is within
  /// `at-least` by its high end and within `at-most` by its low one.
  package func accepts(_ match: EntityMatch) -> Bool {
    switch (constraint, match.value) {
    case (.none, _): true
    case (.sum(let limits), .money(let sum)): limits.contains(sum)
    case (.wage(let limits, let periods), .wage(let sum, let period)):
      (periods.isEmpty || periods.contains(period)) && limits.contains(sum)
    case (.percent(let atLeast, let atMost), .percent(let low, let high)):
      high >= atLeast && low <= atMost
    case (.phone(let wanted), .phone(let countries)): !wanted.isDisjoint(with: countries)
    case (.handle(let networks), .handle(let network)): networks.contains(network)
    case (.wallet(let chains), .wallet(let chain)): chains.contains(chain)
    case (.code(let purposes), .code(let purpose)): purposes.contains(purpose)
    case (.link(let wanted, let unwanted), .link(let traits)):
      traits.isSuperset(of: wanted) && traits.isDisjoint(with: unwanted)
    case (.sum, _), (.wage, _), (.percent, _), (.phone, _), (.handle, _), (.wallet, _), (.code, _),
      (.link, _):
      false
    }
  }
}
