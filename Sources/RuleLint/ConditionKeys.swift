import EntityFinding
import RuleCheck
import ScreeningEngine

/// Numbers for what conditions mean: equal for conditions that hold on the same messages because
/// they say the same.
///
/// Names are looked up, phrases and patterns are those of the compiled pack (folded), the order of
/// `and`, `or`, unions and `near` is left aside, as are double negations, repeated members and
/// lists of one. Equal numbers mean equal conditions; conditions that mean the same by other laws of
/// logic may have different ones.
struct ConditionKeys {
  private static let mostSpelledOut = 256

  private let context: LintContext
  private var numbers: [String: Int] = [:]
  private var conditions: [Int: Key] = [:]
  private var signals: [Int: Set<Int>] = [:]
  private var lexicons: [Int: Set<Int>] = [:]

  /// A condition: what it is the `or` or `and` of, or itself.
  private enum Key: Hashable {
    case leaf(Int)
    case any(Set<Int>)
    case all(Set<Int>)
  }

  init(_ context: LintContext) { self.context = context }

  /// The number of a rule's `when` and `unless` together.
  mutating func number(of rule: CheckedRule) -> Int {
    let unless = rule.unless.map { number(of: $0) }.reduce(into: Set()) { $0.insert($1) }
    let when: String
    if let chain = rule.chain {
      let steps = chain.steps.map { "\($0.side.rawValue) \(number(of: $0.expression))" }
      when = "chain \(steps) \(chain.duration)"
    } else {
      when = "\(number(of: rule.when))"
    }
    return number("rule \(when) \(unless.sorted())")
  }

  /// The number of a condition.
  mutating func number(of expression: ConditionExpression) -> Int { number(key(expression)) }

  private mutating func number(_ text: String) -> Int {
    if let known = numbers[text] { return known }
    numbers[text] = numbers.count
    return numbers.count - 1
  }

  private mutating func number(_ key: Key) -> Int {
    switch key {
    case .leaf(let number): number
    case .any(let members): number("or \(members.sorted())")
    case .all(let members): number("and \(members.sorted())")
    }
  }

  private mutating func leaf(_ text: String) -> Key { .leaf(number(text)) }

  private mutating func key(_ expression: ConditionExpression) -> Key {
    switch expression.kind {
    case .present(let operand): return any(spans(operand.items))
    case .condition(let index):
      if let known = conditions[index] { return known }
      let found = key(context.pack.conditions[index].expression)
      conditions[index] = found
      return found
    case .not(let inner):
      if case .not(let twice) = inner.kind { return key(twice) }
      return leaf("not \(number(of: inner))")
    case .and(let members): return all(members)
    case .or(let members): return any(members)
    case .atLeast(let count, let members):
      if count == 1 { return any(members) }
      if count == members.count { return all(members) }
      return leaf("\(count) of \(members.map { number(of: $0) }.sorted())")
    case .near(let first, let second, let limit):
      let operands = [union(first), union(second)].sorted()
      return leaf("near \(operands) \(limit)")
    case .then(let operands, let limit):
      return leaf("then \(operands.map { union($0) }) \(limit)")
    case .atLeastWithin(let count, let operands, let limit):
      return leaf("\(count) within \(operands.map { union($0) }.sorted()) \(limit)")
    case .count(let operand, let isDistinct, let comparison, let number):
      return leaf("count \(union(operand)) \(isDistinct) \(comparison.rawValue) \(number)")
    case .sum(let lexicon, let comparison, let number):
      return leaf("sum \(lexicon) \(comparison.rawValue) \(number)")
    case .sameSentence(let operands):
      return leaf("sentence \(operands.map { union($0) }.sorted())")
    case .length(let comparison, let number):
      return leaf("length \(comparison.rawValue) \(number)")
    case .script(let script): return leaf("script \(script.rawValue)")
    case .language(let tag): return leaf("language \(tag)")
    case .senderIs(let kind): return leaf("sender \(kind.rawValue)")
    case .senderIn(let lexicon): return leaf("sender in \(lexicon)")
    case .channelIs(let channel): return leaf("channel \(channel.rawValue)")
    }
  }

  private mutating func any(_ members: [ConditionExpression]) -> Key {
    var numbers: Set<Int> = []
    for member in members {
      let key = key(member)
      if case .any(let inner) = key {
        numbers.formUnion(inner)
      } else {
        numbers.insert(number(key))
      }
    }
    return any(numbers)
  }

  private func any(_ members: Set<Int>) -> Key {
    if members.count == 1, let only = members.first { return .leaf(only) }
    return .any(members)
  }

  private mutating func all(_ members: [ConditionExpression]) -> Key {
    var numbers: Set<Int> = []
    for member in members {
      let key = key(member)
      if case .all(let inner) = key {
        numbers.formUnion(inner)
      } else {
        numbers.insert(number(key))
      }
    }
    if numbers.count == 1, let only = numbers.first { return .leaf(only) }
    return .all(numbers)
  }

  // MARK: - Spans

  /// The number of a union of items.
  private mutating func union(_ operand: SpanOperand) -> Int { number(any(spans(operand.items))) }

  /// The numbers of the items of a union, with those of what it takes in.
  private mutating func spans(_ items: [SignalItem]) -> Set<Int> {
    var found: Set<Int> = []
    for item in items {
      switch item {
      case .phrase(let phrase): found.insert(span(at: phrase))
      case .pattern(let pattern):
        found.insert(number("pattern \(context.pattern(at: pattern.range)?.index ?? -1)"))
      case .lexicon(let index): found.formUnion(spans(ofLexicon: index))
      case .signal(let index): found.formUnion(spans(ofSignal: index))
      case .entity(let query, _): found.insert(number("entity \(query.spelling)"))
      case .disguise(let query, _):
        let kinds = query.kinds.map(\.rawValue).sorted()
        found.insert(number("disguise \(kinds) \(query.atLeast)"))
      case .gap(let operands, let limits):
        let inner = operands.map { number(any(spans($0))) }
        found.insert(number("gap \(inner) \(limits)"))
      }
    }
    return found
  }

  private mutating func span(at phrase: PhraseLiteral) -> Int {
    number("pattern \(context.pattern(at: phrase.range)?.index ?? -1)")
  }

  private mutating func spans(ofLexicon index: Int) -> Set<Int> {
    if let known = lexicons[index] { return known }
    var found: Set<Int> = []
    for entry in context.pack.lexicons[index].entries {
      let plain = span(at: entry.phrase)
      switch entry.language {
      case "ja", "ko", "th": found.insert(number("\(entry.language ?? "") \(plain)"))
      default: found.insert(plain)
      }
    }
    // A long list goes by one number: rules that take it in are not to carry all of it.
    if found.count > Self.mostSpelledOut { found = [number("list \(found.sorted())")] }
    lexicons[index] = found
    return found
  }

  private mutating func spans(ofSignal index: Int) -> Set<Int> {
    if let known = signals[index] { return known }
    let signal = context.pack.signals[index]
    var found = spans(signal.items)
    if !signal.exceptions.isEmpty {
      found = [number("except \(found.sorted()) \(spans(signal.exceptions).sorted())")]
    }
    signals[index] = found
    return found
  }
}
