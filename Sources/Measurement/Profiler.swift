import Diagnostics
package import Messages
package import Reporting
import RuleCheck
package import RuleCompiler
package import ScreeningEngine

/// Screens messages with a stopwatch and tells where the time went. One thread; the rules over
/// threads are judged but not followed from message to message.
package struct Profiler: ~Copyable {
  private let compiled: CompiledPack
  private let ruleSet: RuleSet
  private let names: RecordNames
  private let top: Int
  private let recorder: ProfileRecorder
  private var screener: Screener
  private var textBytes = 0
  private var slowest: [Profile.SlowMessage] = []
  /// The name of the message on which a pattern took longest, by pattern.
  private var slowestMessages: [String]

  /// The clocks are those of `ProfileRecorder`; `top` is how many messages to keep. nil for a pack
  /// with errors.
  package init?(
    _ compiled: CompiledPack, options: ScreeningOptions, names: RecordNames, top: Int,
    passingTime: @escaping () -> UInt64, threadTime: @escaping () -> UInt64
  ) {
    guard let ruleSet = compiled.ruleSet else { return nil }
    self.compiled = compiled
    self.ruleSet = ruleSet
    self.names = names
    self.top = max(top, 0)
    recorder = ProfileRecorder(
      ruleSet, passingTime: passingTime, threadTime: threadTime)
    screener = Screener(ruleSet, options: options)
    slowestMessages = Array(repeating: "", count: ruleSet.program.patterns.count)
  }

  /// Screens the messages of a batch.
  package mutating func add(_ batch: borrowing MessageBatch) {
    var slowest = slowest
    var slowestMessages = slowestMessages
    var textBytes = textBytes
    let (names, recorder, top) = (names, recorder, top)
    // A closure cannot take the batch along, which is only lent: what it needs is copied first.
    let messages = batch.messages
    let ids = (0..<messages.count).map { names.name(of: messages[$0], in: batch) }
    screener.profile(batch, into: recorder) { index, verdict, nanoseconds in
      let message = messages[index]
      textBytes += message.text.count
      for pattern in recorder.newlySlowest {
        slowestMessages[pattern] = String(decoding: ids[index], as: UTF8.self)
      }
      guard top > 0, slowest.count < top || nanoseconds > slowest[top - 1].nanoseconds else {
        return
      }
      let place = slowest.firstIndex { $0.nanoseconds < nanoseconds } ?? slowest.count
      slowest.insert(
        Profile.SlowMessage(
          name: String(decoding: ids[index], as: UTF8.self), nanoseconds: nanoseconds,
          textBytes: message.text.count, verdict: verdict.level),
        at: place)
      if slowest.count > top { slowest.removeLast() }
    }
    self.slowest = slowest
    self.slowestMessages = slowestMessages
    self.textBytes = textBytes
  }

  /// What was found; `readTime` is what reading the input took.
  package consuming func profile(readTime: UInt64) -> Profile {
    var profile = Profile()
    profile.messages = recorder.messages
    profile.textBytes = textBytes
    profile.stages = [Profile.StageTime(name: "read", nanoseconds: readTime)]
    for stage in ProfileRecorder.Stage.allCases {
      profile.stages.append(
        Profile.StageTime(name: "\(stage)", nanoseconds: recorder.stages[stage.rawValue]))
    }
    profile.patterns = patternRows()
    profile.patternCount = ruleSet.patterns.count
    profile.rules = ruleRows()
    profile.ruleCount = ruleSet.rules.count
    profile.slowest = slowest
    ProfileAdvisor(compiled, ruleSet).advise(on: &profile)
    return profile
  }

  private func patternRows() -> [Profile.PatternRow] {
    let program = ruleSet.program
    var literals: [Int: [Profile.LiteralCount]] = [:]
    for literal in 0..<program.literalPatterns.rowCount {
      let text = String(decoding: compiled.literals[literal], as: UTF8.self)
      let count = Profile.LiteralCount(text: text, messages: recorder.literalMessages[literal])
      for place in program.literalPatterns.row(literal) {
        literals[Int(program.literalPatterns.elements[place]), default: []].append(count)
      }
    }
    let unsearched = Set(program.unsearchedPatterns)
    var rows: [Profile.PatternRow] = []
    for (index, count) in recorder.patterns.enumerated()
    where count.calls > 0 || count.candidates > 0 {
      let name = ruleSet.patterns[index]
      rows.append(
        Profile.PatternRow(
          pattern: PatternID(index), source: name.source, place: name.place,
          kind: Profile.PatternRow.Kind(program.patterns[index]), count: count,
          slowestMessage: slowestMessages[index],
          literals: (literals[index] ?? []).sorted { $0.messages > $1.messages },
          isUnsearched: unsearched.contains(UInt32(index))))
    }
    return rows.sorted {
      ($0.count.nanoseconds, $1.pattern.rawValue) > ($1.count.nanoseconds, $0.pattern.rawValue)
    }
  }

  private func ruleRows() -> [Profile.RuleRow] {
    let lines = compiled.checked.files.map { LineIndex($0.bytes) }
    var rows: [Profile.RuleRow] = []
    for (index, count) in recorder.rules.enumerated() where count.judged > 0 {
      let range = compiled.checked.rules[index].range
      var place = "?"
      if lines.indices.contains(range.file.rawValue) {
        let line = lines[range.file.rawValue].place(at: range.start).line
        place = "\(compiled.checked.files[range.file.rawValue].path):\(line)"
      }
      rows.append(
        Profile.RuleRow(
          rule: RuleID(index), id: ruleSet.rules[index].id, place: place, count: count))
    }
    return rows.sorted {
      ($0.count.nanoseconds, $1.rule.rawValue) > ($1.count.nanoseconds, $0.rule.rawValue)
    }
  }
}

extension Profile.PatternRow.Kind {
  init(_ program: PatternProgram) {
    switch program {
    case .phrase: self = .phrase
    case .loose: self = .loose
    case .regex: self = .regex
    case .entity: self = .entity
    }
  }
}
