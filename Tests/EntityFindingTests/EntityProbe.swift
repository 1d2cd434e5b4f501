import Testing
import TextFolding

@testable import EntityFinding

/// What finders find in messages, in words that tables can hold.
enum EntityProbe {
  /// The matches of a query in a text, which is folded first.
  static func matches(
    _ query: EntityQuery, in text: String
  ) -> (fold: [UInt8], matches: [EntityMatch]) {
    let raw = Array(text.utf8)
    var arena = ByteArena()
    var map = OffsetMap()
    _ = Folder.fold(raw.span, into: &arena, map: &map)
    let fold = Array(arena.storage[0..<arena.count])
    var matches: [EntityMatch] = []
    EntityFinder.find(
      query, fold: fold.span, raw: raw.span, foldedRange: { map.foldedRange(ofOriginal: $0) },
      into: &matches)
    checkGate(query.kind, fold, finds: !matches.isEmpty)
    return (fold, matches)
  }

  /// The law of the gate, held by every case of every table: what it keeps out is not there.
  static func checkGate(_ kind: EntityKind, _ fold: [UInt8], finds: Bool) {
    guard finds else { return }
    let text = String(decoding: fold, as: UTF8.self)
    let isLetIn = EntityGate.kinds(in: fold.span).holds(kind)
    #expect(isLetIn, "the gate keeps \(kind.rawValue) out of \(text)")
    if let literals = EntityGate.literals(of: kind) {
      #expect(literals.contains { text.contains($0) }, "no literal of \(kind.rawValue) in \(text)")
    }
  }

  /// The folded texts of the matches.
  static func spans(_ query: EntityQuery, in text: String) -> [String] {
    let (fold, matches) = matches(query, in: text)
    return matches.map { String(decoding: fold[$0.start..<$0.end], as: UTF8.self) }
  }

  static func spans(_ kind: EntityKind, in text: String) -> [String] {
    spans(EntityQuery(kind), in: text)
  }

  /// The values of the matches: `300 CNY`, `150-300 CNY/day`, `5%`, `cn`, `wechat`.
  static func values(_ kind: EntityKind, in text: String) -> [String] {
    matches(EntityQuery(kind), in: text).matches.map { described($0.value) }
  }

  static func described(_ value: EntityValue) -> String {
    switch value {
    case .plain: "plain"
    case .money(let sum): described(sum)
    case .wage(let sum, let period): "\(described(sum))/\(period.rawValue)"
    case .percent(let low, let high): "\(described(low, high))%"
    case .phone(let countries):
      PhoneCountry.allCases.filter(countries.contains).map(\.rawValue).joined(separator: "|")
    case .wallet(let chain): chain.rawValue
    case .handle(let network): network.rawValue
    case .code(let purpose): purpose.rawValue
    case .link(let traits): described(traits)
    }
  }

  private static func described(_ sum: Sum) -> String {
    "\(described(sum.low, sum.high)) \(sum.currency.rawValue.uppercased())"
  }

  private static func described(_ low: Double, _ high: Double) -> String {
    low == high ? described(low) : "\(described(low))-\(described(high))"
  }

  private static func described(_ number: Double) -> String {
    let rounded = (number * 1000).rounded() / 1000
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }

  private static func described(_ traits: LinkTraits) -> String {
    var names: [String] = []
    if traits.contains(.shortener) { names.append("shortener") }
    if traits.contains(.international) { names.append("international") }
    if traits.contains(.defanged) { names.append("defanged") }
    if traits.contains(.numeric) { names.append("numeric") }
    return names.joined(separator: " ")
  }
}
