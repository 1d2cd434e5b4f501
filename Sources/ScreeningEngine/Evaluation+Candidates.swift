import EntityFinding
import LiteralSearch
import TextFolding

/// Candidates: the patterns that may match a message, and the rules that may hold on it.
extension Evaluation {
  /// Makes `pattern` a candidate: its signals may now have spans, its rules may hold.
  mutating func addCandidate(_ pattern: UInt32) {
    let index = Int(pattern)
    guard candidateEpochs[index] != epoch, pattern != ignoredPattern else { return }
    candidateEpochs[index] = epoch
    candidates.append(pattern)
    for position in rules.program.owners.row(index) {
      let owner = rules.program.owners.elements[position]
      guard !owner.isWeighed || options.isExhaustive,
        owner.gate.isEmpty || !owner.gate.isDisjoint(with: report.scripts)
      else { continue }
      link(pattern, to: Int(owner.signal), score: owner.score)
    }
    for position in rules.program.triggers.row(index) {
      addRule(rules.program.triggers.elements[position])
    }
  }

  /// Adds a candidate to the list of a signal.
  @inline(__always)
  mutating func link(_ pattern: UInt32, to signal: Int, score: Double) {
    let next = linkHeads[signal].epoch == epoch ? linkHeads[signal].first : -1
    linkHeads[signal] = Head(epoch: epoch, first: Int32(links.count))
    links.append(Link(pattern: pattern, score: score, next: next))
  }

  /// Makes candidates of the patterns that a sign in the fold stands for.
  mutating func addCandidates(ofSign sign: Int) {
    for position in rules.program.signPatterns.row(sign) {
      addCandidate(rules.program.signPatterns.elements[position])
    }
  }

  /// Adds what no literal announces.
  mutating func addUnsearched() {
    for index in rules.program.unsearchedPatterns.indices {
      addCandidate(rules.program.unsearchedPatterns[index])
    }
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
  mutating func addRule(_ rule: UInt32) {
    guard triggerEpochs[Int(rule)] != epoch else { return }
    triggerEpochs[Int(rule)] = epoch
    triggered.append(rule)
  }
}
