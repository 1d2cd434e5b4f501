/// One entity found in a message.
package struct EntityMatch: Sendable, Hashable {
  /// Its first byte in the fold.
  package var start: Int
  /// The byte after its last one, in the fold.
  package var end: Int
  /// What the kind knows of it.
  package var value: EntityValue

  package init(start: Int, end: Int, value: EntityValue) {
    self.start = start
    self.end = end
    self.value = value
  }
}

/// What is known of an entity beyond its place; one case for each kind that has arguments.
package enum EntityValue: Sendable, Hashable {
  /// Nothing but the place: e-mail addresses, bank cards, identity cards, app packages.
  case plain
  case link(LinkTraits)
  case phone(PhoneCountrySet)
  case money(Sum)
  case wage(Sum, per: WagePeriod)
  /// In percent, so 5 % is 5; `low` is `high` unless a range was written.
  case percent(low: Double, high: Double)
  case wallet(WalletChain)
  case handle(HandleNetwork)
  case code(CodePurpose)
}

/// An amount of one currency, or a range of amounts.
package struct Sum: Sendable, Hashable {
  package var low: Double
  package var high: Double
  package var currency: Currency

  package init(low: Double, high: Double, currency: Currency) {
    self.low = low
    self.high = high
    self.currency = currency
  }
}

/// What a wage is paid for.
package enum WagePeriod: String, CaseIterable, Sendable {
  case hour, day, week, month, year
  /// One order, like, review or other piece of work.
  case task
}

/// The chain a wallet address belongs to.
package enum WalletChain: String, CaseIterable, Sendable { case btc, eth, tron }

/// Where a handle is one.
package enum HandleNetwork: String, CaseIterable, Sendable {
  case wechat, qq, telegram, whatsapp, line, zalo, kakaotalk
}

/// What a code is for.
package enum CodePurpose: String, CaseIterable, Sendable {
  case invite, meeting
  case oneTime = "one-time"
}

/// What the writing of a link says about it.
package struct LinkTraits: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The host is a public link shortener.
  package static let shortener = LinkTraits(rawValue: 1)
  /// A label of the host is punycode (`xn--`) or holds letters beyond ASCII.
  package static let international = LinkTraits(rawValue: 2)
  /// Written so that filters miss it: `hxxp`, `[.]`, 点, 。 or blanks for dots.
  package static let defanged = LinkTraits(rawValue: 4)
  /// The host is a numeric address.
  package static let numeric = LinkTraits(rawValue: 8)
}
