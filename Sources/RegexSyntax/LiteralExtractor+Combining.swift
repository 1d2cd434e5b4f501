extension LiteralExtractor {
  /// The items of a sequence, groups that only bracket taken apart.
  func elements(of node: RegexNode) -> [RegexNode] {
    switch node.kind {
    case .sequence(let items):
      let isFlat = items.allSatisfy { item in
        switch item.kind {
        case .sequence, .group: false
        default: true
        }
      }
      return isFlat ? items : items.flatMap { elements(of: $0) }
    case .group(let group, let child):
      guard group.kind == .capturing || group.kind == .nonCapturing else { return [node] }
      if case .alternation = child.kind { return [node] }
      return elements(of: child)
    default: return [node]
    }
  }

  /// One after the other: sets of strings are joined to longer ones as long as that stays small.
  ///
  /// What is known of the elements of `memo`, a part of whose elements these then are, is not found
  /// twice.
  func facts(ofSequence elements: ArraySlice<RegexNode>, _ memo: ElementFacts? = nil) -> Facts {
    if let string = plainString(of: elements) { return .listed([string]) }
    var result = Facts(minimum: 0, maximum: 0)
    /// What every match ends with so far.
    var current = [RequiredLiteral(bytes: [])]
    /// Whether `current` is all of it.
    var isWhole = true
    var place = elements.startIndex
    while place < elements.endIndex {
      if let end = extend(&current, byRunOf: elements[place...], &result) {
        place = end
        continue
      }
      let index = place
      place += 1
      let element = elements[index]
      if extend(&current, by: element, &result) { continue }
      let next = memo?.facts(at: index) ?? facts(of: element)
      let before = result.maximum
      result.minimum = saturating(result.minimum + next.minimum)
      result.maximum = combined(result.maximum, next.maximum) { $0 + $1 }
      result.isPure = result.isPure && next.isPure
      if let strings = next.strings, let joined = product(current, strings) {
        if joined.count > current.count { result.choices.append(current, end: before) }
        current = joined
        continue
      }
      let head = next.start.flatMap { product(current, $0) } ?? current
      // Where the head ends, what comes next has begun.
      let longest = next.start.map { Self.longest(of: $0) } ?? 0
      result.choices.append(head, end: combined(before, longest) { $0 + $1 })
      for var choice in next.choices {
        choice.end = combined(before, choice.end) { $0 + $1 }
        result.choices.append(choice)
      }
      if isWhole { result.prefix = head }
      isWhole = false
      current = next.end ?? [RequiredLiteral(bytes: [])]
    }
    if isWhole {
      result.strings = current
    } else {
      result.choices.append(current, end: result.maximum)
      result.suffix = current
      result.isPure = false
    }
    if result.choices.count > Self.mostChoices {
      result.choices.sort { $0.quality > $1.quality }
      result.choices.removeLast(result.choices.count - Self.mostChoices)
    }
    return result
  }

  /// One or the other: the union of what each branch offers.
  func facts(ofBranches branches: [RegexNode]) -> Facts {
    if let words = plainStrings(of: branches) {
      let lengths = words.map { $0.bytes.count }
      return Facts(
        strings: words.deduplicated(), minimum: lengths.min() ?? 0, maximum: lengths.max() ?? 0)
    }
    let all = branches.map { facts(of: $0) }
    var result = Facts(minimum: all.map(\.minimum).min() ?? 0, maximum: 0)
    result.isPure = all.allSatisfy(\.isPure)
    for branch in all { result.maximum = combined(result.maximum, branch.maximum, max) }
    result.strings = union(all.map(\.strings), limit: Self.mostListed)
    guard result.strings == nil else { return result }
    result.isPure = false
    result.prefix = union(all.map(\.start), limit: Self.mostCombined)
    result.suffix = union(all.map(\.end), limit: Self.mostCombined)
    let best = all.map(\.bestChoice)
    if let literals = union(best.map { $0?.literals }, limit: Self.mostListed) {
      let end = best.reduce(0) { combined($0, $1?.end, max) }
      result.choices.append(literals, end: end)
    }
    return result
  }

  func facts(of group: RegexNode.Group, _ child: RegexNode) -> Facts {
    switch group.kind {
    case .capturing, .nonCapturing, .branchReset: return facts(of: child)
    case .atomic, .scriptRun:
      var result = facts(of: child)
      result.isPure = false
      return result
    case .conditional:
      // A missing branch matches the empty string.
      var branches = [child]
      if case .alternation(let listed) = child.kind { branches = listed }
      let nothing = RegexNode(.sequence([]), child.range)
      var result = facts(ofBranches: branches.count > 1 ? branches : branches + [nothing])
      result.isPure = false
      return result
    case .lookAhead, .negativeLookAhead, .lookBehind, .negativeLookBehind, .definition:
      return .zeroWidth(isPure: false)
    }
  }

  func facts(of child: RegexNode, _ quantifier: RegexNode.Quantifier) -> Facts {
    let once = facts(of: child)
    var result = Facts()
    result.minimum = saturating(once.minimum * quantifier.minimum)
    result.maximum = combined(once.maximum, quantifier.maximum) { $0 * $1 }
    if once.maximum == 0 { result.maximum = 0 }
    result.isPure = once.isPure && quantifier.greed != .possessive
    if let strings = once.strings, let all = powers(of: strings, quantifier) {
      result.strings = all
      // With several strings the order of preference is not that of the powers.
      if strings.count > 1, quantifier.minimum != quantifier.maximum, quantifier.maximum != 1 {
        result.isPure = false
      }
      return result
    }
    result.isPure = false
    guard quantifier.minimum > 0 else { return result }
    result.choices = once.choices
    result.prefix = once.start
    result.suffix = once.end
    if let strings = once.strings {
      var repeated = strings
      for _ in 1..<min(quantifier.minimum, 32) {
        guard let longer = product(repeated, strings) else { break }
        repeated = longer
      }
      result.prefix = repeated
      result.suffix = repeated
      result.choices.append(repeated, end: Self.longest(of: repeated))
    }
    return result
  }

  /// All that a bounded repetition can be, if that is little.
  private func powers(
    of strings: [RequiredLiteral], _ quantifier: RegexNode.Quantifier
  ) -> [RequiredLiteral]? {
    guard let maximum = quantifier.maximum, maximum <= 32 else { return nil }
    let isExactCount = quantifier.minimum == maximum
    let limit = isExactCount || maximum == 1 ? Self.mostCombined : 16
    var power = [RequiredLiteral(bytes: [])]
    var all: [RequiredLiteral] = quantifier.minimum == 0 ? power : []
    for count in 0..<maximum {
      guard let next = product(power, strings), next.count <= max(limit, strings.count) else {
        return nil
      }
      power = next
      if count + 1 >= quantifier.minimum {
        all = quantifier.greed == .lazy ? all + power : power + all
      }
      if all.count > max(limit, strings.count + 1) { return nil }
    }
    return all.deduplicated()
  }

  // MARK: Sets

  /// Every string of `first` followed by every string of `second`; nil if that is too much.
  func product(
    _ first: [RequiredLiteral], _ second: [RequiredLiteral]
  ) -> [RequiredLiteral]? {
    let isExtension = min(first.count, second.count) == 1
    let isShort = first.contains { $0.bytes.count < Self.shortestUseful }
    let limit =
      isExtension ? Self.mostExtended : isShort ? Self.mostCombinedShort : Self.mostCombined
    // What adds nothing costs nothing.
    if second.count == 1, second[0].bytes.isEmpty { return first }
    if first.count == 1, first[0].bytes.isEmpty { return second }
    guard first.count * second.count <= limit else { return nil }
    let longest =
      (first.map({ $0.bytes.count }).max() ?? 0) + (second.map({ $0.bytes.count }).max() ?? 0)
    guard longest <= Self.longestLiteral else { return nil }
    return first.flatMap { left in second.map { left.joined($0) } }.deduplicated()
  }

  private func union(_ sets: [[RequiredLiteral]?], limit: Int) -> [RequiredLiteral]? {
    var all: [RequiredLiteral] = []
    for set in sets {
      guard let set, all.count + set.count <= limit else { return nil }
      all += set
    }
    return all.deduplicated()
  }

  /// Bytes of the longest text that is one of these; see `Facts.listed`.
  private static func longest(of strings: [RequiredLiteral]) -> Int {
    strings.reduce(0) { max($0, $1.bytes.count * ($1.isCaseless ? 4 : 1)) }
  }

  /// Lengths beyond this are all the same.
  func saturating(_ length: Int) -> Int { min(length, 1 << 30) }

  private func combined(_ first: Int?, _ second: Int?, _ join: (Int, Int) -> Int) -> Int? {
    guard let first, let second else { return nil }
    return saturating(join(first, second))
  }

  // MARK: A.{m,n}B

  func gapForm(of tree: RegexNode) -> GapForm? {
    let elements = elements(of: tree)
    var gap: (index: Int, quantifier: RegexNode.Quantifier, flags: RegexFlags, isN: Bool)?
    for (index, element) in elements.enumerated() {
      guard case .quantified(let child, _, let quantifier) = element.kind,
        case .anyCharacter = child.kind
      else { continue }
      guard gap == nil else { return nil }
      gap = (index, quantifier, child.flags, child.range.count > 1)
    }
    guard let gap else { return nil }
    let left = facts(ofSequence: elements[..<gap.index])
    let right = facts(ofSequence: elements[(gap.index + 1)...])
    guard left.isPure, right.isPure, let first = left.strings, let second = right.strings,
      !first.contains(where: { $0.bytes.isEmpty }), !second.contains(where: { $0.bytes.isEmpty })
    else { return nil }
    return GapForm(
      left: first, right: second, minimum: gap.quantifier.minimum,
      maximum: gap.quantifier.maximum, greed: gap.quantifier.greed,
      crossesLines: gap.flags.contains(.dotAll) && !gap.isN)
  }
}

extension RequiredLiteral {
  /// This one and then that; caseless if either is, and then lower case throughout.
  func joined(_ other: RequiredLiteral) -> RequiredLiteral {
    let isMixed =
      isCaseless != other.isCaseless && !bytes.isEmpty && !other.bytes.isEmpty
    let bytes = bytes + other.bytes
    return RequiredLiteral(
      bytes: isMixed ? RequiredLiteral.lowercased(bytes) : bytes,
      isCaseless: isCaseless || other.isCaseless)
  }

  /// ASCII only: other letters are lower case by the folding of whoever searches.
  private static func lowercased(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  }
}

extension Array where Element == RequiredLiteral {
  /// The same without repetitions; the first of equals stays.
  fileprivate func deduplicated() -> [RequiredLiteral] {
    guard count > 1 else { return self }
    // Few are compared sooner than hashed.
    if count <= 16 {
      var distinct: [RequiredLiteral] = []
      for literal in self where !distinct.contains(literal) { distinct.append(literal) }
      return distinct
    }
    var seen = Set<RequiredLiteral>(minimumCapacity: count)
    return filter { seen.insert($0).inserted }
  }
}

extension Array where Element == LiteralChoice {
  /// Adds a set, if it is a choice at all: every literal has to be there.
  fileprivate mutating func append(_ literals: [RequiredLiteral], end: Int?) {
    if let choice = LiteralChoice(literals, end: end) { append(choice) }
  }
}
