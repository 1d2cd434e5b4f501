import EntityFinding
import RuleCheck

/// What each entity is, and what its arguments take.
enum EntityHelp {
  /// The names of all entities, without `@`.
  static let names = EntityKind.allCases.map(\.rawValue) + [disguise]

  static let disguise = "disguise"

  /// One sentence; nil if there is no such entity.
  static func summary(of name: String) -> String? {
    if name == disguise {
      return "What folding took off: zero-width characters, mixed scripts, split words, "
        + "substituted variants. It counts over the whole message and has no spans."
    }
    return EntityKind(rawValue: name).map(summary)
  }

  private static func summary(of kind: EntityKind) -> String {
    switch kind {
    case .url: "A link, bare or not, plain or disguised (`example[.]com`)."
    case .domain: "The host of a link."
    case .phone: "A phone number of E.164 or of a national plan."
    case .email: "An e-mail address, also with `[at]`."
    case .money: "An amount with a currency, or with 万; `¥`, 元, 块 and 万 are CNY, `$` is USD."
    case .wage: "An amount and what it is paid for: by time or task."
    case .percent: "A share: `5%`, 百分之三十, 5个点, 三成."
    case .bankCard: "A card number whose Luhn digit is right."
    case .idCard: "An identity number of China whose check digit is right."
    case .wallet: "A wallet's address whose checksum holds."
    case .handle: "An account near the name of its network."
    case .code: "An invite, meeting or one-time code."
    case .appPackage: "An app to install by hand: `.apk`, `.ipa`, TestFlight, 描述文件."
    }
  }

  /// The names of the arguments an entity takes.
  static func arguments(of name: String) -> [String] {
    if name == disguise { return DisguiseQuery.argumentNames }
    return EntityKind(rawValue: name).map(EntityQuery.argumentNames) ?? []
  }

  /// The words an argument may be; empty where it takes a number.
  ///
  /// Asked of the entity itself: it refuses a word that cannot be one and names those that can.
  static func words(of name: String, argument: String) -> [String] {
    if name == disguise {
      return argument == "kind" ? DisguiseQuery.Kind.allCases.map(\.rawValue) : []
    }
    let nonsense = [(name: argument, value: [EntityArgumentValue.word("")])]
    guard
      case .failure(.unknownWord(_, _, let allowed)) = EntityQuery.make(
        kind: name, arguments: nonsense)
    else { return [] }
    return allowed
  }

  /// The currencies a number may be in; empty where it takes none.
  static func units(of name: String, argument: String) -> [String] {
    guard name != disguise else { return [] }
    let nonsense = [(name: argument, value: [EntityArgumentValue.number(1, unit: "\u{0}")])]
    guard
      case .failure(.unknownCurrency(_, _, let allowed)) = EntityQuery.make(
        kind: name, arguments: nonsense)
    else { return [] }
    return allowed
  }

  /// The entity as a hover shows it.
  static func markdown(of name: String) -> String? {
    guard let summary = summary(of: name) else { return nil }
    var lines = ["**entity** `@\(name)`", "", summary]
    let arguments = arguments(of: name)
    if !arguments.isEmpty { lines += ["", "Arguments:"] }
    for argument in arguments {
      let words = words(of: name, argument: argument)
      let units = units(of: name, argument: argument)
      var line = "- `\(argument):` "
      if !words.isEmpty {
        line += words.map { "`\($0)`" }.joined(separator: ", ")
      } else if !units.isEmpty {
        line += "an amount with its currency, like `3000 CNY | 400 USD`"
      } else {
        line += "a number"
      }
      lines.append(line)
    }
    return lines.joined(separator: "\n")
  }
}
