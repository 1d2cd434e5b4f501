/// Follows threads over a run and finds the thread rules that a message completes.
///
/// One for a run, fed in input order: what it finds then does not depend on how many workers
/// screened. Memory is bounded: `maximumMessages` a thread, `maximumThreads` threads, the one
/// longest without a step goes first. Only messages that are a step of some rule are kept.
package struct ThreadTracker {
  package let ruleSet: RuleSet
  /// Messages kept of a thread; the earliest goes first.
  package let maximumMessages: Int
  package let maximumThreads: Int

  private var threads: [[UInt8]: Thread] = [:]
  private var recency = RecencyList()

  package init(_ ruleSet: RuleSet, maximumMessages: Int = 64, maximumThreads: Int = 100_000) {
    self.ruleSet = ruleSet
    self.maximumMessages = max(1, maximumMessages)
    self.maximumThreads = max(1, maximumThreads)
  }

  /// Threads kept now.
  package var threadCount: Int { threads.count }

  /// A message that is a step of some rule.
  struct Event {
    /// Seconds since 1970; nil where the message has no time.
    var time: Int64?
    var name: [UInt8]
    var steps: [Verdict.ChainStep]
  }

  private struct Thread {
    /// In time order; those without a time stay where they came.
    var events: [Event] = []
    /// Its place in the recency list.
    var place: Int
  }

  /// Takes the next message of the run, whose steps are `verdict.steps`, and adds to `verdict` the
  /// thread rules that it completes.
  ///
  /// `name` is what verdicts call the message, `time` when it was sent. Does nothing for a message
  /// that is no step. O(kept messages x its steps).
  package mutating func follow(
    thread: [UInt8], name: [UInt8], time: Int64?, verdict: inout Verdict
  ) {
    guard !verdict.steps.isEmpty else { return }
    let event = Event(time: time, name: name, steps: verdict.steps)
    var state = threads[thread] ?? Thread(place: recency.add(thread))
    recency.touch(state.place)
    let position = ThreadTracker.insert(event, into: &state.events)
    let completed = completedChains(by: position, in: state.events)
    if state.events.count > maximumMessages { state.events.removeFirst() }
    threads[thread] = state
    if threads.count > maximumThreads, let oldest = recency.removeOldest() {
      threads[oldest] = nil
    }
    guard !completed.isEmpty else { return }
    for chain in completed { add(chain, completedBy: position, state.events, to: &verdict) }
    ruleSet.settle(&verdict)
  }

  /// Puts an event in time order and gives its place.
  private static func insert(_ event: Event, into events: inout [Event]) -> Int {
    var position = events.count
    if let time = event.time {
      while position > 0, let earlier = events[position - 1].time, earlier > time { position -= 1 }
    }
    events.insert(event, at: position)
    return position
  }

  /// A chain that is complete: for each step the event that is it.
  private struct Completed {
    var chain: Int
    var events: [Event]
    /// The steps, as those events show them.
    var steps: [Verdict.ChainStep]
    /// The step that the new message is.
    var own: Int
  }

  /// The chains that the event at `position` completes, in pack order.
  private func completedChains(by position: Int, in events: [Event]) -> [Completed] {
    var found: [Completed] = []
    for own in events[position].steps {
      let chain = Int(own.chain)
      guard !found.contains(where: { $0.chain == chain }) else { continue }
      if let completed = complete(chain, own: own, at: position, in: events) {
        found.append(completed)
      }
    }
    return found.sorted { $0.chain < $1.chain }
  }

  /// The chain with `own` as the event at `position`: backwards each step's latest event, forwards
  /// each step's earliest, which makes the time from first to last the shortest there is.
  private func complete(
    _ chain: Int, own: Verdict.ChainStep, at position: Int, in events: [Event]
  ) -> Completed? {
    let program = ruleSet.program.chains[chain]
    var chosen: [(Event, Verdict.ChainStep)] = [(events[position], own)]
    var index = position
    for step in (0..<Int(own.step)).reversed() {
      guard
        let found = events[..<index].lastIndex(where: { $0.has(chain, step) }),
        let shown = events[found].steps.first(where: { $0.isStep(step, of: chain) })
      else { return nil }
      chosen.insert((events[found], shown), at: 0)
      index = found
    }
    index = position
    for step in (Int(own.step) + 1)..<max(Int(own.step) + 1, program.steps.count) {
      guard
        let found = events[(index + 1)...].firstIndex(where: { $0.has(chain, step) }),
        let shown = events[found].steps.first(where: { $0.isStep(step, of: chain) })
      else { return nil }
      chosen.append((events[found], shown))
      index = found
    }
    if let first = chosen.first?.0.time, let last = chosen.last?.0.time,
      last - first > program.duration
    {
      return nil
    }
    return Completed(
      chain: chain, events: chosen.map(\.0), steps: chosen.map(\.1), own: Int(own.step))
  }

  /// Adds a completed rule to the verdict, in pack order, with its evidence.
  private func add(
    _ completed: Completed, completedBy position: Int, _ events: [Event], to verdict: inout Verdict
  ) {
    let rule = Int(ruleSet.program.chains[completed.chain].rule)
    let step = ruleSet.program.rules[rule]
    guard case .fixed(let score) = step.score else { return }
    let place = verdict.rules.firstIndex { $0.rule.index > rule } ?? verdict.rules.count
    verdict.rules.insert(Verdict.FiredRule(rule: RuleID(rule), score: score), at: place)
    for index in verdict.evidence.indices where verdict.evidence[index].rule >= place {
      verdict.evidence[index].rule += 1
    }
    for index in verdict.earlier.indices where verdict.earlier[index].rule >= place {
      verdict.earlier[index].rule += 1
    }
    for index in step.labels.range {
      let label = ruleSet.program.ruleLabels[index]
      if !verdict.labels.contains(label) { verdict.labels.append(label) }
    }
    for (index, shown) in completed.steps.enumerated() {
      if index == completed.own {
        verdict.evidence.append(
          Verdict.Evidence(rule: place, signal: shown.signal, start: shown.start, end: shown.end))
      } else {
        verdict.earlier.append(
          Verdict.EarlierEvidence(
            rule: place, message: completed.events[index].name, signal: shown.signal,
            start: shown.start, end: shown.end))
      }
    }
  }
}

extension ThreadTracker.Event {
  fileprivate func has(_ chain: Int, _ step: Int) -> Bool {
    steps.contains { $0.isStep(step, of: chain) }
  }
}

extension Verdict.ChainStep {
  fileprivate func isStep(_ step: Int, of chain: Int) -> Bool {
    Int(self.chain) == chain && Int(self.step) == step
  }
}
