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

  /// Makes candidates of the patterns that the literals of a text stand for: `hits`, those of its
  /// dense view in order of their starts.
  mutating func addCandidates(of hits: Span<LiteralHit>) {
    guard !hits.isEmpty else { return }
    // Companions look at the hits around theirs: those of words alone, which a pack with learned
    // lexicons has the most of, would only be in the way.
    var announcing: [LiteralHit] = []
    swap(&announcing, &announcingHits)
    defer { swap(&announcing, &announcingHits) }
    announcing.empty()
    var found: UInt64 = 0
    for index in hits.indices where hits[index].literal < rules.program.patternLiterals {
      announcing.append(hits[index])
      found |= CompanionTable.bit(hits[index].literal)
    }
    let hits = announcing.span
    for index in hits.indices {
      for position in rules.program.literalPatterns.row(Int(hits[index].literal)) {
        let pattern = rules.program.literalPatterns.elements[position]
        guard
          rules.program.companions.mayMatch(Int(pattern), announcedBy: index, of: hits, found)
        else { continue }
        addCandidate(pattern)
      }
    }
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
