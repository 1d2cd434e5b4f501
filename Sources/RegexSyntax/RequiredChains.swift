/// What bytes a text must have one behind another for a pattern to match it.
///
/// For patterns without a literal that could be searched for: `v\W?i\W?a` is a `v`, maybe other than word
/// bytes, an `i`. Law: whenever PCRE2 finds a match, its text has one of the chains.
package struct RequiredChains {
  /// Nanoseconds that a call of PCRE2 takes, with what is around it, and what each byte of a pattern adds:
  /// the longest mail pattern takes 7,000.
  private static let callCost = 400.0
  private static let byteCost = 1.5
  /// Of a call's cost so little is not worth the search for better chains.
  private static let cheap = 0.02

  /// Branches are chains of their own up to these numbers, whichever is best; beyond, what they have in
  /// common is one.
  private static let limits = [1, 16, 256]

  let characters: CharacterBytes
  let limit: Int

  /// The chains of a rewritten pattern that is tried on `share` of all texts, of at most `longest` links
  /// each; none where nothing is known that is worth asking.
  package static func chains(
    of regex: RewrittenRegex, triedOn share: Double = 1, longest: Int = 64
  ) -> [ByteChain] {
    guard regex.isReadable else { return [] }
    let callCost = share * (callCost + byteCost * Double(regex.pattern.count))
    var best: (chains: [ByteChain], cost: Double) = ([], callCost * 0.9)
    for part in required(regex.tree) {
      for limit in limits {
        let chains = RequiredChains(characters: CharacterBytes(mode: regex.mode), limit: limit)
          .alternatives(of: part)
        var parts: [ByteChain] = []
        var cost = 0.0
        for chain in chains {
          guard let part = chain.bestPart(longest: longest, callCost: callCost) else {
            cost = callCost
            break
          }
          // Many branches have a part in common.
          if parts.contains(part.chain) { continue }
          parts.append(part.chain)
          cost += part.cost
        }
        if cost < best.cost { best = (parts, cost) }
        if best.cost < callCost * cheap { return best.chains }
      }
    }
    return best.chains
  }

  /// A pattern, and what its look-arounds ask for by themselves.
  private static func required(_ tree: RegexNode) -> [RegexNode] {
    var parts = [tree]
    func look(_ node: RegexNode) {
      switch node.kind {
      case .sequence(let items): items.forEach(look)
      case .quantified(let child, _, let quantifier): if quantifier.minimum > 0 { look(child) }
      case .group(let group, let child):
        switch group.kind {
        case .lookAhead, .lookBehind:
          parts.append(child)
          look(child)
        case .capturing, .nonCapturing, .atomic, .branchReset, .scriptRun: look(child)
        case .negativeLookAhead, .negativeLookBehind, .conditional, .definition: break
        }
      default: break
      }
    }
    look(tree)
    return parts
  }

  /// Chains of which one takes whatever the node matches; at most `limit`, at least one.
  func alternatives(of node: RegexNode) -> [ByteChain] {
    switch node.kind {
    case .literal(let value): return [characters.literal(value, node.flags)]
    case .anyCharacter: return [characters.any]
    case .characterType(let type): return [characters.type(type)]
    case .characterClass(let members): return [characters.members(members, node.flags)]
    case .assertion, .inlineFlags, .trivia: return [ByteChain()]
    case .group(let group, let child):
      switch group.kind {
      case .capturing, .nonCapturing, .atomic, .branchReset, .scriptRun:
        return alternatives(of: child)
      case .lookAhead, .lookBehind, .negativeLookAhead, .negativeLookBehind, .definition:
        return [ByteChain()]
      case .conditional: return [.anything]
      }
    case .quantified(let child, _, let quantifier): return repeated(child, quantifier)
    case .sequence(let items):
      return items.reduce([ByteChain()]) { joined($0, alternatives(of: $1)) }
    case .alternation(let branches): return together(branches.map { alternatives(of: $0) })
    case .words(let words): return self.words(words, node.flags)
    case .backreference, .subroutine, .verb, .matchStart, .callout, .interpolation, .opaque:
      return [.anything]
    }
  }

  private func words(_ words: [[UInt32]], _ flags: RegexFlags) -> [ByteChain] {
    guard characters.mode == .utf, !words.isEmpty else { return [.anything] }
    return together(
      words.map { word in
        [word.reduce(into: ByteChain()) { $0.append(characters.literal($1, flags)) }]
      })
  }

  private func repeated(
    _ child: RegexNode, _ quantifier: RegexNode.Quantifier
  ) -> [ByteChain] {
    let once = alternatives(of: child)
    let some = ByteChain.merged(once)
    guard quantifier.minimum > 0 else { return [some.optional] }
    var all = once
    // What has no links is the same however often.
    for _ in 1..<max(1, min(quantifier.minimum, some.links.isEmpty ? 1 : ByteChain.longest)) {
      all = joined(all, once)
    }
    if quantifier.maximum != quantifier.minimum { all = joined(all, [some.optional]) }
    return all
  }

  /// Each of the first before each of the second; where those are too many, of the fewer only what they
  /// have in common.
  private func joined(_ first: [ByteChain], _ second: [ByteChain]) -> [ByteChain] {
    let isTooMany = first.count * second.count > limit
    let mergesFirst = isTooMany && first.count < second.count
    let leading = mergesFirst ? [.merged(first)] : first
    let next = isTooMany && !mergesFirst ? [.merged(second)] : second
    return leading.flatMap { chain in
      next.map { follower in
        var longer = chain
        longer.append(follower)
        return longer
      }
    }
  }

  /// The chains of all branches, or one of each, or one.
  private func together(_ branches: [[ByteChain]]) -> [ByteChain] {
    let chains = branches.flatMap { $0 }
    // Branches of one character are a class.
    guard chains.contains(where: { $0.links.count > 1 || !$0.opening.isEmpty }) else {
      return [.merged(chains)]
    }
    if chains.count <= limit { return chains }
    let ones = branches.map { ByteChain.merged($0) }
    return ones.count <= limit ? ones : [.merged(ones)]
  }
}
