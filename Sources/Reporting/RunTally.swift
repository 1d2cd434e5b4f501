package import Messages
package import ScreeningEngine

/// Counts over the messages of a run, or of a part of it.
///
/// Parts are merged in input order, so the first ten bad records and the first message of a limit
/// are the same however many workers there were.
package struct RunTally: Sendable {
  /// Messages screened.
  package private(set) var messages = 0
  /// Messages by `Verdict.Level`.
  package private(set) var levels = [Int](repeating: 0, count: Verdict.Level.allCases.count)
  /// Held messages by the family that held them, by `FamilyID`.
  package private(set) var families: [FamilyCount]
  /// Messages on which a rule held, by `RuleID`.
  package private(set) var rules: [Int]
  /// Records that could not be read.
  package private(set) var badRecords = 0
  /// The first of them, at most `shownBadRecords`.
  package private(set) var firstBadRecords: [BadRecordNote] = []
  /// What reached a limit, by pattern.
  package private(set) var limits: [PatternID: LimitCount] = [:]
  /// Messages cut at the size limit.
  package private(set) var truncated = 0
  /// Invalid UTF-8 sequences, and the messages they stood in.
  package private(set) var invalidSequences = 0
  package private(set) var messagesWithInvalid = 0

  /// How many bad records a summary shows.
  package static let shownBadRecords = 10

  package init(_ ruleSet: RuleSet) {
    families = Array(repeating: FamilyCount(), count: ruleSet.families.count)
    rules = Array(repeating: 0, count: ruleSet.rules.count)
  }

  /// Messages held by one family.
  package struct FamilyCount: Sendable, Equatable {
    package var review = 0
    package var block = 0
  }

  /// A record that could not be read, and where it is.
  package struct BadRecordNote: Sendable, Equatable {
    /// `input:number`.
    package var place: String
    /// Bytes from the record's start.
    package var offset: Int
    package var reason: BadRecord.Reason
  }

  /// How often a pattern reached a limit.
  package struct LimitCount: Sendable, Equatable {
    package var messages = 0
    package var kind: Verdict.Limit
    /// The first message it happened on.
    package var firstMessage: String
  }

  /// Messages at or above a level.
  package func held(from level: Verdict.Level) -> Int {
    levels[Int(level.rawValue)...].reduce(0, +)
  }

  /// Counts one message.
  package mutating func record(
    _ verdict: borrowing Verdict, on message: Message, in batch: borrowing MessageBatch,
    names: RecordNames
  ) {
    messages += 1
    levels[Int(verdict.level.rawValue)] += 1
    if let family = verdict.family {
      switch verdict.level {
      case .pass: break
      case .review: families[family.index].review += 1
      case .block: families[family.index].block += 1
      }
    }
    for index in verdict.rules.indices { rules[verdict.rules[index].rule.index] += 1 }
    if message.isTruncated || verdict.isTruncated { truncated += 1 }
    if verdict.invalidSequences > 0 {
      invalidSequences += verdict.invalidSequences
      messagesWithInvalid += 1
    }
    for index in verdict.limits.indices {
      let event = verdict.limits[index]
      if limits[event.pattern] == nil {
        let name = String(decoding: names.name(of: message, in: batch), as: UTF8.self)
        limits[event.pattern] = LimitCount(kind: event.limit, firstMessage: name)
      }
      limits[event.pattern]?.messages += 1
    }
  }

  /// Counts messages of which there was nothing to say.
  package mutating func record(passed count: Int) {
    messages += count
    levels[Int(Verdict.Level.pass.rawValue)] += count
  }

  /// Counts one record that could not be read.
  package mutating func record(_ bad: BadRecord, names: RecordNames) {
    badRecords += 1
    guard firstBadRecords.count < Self.shownBadRecords else { return }
    let place = String(
      decoding: names.place(source: bad.source, number: bad.number), as: UTF8.self)
    firstBadRecords.append(
      BadRecordNote(place: place, offset: bad.offset, reason: bad.reason))
  }

  /// Adds the counts of the part that follows this one in the input.
  package mutating func merge(_ later: RunTally) {
    messages += later.messages
    for index in levels.indices { levels[index] += later.levels[index] }
    for index in families.indices {
      families[index].review += later.families[index].review
      families[index].block += later.families[index].block
    }
    for index in rules.indices { rules[index] += later.rules[index] }
    badRecords += later.badRecords
    let room = Self.shownBadRecords - firstBadRecords.count
    firstBadRecords.append(contentsOf: later.firstBadRecords.prefix(room))
    for (pattern, count) in later.limits {
      if limits[pattern] == nil {
        limits[pattern] = count
      } else {
        limits[pattern]?.messages += count.messages
      }
    }
    truncated += later.truncated
    invalidSequences += later.invalidSequences
    messagesWithInvalid += later.messagesWithInvalid
  }

  /// Sets every count to zero and keeps the storage.
  package mutating func removeAll() {
    messages = 0
    for index in levels.indices { levels[index] = 0 }
    for index in families.indices { families[index] = FamilyCount() }
    for index in rules.indices { rules[index] = 0 }
    badRecords = 0
    firstBadRecords.removeAll(keepingCapacity: true)
    limits.removeAll(keepingCapacity: true)
    truncated = 0
    invalidSequences = 0
    messagesWithInvalid = 0
  }
}

extension BadRecord.Reason {
  /// What is wrong, in words.
  package var text: String {
    switch self {
    case .malformedJSON(let expected): "malformed JSON: expected \(expected)"
    case .missingText(let field): "no text: the field \"\(field)\" is missing or no string"
    case .tooLong(let limit): "the record is longer than \(limit) bytes"
    }
  }
}
