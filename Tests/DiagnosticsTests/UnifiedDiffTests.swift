import TestSupport
import Testing

@testable import Diagnostics

struct UnifiedDiffTests {
  @Test
  func `a change is shown with three lines around it`() {
    let old = (1...12).map { "line \($0)\n" }.joined()
    let new =
      old.split(separator: "\n").map { $0 == "line 6" ? "第六行" : $0 }
      .joined(separator: "\n") + "\n"
    #expect(
      UnifiedDiff.render(old: old, new: new, path: "rules/a.weir", usesColor: false) == """
        --- rules/a.weir
        +++ rules/a.weir
        @@ -3,7 +3,7 @@
         line 3
         line 4
         line 5
        -line 6
        +第六行
         line 7
         line 8
         line 9

        """)
  }

  @Test(arguments: [
    ("", "a\n", "@@ -0,0 +1 @@\n+a\n"),
    ("a\n", "", "@@ -1 +0,0 @@\n-a\n"),
    ("a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"),
    ("a\r\nb\n", "a\nb\n", "@@ -1,2 +1,2 @@\n-a\r\n+a\n b\n"),
    // The same letter composed and not: equal as strings, not as bytes.
    ("\u{E9}\n", "e\u{301}\n", "@@ -1 +1 @@\n-\u{E9}\n+e\u{301}\n"),
  ])
  func `edges of the format`(old: String, new: String, hunk: String) {
    let diff = UnifiedDiff.render(old: old, new: new, path: "a", usesColor: false)
    #expect(Array(diff.utf8) == Array(("--- a\n+++ a\n" + hunk).utf8))
  }

  @Test
  func `equal texts have no difference`() {
    #expect(UnifiedDiff.render(old: "a\nb", new: "a\nb", path: "a", usesColor: false).isEmpty)
  }

  @Test
  func `a path with a line feed cannot forge a line of the diff`() {
    let diff = UnifiedDiff.render(old: "", new: "a\n", path: "x\n+y \"z\"", usesColor: false)
    #expect(diff.hasPrefix("--- \"x\\012+y \\\"z\\\"\"\n+++ "))
  }

  @Test
  func `in colour no control reaches the terminal`() {
    let diff = UnifiedDiff.render(
      old: "", new: "a\u{1B}[2J\u{202E}b\n", path: "a", usesColor: true)
    #expect(diff.contains("\u{1B}[32m+a␛[2J\u{FFFD}b\u{1B}[0m\n"))
  }

  @Test(arguments: 0..<40)
  func `applying the difference to the old text gives the new one`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<25 {
      let old = text(&random)
      let new = Bool.random(using: &random) ? text(&random) : edited(old, &random)
      let diff = UnifiedDiff.render(old: old, new: new, path: "a", usesColor: false)
      #expect(apply(diff, to: old) == new, "\(old.debugDescription) to \(new.debugDescription)")
    }
  }

  @Test(arguments: 0..<20)
  func `no shorter list of changes exists`(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    for _ in 0..<25 {
      let old = (0..<Int.random(in: 0...14, using: &random)).map { _ in
        Int.random(in: 0...3, using: &random)
      }
      let new = (0..<Int.random(in: 0...14, using: &random)).map { _ in
        Int.random(in: 0...3, using: &random)
      }
      let edits = LineDiff(old: old, new: new).changes.map { $0.old.count + $0.new.count }
      let common = longestCommon(old, new)
      #expect(edits.reduce(0, +) == old.count + new.count - 2 * common, "\(old) to \(new)")
    }
  }

  @Test
  func `texts without a common line end soon`() {
    let old = (0..<20_000).map { $0 }
    let new = (0..<20_000).map { $0 + 100_000 }
    #expect(LineDiff(old: old, new: new).changes == [.init(old: 0..<20_000, new: 0..<20_000)])
  }

  // MARK: - Support

  private func text(_ random: inout SeededRandom) -> String {
    let lines = (0..<Int.random(in: 0...30, using: &random)).map { _ in
      ["甲", "乙", "", "}", "rule"][Int.random(in: 0..<5, using: &random)]
    }
    return lines.joined(separator: "\n") + (Bool.random(using: &random) ? "\n" : "")
  }

  private func edited(_ text: String, _ random: inout SeededRandom) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<3 where !lines.isEmpty {
      let place = Int.random(in: 0..<lines.count, using: &random)
      if Bool.random(using: &random) { lines.remove(at: place) } else { lines[place] += "x" }
    }
    return lines.joined(separator: "\n")
  }

  /// What `patch` does with one file, strict about every line and count.
  private func apply(_ diff: String, to old: String) -> String {
    var input = split(old)[...]
    var taken = 0
    var output = ""
    var rows = diff.split(separator: "\n", omittingEmptySubsequences: false).dropLast()[...]
    rows = rows.dropFirst(2)
    while let header = rows.popFirst() {
      let parts = header.split(separator: " ")
      let place = parts[1].dropFirst().split(separator: ",").compactMap { Int($0) }
      let count = place.count > 1 ? place[1] : 1
      let start = count == 0 ? place[0] : place[0] - 1
      while taken < start, let line = input.popFirst() {
        output += line
        taken += 1
      }
      while let row = rows.first, !row.hasPrefix("@@") {
        rows = rows.dropFirst()
        var line = row.dropFirst() + "\n"
        if rows.first?.hasPrefix("\\") == true {
          rows = rows.dropFirst()
          line.removeLast()
        }
        if row.first != "+" {
          guard input.popFirst().map({ $0 == String(line) }) == true else { return "no match" }
          taken += 1
        }
        if row.first != "-" { output += line }
      }
    }
    return output + input.joined()
  }

  private func split(_ text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0) + "\n" }
    if let last = lines.popLast(), last != "\n" { lines.append(String(last.dropLast())) }
    return lines
  }

  private func longestCommon(_ a: [Int], _ b: [Int]) -> Int {
    var row = [Int](repeating: 0, count: b.count + 1)
    for x in a {
      var diagonal = 0
      for (index, y) in b.enumerated() {
        let above = row[index + 1]
        row[index + 1] = x == y ? diagonal + 1 : max(above, row[index])
        diagonal = above
      }
    }
    return row[b.count]
  }
}
