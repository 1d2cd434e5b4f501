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
  private static let barrier: UInt8 = 0xFF

  private(set) var folds = ByteArena(capacity: 2 * blockBytes)
  private var dense = ByteArena(capacity: 2 * blockBytes)
  private var places: [Place] = []
  private var hits: [LiteralHit] = []
  private var signHits: [LiteralHit] = []
  /// Entries of the weight table, message by message.
  private var weighedEntries: [UInt32] = []
  private var firstMessage = 0

  /// Messages in the block.
  var count: Int { places.count }

  /// Where the fold of the block's first message ends in `folds`; it starts at 0.
  var foldEnd: Int { places.first?.fold.upperBound ?? 0 }

  /// Where one message stands in the arenas.
  private struct Place {
    var fold: Range<Int>
    var denseEnd: Int
    var report: FoldReport
    /// The kinds of entity that may be in it.
    var kinds: EntityKindSet
    /// Where its entries end in `weighedEntries`.
    var weighedEnd = 0
  }

  /// A walk over the block's messages.
  struct Cursor {
    /// The index in the batch of the message the walk is at.
    fileprivate(set) var message = -1
    /// Its fold, in `folds`.
    fileprivate(set) var fold = 0..<0
    fileprivate var place = 0
    /// Where its dense text starts, and its first hit.
    fileprivate var denseStart = 0
    fileprivate var firstHit = 0
    /// The first hits that may be of the next message.
    fileprivate var nextHit = 0
    fileprivate var nextSign = 0
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
    folds.removeAll()
    dense.removeAll()
    places.empty()
    hits.empty()
    signHits.empty()
    weighedEntries.empty()
    firstMessage = first
    let bytes = batch.bytes.span
    var index = first
    while index < batch.messages.count, index == first || folds.count < MessageBlock.blockBytes {
      let start = folds.count
      let report = Folder.fold(bytes.extracting(batch.messages[index].text.range), into: &folds)
      timer.end(.fold)
      let range = start..<folds.count
      MessageBlock.densify(folds, range, into: &dense, program.densifier)
      dense.append(MessageBlock.barrier)
      timer.end(.dense)
      let kinds =
        isSearched && program.seeksEntities ? MessageBlock.kinds(folds, range) : .all
      timer.end(.gate)
      places.append(Place(fold: range, denseEnd: dense.count, report: report, kinds: kinds))
      index += 1
    }
    MessageBlock.search(dense, program.searcher, into: &hits)
    if program.signPatterns.rowCount > 0 {
      MessageBlock.search(folds, program.signSearcher, into: &signHits)
    }
    if isSearched, !program.weights.isEmpty { weigh(program.weights) }
    timer.end(.search)
  }

  /// Looks up the scored entries in every message. All in one go: with each when it is judged, the
  /// table had left the cache in between, and a character took 100 ns.
  private mutating func weigh(_ weights: borrowing WeightTable) {
    for index in places.indices {
      MessageBlock.find(weights, folds, places[index].fold, into: &weighedEntries)
      places[index].weighedEnd = weighedEntries.count
    }
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
    guard cursor.place < places.count else { return false }
    let place = places[cursor.place]
    cursor.message = firstMessage + cursor.place
    cursor.fold = place.fold
    cursor.denseStart = cursor.place == 0 ? 0 : places[cursor.place - 1].denseEnd
    cursor.firstHit = cursor.nextHit
    cursor.place += 1
    let message = batch.messages[cursor.message]
    evaluation.begin(place.report, message, place.kinds)
    if let sender = message.sender {
      evaluation.setSender(batch.bytes.span.extracting(sender.range))
    } else {
      evaluation.setSenderMissing()
    }
    if evaluation.options.isExhaustive {
      evaluation.addEverything()
    } else {
      evaluation.addUnsearched()
      let firstWeighed = cursor.place == 1 ? 0 : places[cursor.place - 2].weighedEnd
      evaluation.weigh(weighedEntries.span.extracting(firstWeighed..<place.weighedEnd))
    }
    while cursor.nextHit < hits.count, Int(hits[cursor.nextHit].start) < place.denseEnd {
      cursor.nextHit += 1
    }
    evaluation.addCandidates(of: hits.span.extracting(cursor.firstHit..<cursor.nextHit))
    while cursor.nextSign < signHits.count,
      Int(signHits[cursor.nextSign].start) < place.fold.upperBound
    {
      evaluation.addCandidates(ofSign: Int(signHits[cursor.nextSign].literal))
      cursor.nextSign += 1
    }
    return true
  }

  /// Makes the reading of the message that `cursor` is at; false where it has none beside its fold.
  func makeReading(
    at cursor: Cursor, _ rules: RuleSet, into reading: inout Reading
  ) -> Bool {
    guard cursor.firstHit < cursor.nextHit else { return false }
    let fold = folds.storage.span.extracting(cursor.fold)
    reading.begin(fold, rules)
    for index in cursor.firstHit..<cursor.nextHit {
      reading.add(
        literal: Int(hits[index].literal), at: Int(hits[index].start) - cursor.denseStart, rules)
    }
    return reading.make(from: fold, rules)
  }

  private static func kinds(
    _ folds: borrowing ByteArena, _ range: Range<Int>
  ) -> EntityKindSet {
    EntityGate.kinds(in: folds.storage.span.extracting(range))
  }

  private static func find(
    _ weights: borrowing WeightTable, _ folds: borrowing ByteArena, _ range: Range<Int>,
    into found: inout [UInt32]
  ) {
    weights.find(in: folds.storage.span.extracting(range), into: &found)
  }

  private static func densify(
    _ folds: borrowing ByteArena, _ range: Range<Int>, into dense: inout ByteArena,
    _ densifier: borrowing Densifier
  ) {
    densifier.densify(folds.storage.span.extracting(range), into: &dense)
  }

  private static func search(
    _ texts: borrowing ByteArena, _ searcher: borrowing LiteralSearcher,
    into hits: inout [LiteralHit]
  ) {
    searcher.search(texts.storage.span.extracting(0..<texts.count), into: &hits)
  }
}
