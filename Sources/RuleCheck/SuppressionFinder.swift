import Diagnostics
import RuleSyntax

/// Finds the suppressions of a rule file or a list.
struct SuppressionFinder {
  private let source: SourceFile
  private let file: FileID
  private let lines: LineIndex
  private(set) var found: [Suppression] = []

  /// All of them, in the order of the file. O(bytes), and nearly nothing for a file without any.
  static func suppressions(in source: SourceFile, file: FileID) -> [Suppression] {
    guard mayHold(source.bytes) else { return [] }
    var finder = SuppressionFinder(source, file)
    if source.path.hasSuffix(".txt") || source.path.hasSuffix(".tsv") {
      finder.readList()
    } else {
      finder.readRules()
    }
    return finder.found
  }

  private init(_ source: SourceFile, _ file: FileID) {
    self.source = source
    self.file = file
    lines = LineIndex(source.bytes)
  }

  /// Whether `allow` stands after some `#`: most files need not be parsed again.
  private static func mayHold(_ bytes: [UInt8]) -> Bool {
    let word = Array("allow".utf8)
    for index in bytes.indices where bytes[index] == UInt8(ascii: "#") {
      let rest = bytes[(index + 1)...].drop { byte in
        byte == UInt8(ascii: "#") || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
      }
      if rest.starts(with: word) { return true }
    }
    return false
  }

  // MARK: - Rule files

  private mutating func readRules() {
    let tree = Parser.parse(source, file: file).tree
    let constructs = Constructs(tree)
    for token in tree.tokens {
      let pieces = Lexer.pieces(of: source.bytes, from: token.triviaStart, to: token.start)
      for piece in pieces where piece.kind == .comment {
        guard let text = Suppression.Text(source.bytes, piece.start..<piece.end) else { continue }
        let line = lines.line(at: piece.start)
        if isFirstOnLine(piece.start) {
          let ends = constructs.end(of: token) ?? token.end
          let start = lines.starts[lines.line(at: token.start)]
          let end = max(ends, lines.range(ofLine: lines.line(at: token.start)).upperBound)
          add(text, piece.start..<piece.end, covering: start..<end)
        } else {
          add(text, piece.start..<piece.end, covering: lines.range(ofLine: line))
        }
      }
    }
  }

  /// Where the construct that begins with a token ends.
  private struct Constructs {
    private var ends: [Int: Int] = [:]

    init(_ tree: SyntaxTree) {
      // From the outside in: what is entered first is the largest that begins there.
      var next = tree.root.nodes
      while !next.isEmpty {
        for node in next {
          guard let first = node.firstToken, ends[first.token.start] == nil else { continue }
          ends[first.token.start] = node.range.end
        }
        next = next.flatMap(\.nodes)
      }
    }

    func end(of token: Token) -> Int? { ends[token.start] }
  }

  // MARK: - Lists

  private mutating func readList() {
    for line in lines.starts.indices {
      let range = lines.range(ofLine: line)
      guard let start = commentStart(range),
        let text = Suppression.Text(source.bytes, start..<range.upperBound)
      else { continue }
      if isFirstOnLine(start) {
        var next = line + 1
        while next < lines.starts.count - 1, commentStart(lines.range(ofLine: next)) != nil,
          let comment = commentStart(lines.range(ofLine: next)), isFirstOnLine(comment)
        {
          next += 1
        }
        let covered = next < lines.starts.count ? lines.range(ofLine: next) : range
        add(text, start..<range.upperBound, covering: covered)
      } else {
        add(text, start..<range.upperBound, covering: range)
      }
    }
  }

  private func commentStart(_ line: Range<Int>) -> Int? {
    for offset in line where source.bytes[offset] == UInt8(ascii: "#") {
      if offset == line.lowerBound || isSpace(source.bytes[offset - 1]) { return offset }
    }
    return nil
  }

  // MARK: - Parts

  private mutating func add(
    _ text: Suppression.Text, _ range: Range<Int>, covering covered: Range<Int>
  ) {
    found.append(
      Suppression(
        codes: text.codes.map { code in
          Suppression.Code(text: code.text, range: sourceRange(code.range))
        },
        reason: text.reason, range: sourceRange(range), covered: covered,
        removal: removal(of: range)))
  }

  private func removal(of comment: Range<Int>) -> Range<Int> {
    let line = lines.line(at: comment.lowerBound)
    guard !isFirstOnLine(comment.lowerBound) else {
      let end = line + 1 < lines.starts.count ? lines.starts[line + 1] : source.bytes.count
      return lines.starts[line]..<end
    }
    var start = comment.lowerBound
    while start > 0, isSpace(source.bytes[start - 1]) { start -= 1 }
    return start..<comment.upperBound
  }

  private func isFirstOnLine(_ offset: Int) -> Bool {
    source.bytes[lines.starts[lines.line(at: offset)]..<offset].allSatisfy { isSpace($0) }
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private func sourceRange(_ range: Range<Int>) -> SourceRange {
    SourceRange(file: file, start: range.lowerBound, end: range.upperBound)
  }
}
