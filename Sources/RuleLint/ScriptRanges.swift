import Diagnostics
import RegexSyntax
import RuleCheck

/// W0305: ranges of a class from one kind of letter to another.
enum ScriptRanges {
  static func diagnostics(_ context: LintContext) -> [Diagnostic] {
    var found: [Diagnostic] = []
    // Bytes have no script.
    for literal in context.items.patterns where literal.view != .rawBytes {
      let parsed = RegexParser.parse(
        literal.source, mode: .utf,
        interpolations: literal.interpolations.map { $0.start..<$0.end })
      parsed.tree.visit { node in
        guard case .characterClass(let members) = node.kind else { return }
        for item in members.items {
          guard case .scalars(let range) = item.kind,
            let crossing = diagnostic(range, item.range, literal)
          else { continue }
          found.append(crossing)
        }
      }
    }
    return found
  }

  private static func diagnostic(
    _ range: ClosedRange<UInt32>, _ place: Range<Int>, _ literal: PatternLiteral
  ) -> Diagnostic? {
    guard range.lowerBound != range.upperBound, let first = LetterKind(range.lowerBound),
      let last = LetterKind(range.upperBound), first != last
    else { return nil }
    let bytes = Array(literal.source.utf8)[place]
    let source = SourceRange(
      file: literal.range.file, start: literal.fileOffset(of: place.lowerBound),
      end: literal.fileOffset(of: place.upperBound))
    let replacement = range.upperBound < 0x80 ? alphanumeric(range) : nil
    return Diagnostic(
      .rangeCrossesScripts, .warning,
      "the range `\(String(decoding: bytes, as: UTF8.self))` goes from \(first.name) to \(last.name)",
      at: source, label: between(range),
      help: replacement.map { "write `\($0)`" }
        ?? "write a range for each script, or `\\p{L}` for letters of any",
      edits: replacement.map { [SourceEdit(range: source, replacement: $0)] } ?? [])
  }

  /// The letters and digits of an ASCII range, as ranges.
  private static func alphanumeric(_ range: ClosedRange<UInt32>) -> String {
    [0x30...0x39, 0x41...0x5A, 0x61...0x7A].map { (part: ClosedRange<UInt32>) -> String in
      guard part.overlaps(range) else { return "" }
      let shared = range.clamped(to: part)
      guard shared.count > 1 else { return character(shared.lowerBound) }
      return "\(character(shared.lowerBound))-\(character(shared.upperBound))"
    }.joined()
  }

  /// What stands in an ASCII range besides letters and digits, or how much a range takes in.
  private static func between(_ range: ClosedRange<UInt32>) -> String {
    guard range.upperBound < 0x80 else { return "\(range.count) characters of several scripts" }
    let others = range.filter { LetterKind($0) == nil }.map(character).joined(separator: " ")
    return others.isEmpty ? "of two kinds" : "takes in \(others)"
  }

  private static func character(_ value: UInt32) -> String {
    Unicode.Scalar(value).map { String(Character($0)) } ?? ""
  }
}
