extension EntityQuery {
  /// An argument as it stands in a rule: `at-least: 3000 CNY | 400 USD`.
  package typealias Argument = (name: String, value: [EntityArgumentValue])

  /// The names of the arguments a kind takes.
  package static func argumentNames(of kind: EntityKind) -> [String] {
    switch kind {
    case .money, .percent: ["at-least", "at-most"]
    case .wage: ["at-least", "at-most", "per"]
    case .phone: ["country"]
    case .handle: ["network"]
    case .wallet: ["chain"]
    case .code: ["kind"]
    case .url, .domain: ["defanged", "international", "numeric", "shortener"]
    case .email, .bankCard, .idCard, .appPackage: []
    }
  }

  /// The query that a name after `@` and its arguments mean.
  package static func make(
    kind name: String, arguments: [Argument]
  ) -> Result<EntityQuery, EntityArgumentError> {
    guard let kind = EntityKind(rawValue: name) else {
      return .failure(.unknownKind(name, known: EntityKind.allCases.map(\.rawValue).sorted()))
    }
    do {
      try check(arguments, of: kind)
      return .success(EntityQuery(kind, try constraint(of: kind, arguments)))
    } catch {
      return .failure(error)
    }
  }

  private static func check(
    _ arguments: [Argument], of kind: EntityKind
  ) throws(EntityArgumentError) {
    let allowed = argumentNames(of: kind)
    var seen: Set<String> = []
    for argument in arguments {
      guard allowed.contains(argument.name) else {
        throw .unknownArgument(argument.name, allowed: allowed)
      }
      guard seen.insert(argument.name).inserted else { throw .repeatedArgument(argument.name) }
      if argument.value.isEmpty { throw .missingValue(argument.name) }
    }
  }

  private static func constraint(
    of kind: EntityKind, _ arguments: [Argument]
  ) throws(EntityArgumentError) -> Constraint {
    if arguments.isEmpty { return .none }
    switch kind {
    case .money: return .sum(try limits(arguments))
    case .wage:
      var periods: Set<WagePeriod> = []
      for argument in arguments where argument.name == "per" { periods = try words(argument) }
      return .wage(try limits(arguments.filter { $0.name != "per" }), periods: periods)
    case .percent: return try percentBounds(arguments)
    case .phone:
      var countries = PhoneCountrySet()
      for argument in arguments {
        for country in try words(argument) as Set<PhoneCountry> { countries.insert(country) }
      }
      return .phone(countries)
    case .handle: return .handle(try onlyWords(arguments))
    case .wallet: return .wallet(try onlyWords(arguments))
    case .code: return .code(try onlyWords(arguments))
    case .url, .domain: return try linkTraits(arguments)
    case .email, .bankCard, .idCard, .appPackage: return .none
    }
  }

  private static func limits(_ arguments: [Argument]) throws(EntityArgumentError) -> SumLimits {
    var limits = SumLimits()
    for argument in arguments {
      for value in argument.value {
        let (amount, unit) = try number(value, argument.name)
        guard let unit else { throw .missingCurrency(argument: argument.name) }
        guard let currency = Currency.named(unit) else {
          let known = Currency.allCases.map { $0.rawValue.uppercased() }.sorted()
          throw .unknownCurrency(unit, argument: argument.name, allowed: known)
        }
        if argument.name == "at-least" {
          limits.atLeast[currency] = amount
        } else {
          limits.atMost[currency] = amount
        }
      }
    }
    for (currency, least) in limits.atLeast {
      if let most = limits.atMost[currency], least > most {
        throw .emptyRange(currency: currency.rawValue.uppercased())
      }
    }
    return limits
  }

  private static func percentBounds(
    _ arguments: [Argument]
  ) throws(EntityArgumentError) -> Constraint {
    var (least, most) = (0.0, Double.infinity)
    for argument in arguments {
      guard argument.value.count == 1 else { throw .tooManyValues(argument.name) }
      let (amount, unit) = try number(argument.value[0], argument.name)
      if let unit, unit != "%" { throw .unexpectedUnit(unit, argument: argument.name) }
      if argument.name == "at-least" { least = amount } else { most = amount }
    }
    if least > most { throw .emptyRange(currency: nil) }
    return .percent(atLeast: least, atMost: most)
  }

  private static func linkTraits(_ arguments: [Argument]) throws(EntityArgumentError) -> Constraint
  {
    var (wanted, unwanted) = (LinkTraits(), LinkTraits())
    for argument in arguments {
      let trait: LinkTraits =
        switch argument.name {
        case "shortener": .shortener
        case "international": .international
        case "numeric": .numeric
        default: .defanged
        }
      guard argument.value.count == 1 else { throw .tooManyValues(argument.name) }
      switch argument.value[0] {
      case .word("yes"): wanted.insert(trait)
      case .word("no"): unwanted.insert(trait)
      case let other:
        throw .unknownWord(spelled(other), argument: argument.name, allowed: ["no", "yes"])
      }
    }
    return .link(wanted: wanted, unwanted: unwanted)
  }

  private static func number(
    _ value: EntityArgumentValue, _ argument: String
  ) throws(EntityArgumentError) -> (Double, unit: String?) {
    switch value {
    case .word(let word): throw .notANumber(word, argument: argument)
    case .number(let amount, let unit):
      guard amount.isFinite, amount >= 0 else {
        throw .unusableNumber(amount, argument: argument)
      }
      return (amount, unit)
    }
  }

  private static func onlyWords<Word: RawRepresentable<String> & CaseIterable & Hashable>(
    _ arguments: [Argument]
  ) throws(EntityArgumentError) -> Set<Word> {
    var all: Set<Word> = []
    for argument in arguments { all.formUnion(try words(argument)) }
    return all
  }

  private static func words<Word: RawRepresentable<String> & CaseIterable & Hashable>(
    _ argument: Argument
  ) throws(EntityArgumentError) -> Set<Word> {
    var words: Set<Word> = []
    for value in argument.value {
      guard case .word(let name) = value, let word = Word(rawValue: name) else {
        throw .unknownWord(
          spelled(value), argument: argument.name, allowed: Word.allCases.map(\.rawValue).sorted())
      }
      words.insert(word)
    }
    return words
  }

  private static func spelled(_ value: EntityArgumentValue) -> String {
    switch value {
    case .word(let word): word
    case .number(let amount, let unit): "\(amount)" + (unit.map { " \($0)" } ?? "")
    }
  }
}
