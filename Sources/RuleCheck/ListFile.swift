import Diagnostics
import RuleSyntax

/// The entries of a list file.
///
/// `.txt`: one entry a line. `.tsv`: an entry, a tab, a score in decibans, and columns that are
/// ignored. In both, empty lines and lines that begin with `#` say nothing, and in `.txt` so does
/// what follows white space and `#`. An entry is written as between quotes in a rule file (`\\`,
/// `\u{..}`, a leading `^`, a trailing `*`), with `~` before it if it is loose.
struct ListFile {
  enum Format {
    case lines, tabSeparated
  }

  private(set) var entries: [CheckedLexicon.Entry] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let bytes: [UInt8]
  private let file: FileID
  private let format: Format
  private let language: String?

  static let mostBytes = 32 << 20
  static let mostEntries = 1_000_000
  static let longestEntry = 1024
  private static let mostMistakes = 20

  /// Reads the whole list: O(bytes).
  init(_ bytes: [UInt8], file: FileID, format: Format, language: String?) {
    self.bytes = bytes
    self.file = file
    self.format = format
    self.language = language
    let index = LineIndex(bytes)
    for line in index.starts.indices {
      read(index.range(ofLine: line))
      if diagnostics.count >= Self.mostMistakes || entries.count > Self.mostEntries { break }
    }
    if entries.count > Self.mostEntries {
      let range = entries[Self.mostEntries].phrase.range
      entries.removeLast(entries.count - Self.mostEntries)
      diagnostics.append(
        Diagnostic(
          .listTooLarge, .error, "a list has at most \(Self.mostEntries) entries", at: range,
          label: "one too many"))
    }
  }

  /// The language a list's name gives: `learned/click-farming.zh.tsv` is Chinese.
  static func language(of path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    let parts = name.split(separator: ".")
    guard parts.count > 2 else { return nil }
    let tag = String(parts[parts.count - 2])
    return LanguageTag.isWellFormed(tag) ? tag : nil
  }

  private mutating func read(_ line: Range<Int>) {
    var start = line.lowerBound
    // A byte order mark says nothing.
    if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
    let line = trimmed(start..<max(start, line.upperBound))
    guard let first = bytes[line].first, first != UInt8(ascii: "#") else { return }
    switch format {
    case .lines: readEntry(trimmed(withoutComment(line)), score: nil)
    case .tabSeparated:
      let isTab: (Int) -> Bool = { [bytes] in bytes[$0] == UInt8(ascii: "\t") }
      guard let tab = line.first(where: isTab) else {
        report(line, "a line of a `.tsv` list is an entry, a tab and a score")
        return
      }
      let next = (tab + 1..<line.upperBound).first(where: isTab)
      let column = trimmed(tab + 1..<(next ?? line.upperBound))
      guard let score = number(column), score.isFinite, abs(score) <= PackChecker.greatestScore
      else {
        report(column.isEmpty ? line : column, "expected a score between -1000 and 1000")
        return
      }
      readEntry(trimmed(line.lowerBound..<tab), score: score)
    }
  }

  /// The number that a column spells. Digits and a point, as `weir learn` writes them, are read here:
  /// both numbers of the quotient are exact, so that it is the one nearest to what is spelled.
  private func number(_ column: Range<Int>) -> Double? {
    var offset = column.lowerBound
    let isNegative = offset < column.upperBound && bytes[offset] == UInt8(ascii: "-")
    if isNegative { offset += 1 }
    var digits = 0
    var value = 0.0
    var divisor: Double?
    while offset < column.upperBound {
      switch bytes[offset] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        value = value * 10 + Double(bytes[offset] - UInt8(ascii: "0"))
        divisor = divisor.map { $0 * 10 }
        digits += 1
      case UInt8(ascii: ".") where divisor == nil && digits > 0: divisor = 1
      default: digits = .max
      }
      if digits > 15 { return Double(String(decoding: bytes[column], as: UTF8.self)) }
      offset += 1
    }
    guard digits > 0, divisor != 1 else {
      return Double(String(decoding: bytes[column], as: UTF8.self))
    }
    let quotient = value / (divisor ?? 1)
    return isNegative ? -quotient : quotient
  }

  private mutating func readEntry(_ written: Range<Int>, score: Double?) {
    var range = written
    let isLoose = bytes[range].first == UInt8(ascii: "~")
    if isLoose { range = trimmed(range.lowerBound + 1..<range.upperBound) }
    guard range.count <= Self.longestEntry else {
      report(written, "an entry has at most \(Self.longestEntry) bytes")
      return
    }
    guard isValidUTF8(range) else {
      report(range, "the entry is not valid UTF-8")
      return
    }
    let decoded = StringLiteral.decode(bytes[range])
    guard decoded.mistakes.isEmpty else {
      report(range, "there is no such escape", help: "a backslash itself is written `\\\\`")
      return
    }
    guard !decoded.text.unicodeScalars.allSatisfy({ $0.properties.isWhitespace }) else {
      report(written, "the entry is empty")
      return
    }
    let literal = PhraseLiteral(
      text: decoded.text, isLoose: isLoose, takesRest: decoded.takesRest,
      startsClause: decoded.startsClause,
      range: SourceRange(file: file, start: range.lowerBound, end: range.upperBound))
    entries.append(CheckedLexicon.Entry(phrase: literal, language: language, score: score))
  }

  /// The line up to a `#` that follows white space.
  private func withoutComment(_ line: Range<Int>) -> Range<Int> {
    for offset in line.dropFirst() where bytes[offset] == UInt8(ascii: "#") {
      if isSpace(bytes[offset - 1]) { return line.lowerBound..<offset }
    }
    return line
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isSpace(bytes[start]) { start += 1 }
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  private func isValidUTF8(_ range: Range<Int>) -> Bool {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let step = UTF8Decoder.step(in: bytes, at: offset)
      guard step.scalar != nil else { return false }
      offset += step.length
    }
    return true
  }

  private mutating func report(_ range: Range<Int>, _ headline: String, help: String? = nil) {
    diagnostics.append(
      Diagnostic(
        .listEntryInvalid, .error, headline,
        at: SourceRange(file: file, start: range.lowerBound, end: range.upperBound), help: help))
  }
}
