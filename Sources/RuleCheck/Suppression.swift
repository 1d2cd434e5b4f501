package import Diagnostics
import RuleSyntax

/// `# allow W0203: reason`: a comment that lets warnings stand.
///
/// On the line of the warning, or on a line of its own above the construct: a declaration, a clause
/// or an item, all of which it then covers; other comments may stand between. In list files it is
/// the line, or the next line.
package struct Suppression: Sendable {
  /// The codes as written, and where.
  package var codes: [Code]
  /// What stands after the colon; empty where nothing does.
  package var reason: String
  /// The comment, from its `#` to its last character.
  package var range: SourceRange
  /// Bytes of the file that it covers; a warning belongs to it if its place starts in there.
  package var covered: Range<Int>
  /// What goes if the comment goes: its line, or the space before it too.
  package var removal: Range<Int>

  /// A code of the list.
  package struct Code: Sendable {
    package var text: String
    package var range: SourceRange
    /// The warning it names; nil for an error or an unknown code.
    package var warning: DiagnosticCode? {
      DiagnosticCode(rawValue: text).flatMap { $0.severity == .warning ? $0 : nil }
    }
  }
}

extension Suppression {
  /// What a comment says, if it is one of these: `allow`, then something like a code. Other comments
  /// that begin with the word are prose.
  struct Text {
    var codes: [(text: String, range: Range<Int>)] = []
    var reason = ""

    /// `range` is the comment in `bytes`, from its `#` to its end.
    init?(_ bytes: [UInt8], _ range: Range<Int>) {
      var words = CommentWords(bytes: bytes, position: range.lowerBound, end: range.upperBound)
      guard let first = words.next(), first.text == "allow" else { return nil }
      var hasReason = false
      while let word = words.next() {
        guard Self.isLikeACode(word.text) else {
          if codes.isEmpty { return nil }
          break
        }
        codes.append(word)
        if words.takeColon() {
          hasReason = true
          break
        }
      }
      guard !codes.isEmpty else { return nil }
      if hasReason { reason = words.rest }
    }

    private static func isLikeACode(_ text: String) -> Bool {
      let bytes = Array(text.utf8)
      guard bytes.count >= 3, let first = text.unicodeScalars.first, first.properties.isAlphabetic
      else { return false }
      return bytes.dropFirst().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
  }

  /// The words of a comment, cut at spaces, commas and colons.
  private struct CommentWords {
    let bytes: [UInt8]
    var position: Int
    let end: Int

    private static let colon = Array("：".utf8)

    mutating func next() -> (text: String, range: Range<Int>)? {
      while position < end, isBetween(bytes[position]) { position += 1 }
      let start = position
      while position < end, !isBetween(bytes[position]), colonLength == 0 { position += 1 }
      guard position > start else { return nil }
      return (String(decoding: bytes[start..<position], as: UTF8.self), start..<position)
    }

    /// Passes over a colon, full-width too, if one is next.
    mutating func takeColon() -> Bool {
      var next = self
      while next.position < end, bytes[next.position] == UInt8(ascii: " ") { next.position += 1 }
      let length = next.colonLength
      if length > 0 { position = next.position + length }
      return length > 0
    }

    /// What is left, without white space around.
    var rest: String {
      let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
      let text = bytes[position..<end].drop(while: isSpace)
      let length = text.reversed().drop(while: isSpace).count
      return String(decoding: text.prefix(length), as: UTF8.self)
    }

    private var colonLength: Int {
      guard position < end else { return 0 }
      if bytes[position] == UInt8(ascii: ":") { return 1 }
      return bytes[position..<end].starts(with: Self.colon) ? Self.colon.count : 0
    }

    private func isBetween(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: ",")
        || byte == UInt8(ascii: "#")
    }
  }
}
