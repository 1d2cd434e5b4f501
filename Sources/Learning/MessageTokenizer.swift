import EntityFinding
import TextFolding

/// Cuts messages into tokens on their fold, without names, numbers and identifiers. One worker's
/// scratch.
package struct MessageTokenizer {
  package private(set) var stream = TokenStream()
  private var fold = ByteArena()
  private var map = OffsetMap()
  private var mask = IdentifierMask()
  /// Where the tokens of the last message stand in its fold.
  private var ranges: [Range<Int>] = []
  private let keepsPlaces: Bool
  /// Where each token stands in the original text of its message, where places are kept.
  package private(set) var places: [Range<Int>] = []

  package init(keepsPlaces: Bool = false) { self.keepsPlaces = keepsPlaces }

  /// Adds a message. `covered` are ranges of its original bytes whose tokens are marked as part of
  /// the evidence of rules. O(text).
  package mutating func append(_ text: String, covered: [Range<Int>] = []) {
    var raw = Array(text.utf8)
    IdentifierMask.hidePlaceholders(in: &raw)
    fold.removeAll()
    _ = Folder.fold(raw.span, into: &fold, map: &map)
    let coveredInFold = covered.map { map.foldedRange(ofOriginal: $0) }
    let first = stream.tokens.count
    let bytes = Array(fold.storage[..<fold.count])
    Self.cut(
      bytes.span, covered: coveredInFold, mask: &mask,
      into: &stream, ranges: &ranges)
    PersonNames.unjoin(&stream, from: first)
    stream.starts.append(stream.tokens.count)
    if keepsPlaces { places += ranges.map { map.originalRange(ofFolded: $0) } }
  }

  /// Messages that one thread takes at a time.
  private static let chunk = 4096

  /// The tokens of `texts`, cut on `jobs` threads: the same for every number of them.
  package static func stream(of texts: [String], jobs: Int) -> TokenStream {
    let chunks = (texts.count + chunk - 1) / chunk
    let parts = ParallelFits.outputs(count: chunks, jobs: jobs) { number in
      var tokenizer = MessageTokenizer()
      for text in texts[number * chunk..<min((number + 1) * chunk, texts.count)] {
        tokenizer.append(text)
      }
      return tokenizer.stream
    }
    var stream = TokenStream()
    for part in parts { stream.append(contentsOf: part) }
    return stream
  }

  /// Adds the tokens of a fold and says where in it they stand.
  private static func cut(
    _ fold: Span<UInt8>, covered: [Range<Int>], mask: inout IdentifierMask,
    into stream: inout TokenStream, ranges: inout [Range<Int>]
  ) {
    ranges.removeAll(keepingCapacity: true)
    mask.find(in: fold)
    var scan = TokenScan(hidden: mask.ranges)
    while ranges.count < TokenStream.mostTokens, let piece = scan.next(in: fold) {
      var flags = piece.flags
      if covered.contains(where: { $0.overlaps(piece.range) }) { flags.insert(.isCovered) }
      switch piece.content {
      case .character(let scalar): stream.tokens.append(scalar)
      case .word(let word): stream.tokens.append(stream.token(ofWord: word))
      }
      stream.flags.append(flags)
      ranges.append(piece.range)
    }
  }
}

/// Walks over the tokens of one fold.
struct TokenScan {
  private let hidden: [Range<Int>]
  private var nextHidden = 0
  private var offset = 0
  /// Where the token before ended, and whether it was a word; `nowhere` after something that parts.
  ///
  /// No Optional: inlined into a release build, Swift 6.3.1 lost the test for nil of one, and
  /// `joins` read before the start of the text (`weir mine` trapped on any first word).
  private var lastEnd = nowhere
  private var lastWasWord = false
  /// A place that no token touches, whatever stands between.
  private static let nowhere = -2
  private var sentenceEnded = true

  /// A token found.
  struct Piece {
    enum Content {
      case character(UInt32)
      case word(String)
    }
    var content: Content
    var range: Range<Int>
    var flags: TokenFlags
  }

  /// `hidden` are ranges of the text, in order, in which no token is.
  init(hidden: [Range<Int>]) { self.hidden = hidden }

  /// The next token of `text`, the same at every call, or nil at its end.
  mutating func next(in text: Span<UInt8>) -> Piece? {
    while offset < text.count {
      if skipHidden() { continue }
      let (scalar, length) = text.foldedScalar(at: offset)
      let kind = ScalarClass.of(scalar)
      if kind.contains(.unspaced) {
        return take(.character(scalar), end: offset + length, isWord: false, text)
      }
      if kind.contains(.spacedWord) || kind.contains(.mark) {
        let end = endOfRun(text)
        if let word = word(end: end, text) {
          return take(.word(word), end: end, isWord: true, text)
        }
        offset = end
        continue
      }
      if endsSentence(scalar, next: offset + length, text) { sentenceEnded = true }
      offset += length
    }
    return nil
  }

  private mutating func skipHidden() -> Bool {
    while nextHidden < hidden.count, hidden[nextHidden].upperBound <= offset { nextHidden += 1 }
    guard nextHidden < hidden.count, hidden[nextHidden].contains(offset) else { return false }
    offset = hidden[nextHidden].upperBound
    lastEnd = Self.nowhere
    return true
  }

  private mutating func take(
    _ content: Piece.Content, end: Int, isWord: Bool, _ text: Span<UInt8>
  ) -> Piece {
    var flags: TokenFlags = []
    if sentenceEnded { flags.insert(.startsSentence) }
    if text.beginsClause(at: offset) { flags.insert(.startsClause) }
    if lastWasWord == isWord, joins(isWord: isWord, text) {
      flags.insert(.joinsPrevious)
    }
    let piece = Piece(content: content, range: offset..<end, flags: flags)
    offset = end
    lastEnd = end
    lastWasWord = isWord
    sentenceEnded = false
    return piece
  }

  /// Whether a phrase goes on over what stands between the token before and this place.
  private func joins(isWord: Bool, _ text: Span<UInt8>) -> Bool {
    guard lastEnd >= 0, isWord else { return lastEnd == offset }
    return lastEnd + 1 == offset && (text[lastEnd] == 0x20 || text[lastEnd] == 0x0A)
  }

  /// The end of the letters, digits and marks of spaced scripts from here on, with the apostrophes
  /// between two of them.
  private func endOfRun(_ text: Span<UInt8>) -> Int {
    var end = offset
    while end < text.count {
      let (scalar, length) = text.foldedScalar(at: end)
      let kind = ScalarClass.of(scalar)
      let isLetter = kind.contains(.spacedWord) || kind.contains(.mark)
      let isInner =
        scalar == 0x27 && end > offset && end + 1 < text.count
        && isASCIILetter(text[end + 1]) && isASCIILetter(text[end - 1])
      guard isLetter || isInner else { break }
      end += length
    }
    return max(end, offset + 1)
  }

  /// The word from here to `end`: letters only, not overlong, not hidden in part.
  private func word(end: Int, _ text: Span<UInt8>) -> String? {
    guard end - offset <= 32 else { return nil }
    if nextHidden < hidden.count, hidden[nextHidden].lowerBound < end { return nil }
    var bytes: [UInt8] = []
    for index in offset..<end {
      let byte = text[index]
      guard isASCIILetter(byte) || byte == 0x27 || byte >= 0x80 else { return nil }
      bytes.append(text[index])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func isASCIILetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }

  /// As the engine has it: 。 ! ? ; line feed, and a full stop before a space or the end.
  private func endsSentence(
    _ scalar: UInt32, next: Int, _ text: Span<UInt8>
  ) -> Bool {
    switch scalar {
    case 0x3002, 0x21, 0x3F, 0x3B, 0x0A: true
    case 0x2E: next >= text.count || text[next] == 0x20 || text[next] == 0x0A
    default: false
    }
  }
}
