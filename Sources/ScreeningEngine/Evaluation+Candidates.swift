import EntityFinding
import LiteralSearch
import TextFolding

/// Candidates: the patterns that may match a message, and the rules that may hold on it.
extension Evaluation {
  /// Makes `pattern` a candidate: its signals may now have spans, its rules may hold.
  mutating func addCandidate(_ pattern: UInt32) {
    guard !isCandidate.contains(Int(pattern)) else { return }
    addNewCandidate(pattern, rules.memberships.record(of: Int(pattern)), LiteralWindow())
  }

  /// The same for a pattern that is none yet, by its record in the table of memberships.
  @inline(__always)
  mutating func addNewCandidate(
    _ pattern: UInt32, _ record: UInt32, _ literals: LiteralWindow
  ) {
    guard pattern != ignoredPattern else { return }
    isCandidate.insert(Int(pattern))
    literalWindows[Int(pattern)] = literals
    candidates.append(pattern)
    for index in 0..<rules.memberships.ownerCount(record) {
      let owner = rules.memberships.owner(index, of: record)
      guard !owner.isWeighed || options.isExhaustive,
        owner.gate.isEmpty || !owner.gate.isDisjoint(with: report.scripts)
      else { continue }
      link(pattern, to: owner.signal, owner: owner.place)
    }
    for place in rules.memberships.rules(record) { addRule(rules.memberships.rule(at: place)) }
  }

  /// Adds a candidate to the list of a signal; `owner` is its place in `RuleProgram.owners`, or
  /// `Link.weighed`.
  @inline(__always)
  mutating func link(_ pattern: UInt32, to signal: Int, owner: UInt32) {
    let next = linkHeads[signal].epoch == epoch ? linkHeads[signal].first : -1
    linkHeads[signal] = Head(epoch: epoch, first: Int32(links.count))
    links.append(Link(pattern: pattern, owner: owner, next: next))
  }

  /// Makes candidates of the patterns that a sign in the fold stands for.
  mutating func addCandidates(ofSign sign: Int) {
    for position in rules.program.signPatterns.row(sign) {
      addCandidate(rules.program.signPatterns.elements[position])
    }
  }

  /// Adds what no literal announces.
  mutating func addUnsearched(_ fold: Span<UInt8>, _ raw: Span<UInt8>) {
    addUnannounced(fold, raw)
    for index in rules.program.gatedPatterns.indices {
      let gated = rules.program.gatedPatterns[index]
      if possibleKinds.holds(gated.kind) { addCandidate(gated.pattern) }
    }
    for index in rules.program.untriggeredRules.indices {
      addRule(rules.program.untriggeredRules[index])
    }
  }

  /// Makes every pattern a candidate and every rule one to evaluate.
  mutating func addEverything() {
    for pattern in rules.program.patterns.indices { addCandidate(UInt32(pattern)) }
    for rule in rules.program.rules.indices { addRule(UInt32(rule)) }
  }

  /// Makes `rule` one to evaluate on this message.
  @inline(__always)
  mutating func addRule(_ rule: UInt32) {
    guard !isTriggered.contains(Int(rule)) else { return }
    isTriggered.insert(Int(rule))
    triggered.append(rule)
  }
}
