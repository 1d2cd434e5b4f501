import Diagnostics
import RuleSyntax

extension PackChecker {
  /// A pattern with `\/` undone and its `{{lexicon}}` resolved.
  mutating func checkPattern(_ syntax: PatternSyntax) -> PatternLiteral? {
    guard let token = syntax.literal else { return nil }
    let content = token.content(quote: UInt8(ascii: "/"))
    var source: [UInt8] = []
    source.reserveCapacity(content.count)
    var undone: [Int] = []
    var position = content.startIndex
    while position < content.endIndex {
      let byte = content[position]
      if byte == UInt8(ascii: "\\"), position + 1 < content.endIndex {
        if content[position + 1] == UInt8(ascii: "/") {
          undone.append(source.count)
        } else {
          source.append(byte)
        }
        source.append(content[position + 1])
        position += 2
      } else {
        source.append(byte)
        position += 1
      }
    }
    let view: PatternLiteral.View = syntax.isBytes ? .rawBytes : syntax.isRaw ? .raw : .fold
    var pattern = PatternLiteral(
      source: String(decoding: source, as: UTF8.self), view: view,
      range: SourceRange(
        file: token.tree.file, start: content.startIndex, end: content.endIndex),
      undoneSlashes: undone)
    // Bytes that are no UTF-8 were reported; they would make offsets into `source` differ.
    guard pattern.source.utf8.count == source.count else { return pattern }
    pattern.interpolations = interpolations(in: source, of: pattern)
    return pattern
  }

  /// Finds every `{{name}}`. No pattern has `{{` for another purpose: as text it is `\{\{`.
  private mutating func interpolations(
    in source: [UInt8], of pattern: PatternLiteral
  ) -> [PatternLiteral.Interpolation] {
    var result: [PatternLiteral.Interpolation] = []
    var position = 0
    while position + 1 < source.count {
      if source[position] == UInt8(ascii: "\\") {
        position += 2
        continue
      }
      guard source[position] == UInt8(ascii: "{"), source[position + 1] == UInt8(ascii: "{") else {
        position += 1
        continue
      }
      let start = position
      var end = start + 2
      while end < source.count, isNameByte(source[end]) { end += 1 }
      let isClosed =
        end > start + 2 && end + 1 < source.count && source[end] == UInt8(ascii: "}")
        && source[end + 1] == UInt8(ascii: "}")
      let range = SourceRange(
        file: pattern.range.file, start: pattern.fileOffset(of: start),
        end: pattern.fileOffset(of: isClosed ? end + 2 : end))
      position = isClosed ? end + 2 : end
      guard isClosed else {
        report(
          .invalidInterpolation, "`{{` is not followed by a lexicon's name and `}}`", at: range,
          help: "write `{{name}}`, or `\\{\\{` for the characters themselves")
        continue
      }
      let name = String(decoding: source[start + 2..<end], as: UTF8.self)
      let nameRange = SourceRange(file: range.file, start: range.start + 2, end: range.end - 2)
      guard let lexicon = resolveLexicon(name, at: nameRange, use: "`{{..}}`") else { continue }
      result.append(PatternLiteral.Interpolation(start: start, end: end + 2, lexicon: lexicon))
    }
    return result
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension PatternLiteral {
  /// Where the byte at `offset` of `source` stands in the file. O(undone slashes).
  package func fileOffset(of offset: Int) -> Int {
    range.start + offset + undoneSlashes.count { $0 < offset }
  }
}
