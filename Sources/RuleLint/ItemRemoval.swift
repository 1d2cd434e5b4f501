import Diagnostics

/// Takes a phrase out of the union it stands in, as an author would.
struct ItemRemoval {
  private let bytes: [UInt8]
  private var start: Int
  private var end: Int

  /// The edit; nil where the phrase is all that its union or language group holds.
  static func edit(of range: SourceRange, isLoose: Bool, in files: [SourceFile]) -> SourceEdit? {
    let file = files[range.file.rawValue]
    var removal = ItemRemoval(file.bytes, range)
    if file.path.hasSuffix(".txt") || file.path.hasSuffix(".tsv") {
      removal.takeLine()
    } else {
      if isLoose { removal.takeTilde() }
      removal.takeScore()
      guard removal.takeSurroundings() else { return nil }
    }
    return SourceEdit(
      range: SourceRange(file: range.file, start: removal.start, end: removal.end),
      replacement: "")
  }

  private init(_ bytes: [UInt8], _ range: SourceRange) {
    self.bytes = bytes
    start = range.start
    end = range.end
  }

  /// Of a list file, whose lines are its entries.
  private mutating func takeLine() {
    while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    if end < bytes.count { end += 1 }
  }

  private mutating func takeTilde() {
    if let before = lastByte(before: start), bytes[before] == UInt8(ascii: "~") { start = before }
  }

  /// `+6` after a lexicon's entry.
  private mutating func takeScore() {
    guard var next = firstByte(from: end) else { return }
    if bytes[next] == UInt8(ascii: "+") || bytes[next] == UInt8(ascii: "-") { next += 1 }
    let digits = next
    while next < bytes.count, isDigit(bytes[next]) || bytes[next] == UInt8(ascii: ".") { next += 1 }
    if next > digits, isDigit(bytes[digits]) { end = next }
  }

  /// The `|` that joins it, or the space around it; false where it must stay.
  private mutating func takeSurroundings() -> Bool {
    let before = lastByte(before: start)
    let after = firstByte(from: end)
    if let after, bytes[after] == UInt8(ascii: "|") {
      end = after + 1
      while end < bytes.count, isBlank(bytes[end]) { end += 1 }
      return true
    }
    if let before, bytes[before] == UInt8(ascii: "|") {
      start = before
      while start > 0, isBlank(bytes[start - 1]) { start -= 1 }
      return true
    }
    guard isOneOfSeveral(before, after) else { return false }
    takeSpace()
    return true
  }

  /// Whether another item stands beside it: a keyword, a tag or a bracket on its left needs one on
  /// its right.
  private func isOneOfSeveral(_ before: Int?, _ after: Int?) -> Bool {
    guard let before, let after else { return false }
    switch bytes[before] {
    case UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "="),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      break
    default: return true
    }
    switch bytes[after] {
    case UInt8(ascii: "\""), UInt8(ascii: "~"), UInt8(ascii: "/"), UInt8(ascii: "@"), 0x80...:
      return true
    default: return false
    }
  }

  private mutating func takeSpace() {
    var lineStart = start
    while lineStart > 0, isBlank(bytes[lineStart - 1]) { lineStart -= 1 }
    let isFirst = lineStart == 0 || bytes[lineStart - 1] == UInt8(ascii: "\n")
    var lineEnd = end
    while lineEnd < bytes.count, isBlank(bytes[lineEnd]) { lineEnd += 1 }
    let isLast = lineEnd == bytes.count || bytes[lineEnd] == UInt8(ascii: "\n")
    if isFirst, isLast {
      start = lineStart
      end = min(lineEnd + 1, bytes.count)
    } else if isFirst || (isAfterOpening(lineStart) && !isLast) {
      // What stands before it keeps the space that aligns it.
      end = lineEnd
    } else {
      start = lineStart
    }
  }

  /// Whether a tag, `=` or a bracket stands before `offset`, and no other item.
  private func isAfterOpening(_ offset: Int) -> Bool {
    guard offset > 0 else { return true }
    switch bytes[offset - 1] {
    case UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "="),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      return true
    default: return false
    }
  }

  // MARK: - Bytes

  private func lastByte(before offset: Int) -> Int? {
    bytes[..<offset].lastIndex { !isSpace($0) }
  }

  private func firstByte(from offset: Int) -> Int? {
    bytes[offset...].firstIndex { !isSpace($0) }
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    isBlank(byte) || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
