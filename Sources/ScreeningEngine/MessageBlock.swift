import EntityFinding
import LiteralSearch
import Messages
import TextFolding

/// The part of a batch that is folded and searched in one go: the folds of its messages one behind
/// another, their dense texts, and the literals found there.
struct MessageBlock: ~Copyable {
  /// Text bytes in a block: about what the second-level cache holds.
  private static let blockBytes = 64 << 10
  /// Stands behind each dense text: neither a literal nor valid UTF-8 holds this byte.
  static let barrier: UInt8 = 0xFF

  private var views = ViewBlock()
  private var texts: [ViewBlock.Text] = []
  /// By message, the kinds of entity that may be in it; empty where nobody asks.
  private var kinds: [EntityKindSet] = []
  /// Whether the text of some message was cut.
  private var hasTruncated = false
  private var hits: [LiteralHit] = []
  /// Where they stand in the folds.
  private var hitPlaces: [LiteralPlace] = []
  private var signHits: [LiteralHit] = []
  /// Where phrases of the weight table stand, message by message, and where those of each message end; empty
  /// where the table is.
  private var weighedPlaces: [PhrasePlace] = []
  private var weighedEnds: [Int] = []
  /// Whether `passQuiet` may be asked: messages that hold nothing have nothing said of them.
  private(set) var hasQuiet = false
  /// By message, not 0 where its literals are not all there is to look at; empty for zeros.
  private var asks: [UInt8] = []
  /// The index in the batch of the block's first message.
  private(set) var firstMessage = 0

  /// Messages in the block.
  var count: Int { views.places.count }

  /// The folds of all messages.
  var folds: ByteArena { views.folds }

  /// Where the fold of the block's first message ends in `folds`; it starts at 0.
  var foldEnd: Int { views.places.first.map { Int($0.foldEnd) } ?? 0 }

  /// Where the fold of a message stands in `folds`.
  private func fold(of place: Int) -> Range<Int> {
    (place == 0 ? 0 : Int(views.places[place - 1].foldEnd))..<Int(views.places[place].foldEnd)
  }

  /// A walk over the block's messages.
  struct Cursor {
    /// The index in the batch of the message the walk is at.
    fileprivate(set) var message = -1
    /// Its fold, in `folds`.
    fileprivate(set) var fold = 0..<0
    fileprivate var place = 0
    /// Its first hit.
    fileprivate var firstHit = 0
    /// The first hits that may be of the next message.
    fileprivate var nextHit = 0
    fileprivate var nextSign = 0
    /// Whether the candidates of the next message have been found.
    fileprivate var isAnnounced = false

    /// The same place for another walk: what was found of the next message is no longer known by then.
    var asStart: Cursor {
      var start = self
      start.isAnnounced = false
      return start
    }
  }

  /// Folds, densifies and searches the messages from `first` on that make up one block: at least
  /// one, and no more once the folds fill it. O(text bytes).
  mutating func prepare(
    _ batch: borrowing MessageBatch, from first: Int, program: borrowing RuleProgram,
    isSearched: Bool
  ) {
    prepare(batch, from: first, program: program, isSearched: isSearched, timer: NoTimer())
  }

  /// The same, and tells `timer` when each stage ends.
  mutating func prepare(
    _ batch: borrowing MessageBatch, from first: Int, program: borrowing RuleProgram,
    isSearched: Bool, timer: some StageTimer
  ) {
    views.removeAll()
    texts.empty()
    kinds.empty()
    hits.empty()
    signHits.empty()
    weighedPlaces.empty()
    weighedEnds.empty()
    asks.empty()
    hasTruncated = false
    firstMessage = first
    var index = first
    var bytes = 0
    while index < batch.messages.count, bytes < MessageBlock.blockBytes {
      let text = batch.messages[index].text
      texts.append(ViewBlock.Text(start: text.start, end: text.end))
      if batch.messages[index].isTruncated { hasTruncated = true }
      // Not `count`, which is called: one percent with 300 rules.
      bytes += Int(text.end) - Int(text.start)
      index += 1
    }
    views.append(
      texts, in: batch.bytes.span, barrier: MessageBlock.barrier, program.densifier)
    timer.end(.fold)
    if isSearched, program.seeksEntities {
      for place in views.places.indices {
        kinds.append(MessageBlock.kinds(views.folds, fold(of: place)))
      }
    }
    timer.end(.gate)
    MessageBlock.search(views.dense, program.searcher, into: &hits)
    views.place(
      hits, lengths: program.plainWordLengths, program.densifier, into: &hitPlaces)
    if program.signPatterns.rowCount > 0 {
      MessageBlock.search(views.folds, program.signSearcher, into: &signHits)
    }
    if isSearched, !program.weights.isEmpty { weigh(program.weights) }
    hasQuiet = false
    if isSearched, let kinds = program.gatedKinds {
      noteAsking(batch, kinds)
      hasQuiet = true
    }
    timer.end(.search)
  }

  /// Moves `cursor` past the messages that come next of which there is nothing to say, seen from
  /// what was found in the block alone: no literal that makes a pattern a candidate, no word that may
  /// be in disguise, no sign, no scored entry, no kind of entity that is looked for, nothing wrong
  /// with the text.
  func passQuiet(_ cursor: inout Cursor, _ evaluation: borrowing Evaluation) {
    let foldEnd = cursor.nextSign < signHits.count ? Int(signHits[cursor.nextSign].start) : Int.max
    var walk = AnnouncementTable.Walk(text: cursor.place, hit: cursor.nextHit)
    evaluation.rules.announcements.passQuiet(
      &walk, views, hits, hitPlaces, asks: asks, foldEnd: foldEnd, into: evaluation.announced)
    cursor.place = walk.text
    cursor.nextHit = walk.hit
    cursor.isAnnounced = walk.isAnnounced
  }

  /// Finds the patterns that the hits of a message make candidates.
  private func announce(_ range: Range<Int>, of place: Int, _ evaluation: borrowing Evaluation) {
    evaluation.rules.announcements.find(
      hits, range, at: hitPlaces, in: views.folds.storage.span.extracting(fold(of: place)),
      into: evaluation.announced)
  }

  /// The first hit from `first` on that starts at or behind `denseEnd`.
  private func endOfHits(before denseEnd: UInt32, from first: Int) -> Int {
    var end = first
    while end < hits.count, hits[end].start < denseEnd { end += 1 }
    return end
  }

  /// Notes which messages say something beside their literals: a scored entry, an entity of `kinds`, a
  /// cut text.
  private mutating func noteAsking(_ batch: borrowing MessageBatch, _ kinds: EntityKindSet) {
    guard !self.kinds.isEmpty || !weighedEnds.isEmpty || hasTruncated else { return }
    var weighed = 0
    for place in views.places.indices {
      var asks = batch.messages[firstMessage + place].isTruncated
      if !self.kinds.isEmpty, !self.kinds[place].isDisjoint(with: kinds) { asks = true }
      if !weighedEnds.isEmpty {
        if weighedEnds[place] > weighed { asks = true }
        weighed = weighedEnds[place]
      }
      self.asks.append(asks ? 1 : 0)
    }
  }

  /// Looks up the scored entries in every message. All in one go: with each when it is judged, the
  /// table had left the cache in between, and a character took 100 ns.
  private mutating func weigh(_ weights: borrowing WeightTable) {
    MessageBlock.find(weights, views, into: &weighedPlaces, ends: &weighedEnds)
  }

  /// Hands each literal found between two places of a walk to `body`, as often as it is found.
  func forEachLiteral(from start: Cursor, to end: Cursor, _ body: (Int) -> Void) {
    for index in start.nextHit..<end.nextHit { body(Int(hits[index].literal)) }
  }

  /// Moves `cursor` to the next message, starts its evaluation and makes candidates of the patterns
  /// it may match; false at the end of the block.
  func advance(
    _ cursor: inout Cursor, _ batch: borrowing MessageBatch, _ evaluation: inout Evaluation
  ) -> Bool {
    guard step(&cursor, batch, &evaluation) else { return false }
    evaluation.describe(batch.messages[cursor.message], in: batch)
    return true
  }

  /// The same, without what the input says of the message.
  func step(
    _ cursor: inout Cursor, _ batch: borrowing MessageBatch, _ evaluation: inout Evaluation
  ) -> Bool {
    guard cursor.place < count else { return false }
    let place = cursor.place
    cursor.message = firstMessage + place
    cursor.fold = fold(of: place)
    cursor.firstHit = cursor.nextHit
    cursor.place += 1
    evaluation.begin(views.report(of: place), kinds.isEmpty ? .all : kinds[place])
    if evaluation.options.isExhaustive {
      evaluation.addEverything()
    } else {
      evaluation.addUnsearched(
        views.folds.storage.span.extracting(cursor.fold),
        batch.bytes.span.extracting(batch.messages[cursor.message].text.range))
      if !weighedEnds.isEmpty {
        let first = place == 0 ? 0 : weighedEnds[place - 1]
        evaluation.weigh(weighedPlaces.span.extracting(first..<weighedEnds[place]))
      }
    }
    cursor.nextHit = endOfHits(before: views.places[place].denseEnd, from: cursor.nextHit)
    if cursor.firstHit < cursor.nextHit, !evaluation.options.isExhaustive {
      if !cursor.isAnnounced { announce(cursor.firstHit..<cursor.nextHit, of: place, evaluation) }
      evaluation.addAnnounced()
    }
    cursor.isAnnounced = false
    while cursor.nextSign < signHits.count,
      Int(signHits[cursor.nextSign].start) < cursor.fold.upperBound
    {
      evaluation.addCandidates(ofSign: Int(signHits[cursor.nextSign].literal))
      cursor.nextSign += 1
    }
    return true
  }

  /// Makes the reading of the message that `cursor` is at from the places of its literals; false
  /// where it has none beside its fold.
  ///
  /// `evaluation` is that of the message, and has looked at nothing since its candidates were made.
  func makeReading(
    at cursor: Cursor, _ evaluation: borrowing Evaluation, into reading: inout Reading
  ) -> Bool {
    // What announced those knows of most messages that no word stands there in disguise.
    guard evaluation.options.isExhaustive || evaluation.announced.hasWord else { return false }
    return makeReading(
      of: cursor.fold, cursor.firstHit..<cursor.nextHit, evaluation.rules, into: &reading)
  }

  /// Moves `cursor` past the next message if `passQuiet` stopped before it for a word alone that turns
  /// out to be in no disguise: it has no reading beside its fold, and nothing else to say.
  func passWord(
    _ cursor: inout Cursor, _ evaluation: borrowing Evaluation, _ reading: inout Reading
  ) -> Bool {
    guard cursor.isAnnounced, evaluation.announced.count == 0 else { return false }
    let place = cursor.place
    let end = endOfHits(before: views.places[place].denseEnd, from: cursor.nextHit)
    guard
      !makeReading(of: fold(of: place), cursor.nextHit..<end, evaluation.rules, into: &reading)
    else { return false }
    cursor.isAnnounced = false
    cursor.nextHit = end
    cursor.place += 1
    return true
  }

  private func makeReading(
    of fold: Range<Int>, _ found: Range<Int>, _ rules: RuleSet, into reading: inout Reading
  ) -> Bool {
    guard !found.isEmpty else { return false }
    reading.begin()
    for index in found {
      reading.add(literal: Int(hits[index].literal), at: hitPlaces[index], rules)
    }
    return reading.make(from: folds.storage.span.extracting(fold), rules)
  }

  private static func kinds(
    _ folds: borrowing ByteArena, _ range: Range<Int>
  ) -> EntityKindSet {
    EntityGate.kinds(in: folds.storage.span.extracting(range))
  }

  private static func find(
    _ weights: borrowing WeightTable, _ views: borrowing ViewBlock,
    into found: inout [PhrasePlace], ends: inout [Int]
  ) {
    let places = views.places
    weights.find(
      in: views.folds.storage.span.extracting(0..<views.folds.count), texts: places.count,
      end: { Int(places[$0].foldEnd) }, into: &found, ends: &ends)
  }

  private static func search(
    _ texts: borrowing ByteArena, _ searcher: borrowing LiteralSearcher,
    into hits: inout [LiteralHit]
  ) {
    searcher.search(texts.storage.span.extracting(0..<texts.count), into: &hits)
  }
}
