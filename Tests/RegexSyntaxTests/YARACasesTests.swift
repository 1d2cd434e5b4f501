import PCRE2
import RegexSyntax
import Testing

private let file = "patterns/yara_regex_cases.tsv"

/// Regex cases of another rules engine: what they expect, but for the dialect.
@Suite(.enabled("needs the shared patterns") { SharedFiles.exists(file) })
struct YARACasesTests {
  /// Regexes on which PCRE2 10.42 differs, and why.
  static let differences: [String: String] = [
    ".b{2,3}?cccc": "YARA's lazy match is the shortest anywhere, PCRE2's starts leftmost",
    "a{0,1}?bc": "the same",
    "ab{2, 3}c": "braces with spaces are text up to 10.42",
    "ab{2 ,3}c": "the same",
    "ab{2  ,  3}c": "the same",
    "a{,0}": "braces without a minimum are text up to 10.42",
    "ab{,3}c": "the same",
    "(|abc)ef": "an empty branch is no error",
    "\\x0": "one or no hexadecimal digit is no error",
    "\\x": "the same",
    "\\xxy": "the same",
  ]

  /// C's escapes undone.
  static func unescaped(_ text: String) -> [UInt8] {
    let plain: [UInt8: UInt8] = [
      UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9, UInt8(ascii: "v"): 11,
      UInt8(ascii: "f"): 12, UInt8(ascii: "a"): 7, UInt8(ascii: "0"): 0,
    ]
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let next = rest.popFirst() else {
        bytes.append(byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if next == UInt8(ascii: "x"), let value = UInt8(digits, radix: 16) {
        bytes.append(value)
        rest.removeFirst(2)
      } else {
        bytes.append(plain[next] ?? next)
      }
    }
    return bytes
  }

  @Test("YARA's cases come out as it says, but for the listed dialect")
  func cases() throws {
    var matcher = Matcher(matchLimit: 100_000)
    var checked = 0
    for (index, row) in try SharedFiles.rows(file).enumerated() where row.count >= 4 {
      let source = Self.unescaped(row[1])
      let name = String(decoding: source, as: UTF8.self)
      if Self.differences[name] != nil { continue }
      let subject = Self.unescaped(row[2])
      let parsed = RegexParser.parse(source, mode: .bytes)
      #expect(parsed.printed() == source)
      let rewritten = RegexRewriter(view: .rawBytes).rewrite(parsed)
      checked += 1
      let line = "line \(index + 2): \(name)"
      guard let pattern = try? Pattern(rewritten.pattern, mode: .bytes) else {
        #expect(row[0] == "error", "\(line)")
        continue
      }
      switch matcher.firstMatch(of: pattern, in: subject.span, from: 0) {
      case .match(let start, let end):
        #expect(row[0] == "true", "\(line)")
        #expect(Array(subject[start..<end]) == Self.unescaped(row[3]), "\(line)")
      case .noMatch: #expect(row[0] == "false", "\(line)")
      case .limitReached, .failed: Issue.record("\(line)")
      }
    }
    #expect(checked > 240)
  }
}
