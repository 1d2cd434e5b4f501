/// The strings with which every match of a part of a pattern begins, with digits spelled out.
///
/// Beside what `LiteralExtractor` knows of prefixes, which are to be searched for and take no class of
/// ten; these are compared where a part must begin, and each byte more refuses more: `to \d{5}`
/// begins with one of ten.
struct PrefixStrings {
  private static let most = 64
  private static let largestClass = 10

  /// What `\d` begins with: a digit of ASCII, or the first byte of one of the others (Unicode 15's
  /// decimal numbers).
  static let digits: [[UInt8]] =
    (UInt8(ascii: "0")...UInt8(ascii: "9")).map { [$0] }
    + [0xD9, 0xDB, 0xDF, 0xE0, 0xE1, 0xEA, 0xEF, 0xF0].map { [$0] }

  private(set) var strings: [[UInt8]] = [[]]
  /// Whether nothing is known of what follows.
  private(set) var isCut = false

  /// Those of a part; nil where one is empty, which says nothing.
  static func of(_ items: ArraySlice<RegexNode>) -> [[UInt8]]? {
    var prefix = PrefixStrings()
    for item in items { prefix.add(item) }
    return prefix.strings.allSatisfy { !$0.isEmpty } ? prefix.strings : nil
  }

  private mutating func add(_ node: RegexNode) {
    guard !isCut else { return }
    switch node.kind {
    case .literal(let value):
      guard !node.flags.contains(.caseless) || Unicode.Scalar(value)?.properties.isCased != true,
        let scalar = Unicode.Scalar(value)
      else { return cut() }
      add([Array(String(Character(scalar)).utf8)])
    case .characterType(.digit):
      add(Self.digits)
      cut()
    case .characterClass(let members):
      guard !node.flags.contains(.caseless),
        let scalars = members.members(limit: Self.largestClass), !scalars.isEmpty
      else { return cut() }
      add(
        scalars.compactMap { Unicode.Scalar($0) }.map { Array(String(Character($0)).utf8) })
    case .inlineFlags, .trivia, .assertion(.edge): break
    case .group(let group, let child):
      guard group.kind == .capturing || group.kind == .nonCapturing else { return cut() }
      add(child)
    case .sequence(let items): for item in items { add(item) }
    case .alternation(let branches):
      let parts = branches.map { branch in
        var part = PrefixStrings()
        part.add(branch)
        return part
      }
      add(parts.flatMap(\.strings))
      if parts.contains(where: \.isCut) { cut() }
    case .quantified(let child, _, let quantifier):
      var part = PrefixStrings()
      part.add(child)
      if quantifier.minimum == 0 { part.strings.append([]) }
      add(part.strings)
      if part.isCut || quantifier.maximum != 1 { cut() }
    default: cut()
    }
  }

  private mutating func add(_ next: [[UInt8]]) {
    guard !isCut else { return }
    guard strings.count * next.count <= Self.most else { return cut() }
    strings = strings.flatMap { left in next.map { left + $0 } }
  }

  private mutating func cut() { isCut = true }
}
