import EntityFinding
import LiteralSearch
import TextFolding

/// A message as it reads once the words of the rules that stand in it in disguise are put together
/// again: the separators between their characters taken out, and variants turned back to what they
/// stand for.
///
/// A message in which no such word is disguised has no reading beside its fold. One worker's scratch.
struct Reading: ~Copyable {
  /// A stretch of the fold and the word that it reads as.
  struct Change {
    var span: FoldSpan
    var word: UInt32
    var isSplit: Bool
    var isSubstituted: Bool
  }

  /// Changes made in one message at most, and words tried.
  private static let maximumChanges = 1024
  private static let maximumTries = 16_384
  /// Literals of one message looked at.
  private static let maximumLiterals = 65_536

  /// The text, and its map to the fold.
  private(set) var text = RewrittenText()
  private var changes: [Change] = []
  /// Changes that took separators out, and that turned variants back.
  private(set) var splitWords = 0
  private(set) var substitutedWords = 0

  private var literals: [Int] = []
  /// Where they are in the fold.
  private var places: [Int] = []
  /// Its views, and what is found in them.
  private var views = ViewBlock()
  private var dense = ByteArena()
  private var hits: [LiteralHit] = []
  /// Where they stand in the text; nil where that is not known.
  private var hitPlaces: [LiteralPlace]? = []
  private var signHits: [LiteralHit] = []
  /// Where phrases of the weight table stand in the text.
  private var weighedPlaces: [PhrasePlace] = []
  /// The kinds of entity that may be in the text.
  private(set) var kinds = EntityKindSet.all

  /// Forgets the last message and starts on the next.
  mutating func begin() {
    literals.empty()
    places.empty()
    changes.empty()
    splitWords = 0
    substitutedWords = 0
  }

  /// Takes a literal found in the dense view of the message, if a word may stand there in disguise;
  /// those of one message come in order.
  mutating func add(literal: Int, at place: LiteralPlace, _ rules: RuleSet) {
    guard rules.program.plainWordLengths[literal] > 0, !place.isWritten,
      places.count < Self.maximumLiterals
    else { return }
    literals.append(literal)
    places.append(place.offset)
  }

  /// Makes the reading of a message from its fold and the literals added; false where it has none.
  ///
  /// O(fold) where there are such literals, nothing else otherwise.
  mutating func make(from fold: Span<UInt8>, _ rules: RuleSet) -> Bool {
    guard !places.isEmpty else { return false }
    findChanges(in: fold, rules)
    guard !changes.isEmpty else { return false }
    settleChanges()
    write(fold, rules)
    return true
  }

  // MARK: Changes

  private mutating func findChanges(in fold: Span<UInt8>, _ rules: RuleSet) {
    var tries = 0
    for index in places.indices {
      let place = places[index]
      // The sign that stands before it; looked for where a word begins with one.
      var sign: Int??
      for position in rules.program.literalWords.row(literals[index]) {
        let number = rules.program.literalWords.elements[position]
        let word = rules.program.words[Int(number)]
        var start = place
        if word.startsWithSign {
          let found = sign ?? fold.startOfSign(before: place)
          sign = .some(found)
          guard let found else { continue }
          start = found
        }
        guard !fold.holds(rules.program.wordBytes, word.text, at: place) else { continue }
        guard rules.program.wordForms.mayStand(word.forms, at: start, in: fold) else { continue }
        tries += 1
        guard tries <= Self.maximumTries, changes.count < Self.maximumChanges else { return }
        if word.isRigid, fold.isPartedByPause(rules.program.wordBytes, word.text, at: place) {
          continue
        }
        if let change = change(of: word, number, at: start, in: fold, rules) {
          changes.append(change)
        }
      }
    }
  }

  private func change(
    of word: ReadingWord, _ number: UInt32, at start: Int, in fold: Span<UInt8>, _ rules: RuleSet
  ) -> Change? {
    guard
      let found = LooseMatcher.reading(
        of: rules.program.wordPrograms[Int(word.program)], at: start, in: fold)
    else { return nil }
    // 提前 is a word of its own, and no 提钱.
    if found.isSubstituted,
      rules.program.weights.isLawful(fold.extracting(found.span.range))
    {
      return nil
    }
    // One hyphen in a word of letters (e-mail) is how people write.
    let isHan = ScalarClass.of(fold.scalar(at: start).value).contains(.unspaced)
    return Change(
      span: found.span, word: number, isSplit: found.isSplit && (isHan || found.splits > 1),
      isSubstituted: found.isSubstituted)
  }

  /// Puts the changes in order and keeps, of those that overlap, the first and there the longest.
  private mutating func settleChanges() {
    changes.sort { $0.span.precedes($1.span) }
    var kept = 0
    var end: UInt32 = 0
    for index in changes.indices where kept == 0 || changes[index].span.start >= end {
      changes[kept] = changes[index]
      end = changes[kept].span.end
      if changes[kept].isSplit { splitWords += 1 }
      if changes[kept].isSubstituted { substitutedWords += 1 }
      kept += 1
    }
    changes.removeLast(changes.count - kept)
  }

  // MARK: Text

  private mutating func write(_ fold: Span<UInt8>, _ rules: RuleSet) {
    text.begin()
    var at = 0
    for index in changes.indices {
      let range = changes[index].span.range
      SeparatorOpener.copy(at..<range.lowerBound, of: fold, into: &text)
      let word = rules.program.words[Int(changes[index].word)].text
      text.put(rules.program.wordBytes[word.range], for: range)
      at = range.upperBound
    }
    SeparatorOpener.copy(at..<fold.count, of: fold, into: &text)
    text.finish(sourceCount: fold.count)
  }

  // MARK: Screening it

  /// Searches the reading as a message is searched.
  mutating func search(_ rules: RuleSet) {
    hits.removeAll(keepingCapacity: true)
    signHits.removeAll(keepingCapacity: true)
    Reading.makeViews(of: text, rules.program.densifier, &views)
    if Reading.isFolded(text, as: views) {
      Reading.search(views.dense, rules.program.searcher, into: &hits)
      var places = hitPlaces.take() ?? []
      views.place(
        hits, lengths: rules.program.plainWordLengths, rules.program.densifier, into: &places)
      hitPlaces = places
    } else {
      // Letters put together may be look-alikes of others that they were not apart: its places would be
      // those of another text.
      dense.removeAll()
      Reading.densify(text, rules.program.densifier, into: &dense)
      Reading.search(dense, rules.program.searcher, into: &hits)
      hitPlaces = nil
    }
    weighedPlaces.empty()
    Reading.find(rules.program.weights, in: text, into: &weighedPlaces)
    kinds = rules.program.seeksEntities ? Reading.kinds(in: text) : .all
    if rules.program.signPatterns.rowCount > 0 {
      Reading.search(text.bytes, rules.program.signSearcher, into: &signHits)
    }
  }

  // A span into one part must not stand in the way of changing another.

  private static func makeViews(
    of text: borrowing RewrittenText, _ densifier: borrowing Densifier, _ views: inout ViewBlock
  ) {
    views.removeAll()
    views.append(
      [ViewBlock.Text(start: 0, end: UInt32(text.bytes.count))],
      in: text.bytes.storage.span.extracting(0..<text.bytes.count),
      barrier: MessageBlock.barrier, densifier)
  }

  /// Whether the text is its own fold.
  private static func isFolded(
    _ text: borrowing RewrittenText, as views: borrowing ViewBlock
  ) -> Bool {
    text.bytes.storage[..<text.bytes.count].elementsEqual(
      views.folds.storage[..<views.folds.count])
  }

  private static func densify(
    _ text: borrowing RewrittenText, _ densifier: borrowing Densifier, into dense: inout ByteArena
  ) {
    densifier.densify(
      text.bytes.storage.span.extracting(0..<text.bytes.count), into: &dense)
  }

  private static func search(
    _ bytes: borrowing ByteArena, _ searcher: borrowing LiteralSearcher,
    into hits: inout [LiteralHit]
  ) {
    searcher.search(bytes.storage.span.extracting(0..<bytes.count), into: &hits)
  }

  private static func find(
    _ weights: borrowing WeightTable, in text: borrowing RewrittenText,
    into found: inout [PhrasePlace]
  ) {
    weights.find(in: text.bytes.storage.span.extracting(0..<text.bytes.count), into: &found)
  }

  private static func kinds(in text: borrowing RewrittenText) -> EntityKindSet {
    EntityGate.kinds(in: text.bytes.storage.span.extracting(0..<text.bytes.count))
  }

  /// Makes candidates of the patterns that the reading may match.
  func addCandidates(to evaluation: inout Evaluation) {
    evaluation.addCandidates(
      of: hits, at: hitPlaces, in: text.bytes.storage.span.extracting(0..<text.bytes.count))
    evaluation.weigh(weighedPlaces.span)
    for index in signHits.indices {
      evaluation.addCandidates(ofSign: Int(signHits[index].literal))
    }
  }
}

extension Span<UInt8> {
  /// Whether the part `text` of `bytes` stands at `offset`; a line feed stands for a space.
  fileprivate func holds(_ bytes: [UInt8], _ text: IndexRange, at offset: Int) -> Bool {
    guard offset + Int(text.count) <= count else { return false }
    let start = Int(text.start)
    for index in 0..<Int(text.count) {
      let (found, wanted) = (self[offset + index], bytes[start + index])
      guard found == wanted || found == 0x0A && wanted == 0x20 else { return false }
    }
    return true
  }

  /// The start of the sign before `offset`, passing over one space; nil if there is none.
  fileprivate func startOfSign(before offset: Int) -> Int? {
    var end = offset
    if end > 0, self[end - 1] == 0x20 { end -= 1 }
    guard end > 0 else { return nil }
    var start = end - 1
    while start > 0, end - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    let value = scalar(at: start).value
    guard ScalarClass.of(value).contains(.separator) else { return nil }
    switch SeparatorKind(of: value) {
    case .sign, .picture: return start
    case .space, .pause: return nil
    }
  }
}
