import EntityFinding
import LiteralSearch
import Messages
import PCRE2
import TextFolding

/// The state of evaluating one message: what was found so far, kept so that nothing is looked for
/// twice. One worker's scratch; `begin` starts the next message and keeps all storage.
///
/// Every memo of a pattern carries the number of the message it was made for (its epoch), so that
/// starting a message costs nothing for the patterns it does not touch; every memo of a signal, a sum
/// or a named condition that of the round, of which a message has one and one more for each pattern
/// that it is judged without.
struct Evaluation: ~Copyable {
  let rules: RuleSet
  let options: ScreeningOptions
  var matcher: Matcher
  var epoch: UInt32 = 0
  var round: UInt32 = 0

  /// A signal whose exception is left out of account, to see what needs it.
  var ignoredException: UInt32?
  /// A pattern that is taken to match nothing, to see what needs it; none has this number.
  var ignoredPattern = UInt32.max
  /// Counts and times everything while profiling.
  var profile: ProfileRecorder?

  // Facts of the message.
  var report = FoldReport()
  var channel: Channel?
  var direction: Direction?
  var isThreaded = false
  var sender = ByteArena()
  var senderKind = SenderKind.missing
  var measure = TextMeasure()
  /// The confidence of the verdict settled last.
  var lastConfidence = RuleSet.LastConfidence()
  /// Loose phrases found with separators in them, and with substitutes; so far.
  var splitWords = 0
  var substitutedWords = 0
  var clock = TimeBudget()
  /// The kinds of entity that may be in it.
  var possibleKinds = EntityKindSet.all

  /// What the text that is evaluated and the original have of `ChainNeeds`.
  var foldChains = ChainNeeds.Reached()
  var rawChains = ChainNeeds.Reached()

  /// Spans of this message, in the fold; lists refer into it.
  var pool: [FoldSpan] = []
  /// Scratch of gaps: how far each span of an operand reaches.
  var reachedEnds: [UInt32] = []
  /// Scratch of `then`: what each span follows, and the chain found last.
  var previous: [Int32] = []
  var chain: [FoldSpan] = []
  var patternMemos: [Memo]
  var signalMemos: [Memo]
  var sumMemos: [SumMemo]
  var namedMemos: [UInt32]
  var limits: [Verdict.LimitEvent] = []

  // Candidates: the patterns that may match, and the signals they belong to.
  var candidates: [UInt32] = []
  var isCandidate: BitSet
  /// Candidates that match for certain, told by where their words stand.
  var isCertain: BitSet
  /// By candidate, where its literals stand.
  var literalWindows: [LiteralWindow]
  /// Scratch: those that the literals of a text announce.
  let announced: AnnouncedCandidates
  var links: [Link] = []
  var linkHeads: [Head]
  var triggered: [UInt32] = []
  var isTriggered: BitSet

  // Phrases of `WeightTable` in this message, each once, and what they add to the sums by signal.
  var weighedPhrases: [UInt32] = []
  var isWeighed: BitSet
  var weighed: [Weighed]
  /// Scratch: where what each of them adds is in the table, and what that is.
  var weighedRows: [Range<UInt32>] = []
  var weighedEntries: [WeightEntry] = []
  /// Where they stand.
  var weighedPlaces = WeighedPlaces()
  /// The message whose phrases were made candidates.
  var openedEpoch: UInt32 = 0

  /// Entities of this message, by the kinds looked for so far.
  var entities: [EntityMatch] = []
  var entityKinds: [FoundKind] = []

  // For raw patterns: from original offsets to the fold.
  var rawFold = ByteArena()
  var rawMap = OffsetMap()
  var hasRawMap = false

  /// While a reading is evaluated, its map to the fold.
  var readingMap: OffsetMap?

  /// A result and the message or the round it is of: `patternMemos` are of messages, `signalMemos`
  /// of rounds.
  struct Memo {
    var epoch: UInt32 = 0
    var list = SpanList.empty
  }

  /// Where in the fold the literals stand of which each match of a pattern has one.
  struct LiteralWindow {
    var first: UInt32 = 0
    var last = UInt32.max
  }

  /// The sum of a signal's scores and the round it is of.
  struct SumMemo {
    var round: UInt32 = 0
    var total = 0.0
  }

  /// A candidate pattern in the list of a signal.
  struct Link {
    var pattern: UInt32
    /// Where its score is, in `RuleProgram.owners`.
    var owner: UInt32
    var next: Int32

    /// In the place of an owner: its score was counted already.
    static let weighed = UInt32.max
  }

  struct Head {
    var epoch: UInt32 = 0
    var first: Int32 = -1
  }

  init(_ rules: RuleSet, options: ScreeningOptions) {
    self.rules = rules
    self.options = options
    matcher = Matcher(matchLimit: options.matchLimit)
    announced = AnnouncedCandidates(rules.announcements)
    let program = rules.program
    patternMemos = Array(repeating: Memo(), count: program.patterns.count)
    isCandidate = BitSet(count: program.patterns.count)
    isCertain = isCandidate
    literalWindows = Array(repeating: LiteralWindow(), count: program.patterns.count)
    signalMemos = Array(repeating: Memo(), count: program.signals.count)
    sumMemos = Array(repeating: SumMemo(), count: program.signals.count)
    linkHeads = Array(repeating: Head(), count: program.signals.count)
    namedMemos = Array(repeating: 0, count: program.namedConditions * 2)
    isTriggered = BitSet(count: program.rules.count)
    isWeighed = BitSet(count: program.weights.entries.rowCount)
    weighed = Array(repeating: Weighed(), count: program.signals.count)
  }

  /// Starts the next message, in which entities of `kinds` may be.
  mutating func begin(_ report: FoldReport, _ kinds: EntityKindSet) {
    self.report = report
    clock = TimeBudget()
    hasRawMap = false
    readingMap = nil
    limits.empty()
    forgetFindings(kinds)
  }

  /// Starts the evaluation of a reading of the message at hand, whose time budget goes on.
  mutating func beginReading(_ reading: borrowing Reading) {
    readingMap = reading.text.map
    forgetFindings(options.isExhaustive ? .all : possibleKinds.union(reading.kinds))
    splitWords = reading.splitWords
    substitutedWords = reading.substitutedWords
  }

  /// Forgets what was found, for a text in which entities of `kinds` may be.
  private mutating func forgetFindings(_ kinds: EntityKindSet) {
    if epoch == .max { forgetEpochs() }
    epoch += 1
    startRound()
    possibleKinds = kinds
    foldChains.forget()
    rawChains.forget()
    measure.reset()
    splitWords = 0
    substitutedWords = 0
    pool.empty()
    links.empty()
    forgetCandidates()
    weighedPlaces.removeAll()
    entities.empty()
    entityKinds.empty()
  }

  private mutating func forgetCandidates() {
    for index in candidates.indices {
      isCandidate.remove(Int(candidates[index]))
      isCertain.remove(Int(candidates[index]))
    }
    candidates.empty()
    for index in triggered.indices { isTriggered.remove(Int(triggered[index])) }
    triggered.empty()
    for index in weighedPhrases.indices { isWeighed.remove(Int(weighedPhrases[index])) }
    weighedPhrases.empty()
  }

  /// Takes what the input says of the message at hand.
  mutating func describe(_ message: Message, in batch: borrowing MessageBatch) {
    channel = message.channel
    direction = message.direction
    isThreaded = message.thread != nil
    if let sender = message.sender {
      setSender(batch.bytes.span.extracting(sender.range))
    } else {
      setSenderMissing()
    }
  }

  /// Whether there is nothing to judge: no pattern that may match, no rule that may hold.
  var isIdle: Bool { candidates.isEmpty && triggered.isEmpty }

  /// Sets the sender of the message: `bytes` as they stand in the input, nil for none.
  private mutating func setSender(_ bytes: Span<UInt8>) {
    sender.removeAll()
    _ = Folder.fold(bytes, into: &sender)
    senderKind = SenderKind.of(sender.storage.span.extracting(0..<sender.count))
  }

  private mutating func setSenderMissing() {
    sender.removeAll()
    senderKind = .missing
  }

  /// Starts a round: what signals, sums and named conditions came to is forgotten, where patterns
  /// matched is not.
  mutating func startRound() {
    if round == .max { forgetRounds() }
    round += 1
  }

  /// The counter of rounds is about to wrap, as below.
  private mutating func forgetRounds() {
    round = 0
    for index in signalMemos.indices { signalMemos[index].epoch = 0 }
    for index in sumMemos.indices { sumMemos[index].round = 0 }
    for index in namedMemos.indices { namedMemos[index] = 0 }
  }

  /// The epoch counter is about to wrap: a memo of four thousand million messages ago would be
  /// taken for this message's.
  private mutating func forgetEpochs() {
    epoch = 0
    for index in patternMemos.indices { patternMemos[index].epoch = 0 }
    for index in linkHeads.indices { linkHeads[index].epoch = 0 }
    for index in weighed.indices { weighed[index].epoch = 0 }
    openedEpoch = 0
  }
}
