import Foundation
import Testing

/// A page of the documentation whose files are written and whose commands are run, one after the
/// other, in one folder.
///
/// | fence | what happens |
/// |---|---|
/// | ```` ```weir NAME ````, ```` ```text NAME ````, .. | the block is written to that file |
/// | ```` ```weir NAME + ```` | an empty line and the block are added at the end of that file |
/// | ```` ```diff NAME ```` | the lines that begin with `-` or a space must stand in that file exactly once, in a row; those that begin with `+` or a space take their place |
/// | ```` ```console ```` | each line after `$ ` is run; what it prints, errors too, must follow |
///
/// All other blocks are prose.
struct DocumentationPage {
  let lines: [String]

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The page with the output of every command as it is now.
  func printed(in place: Workplace) throws -> String {
    var printed: [String] = []
    var block: (fence: [String], lines: [String])?
    for line in lines {
      if line.hasPrefix("```") {
        if let open = block {
          try carryOut(open.fence, open.lines, in: place)
          block = nil
        } else {
          block = (line.dropFirst(3).split(separator: " ").map(String.init), [])
        }
      } else if let open = block {
        if open.fence == ["console"] {
          guard line.hasPrefix("$ ") else { continue }
          printed.append(line)
          printed += try output(of: String(line.dropFirst(2)), in: place)
          continue
        }
        block?.lines.append(line)
      }
      printed.append(line)
    }
    return printed.joined(separator: "\n")
  }

  private func output(of command: String, in place: Workplace) throws -> [String] {
    try place.run("{ \(command); } 2>&1").output
      .split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// What a block that is not of commands does to its file.
  private func carryOut(_ fence: [String], _ lines: [String], in place: Workplace) throws {
    guard fence.count > 1 else { return }
    let name = fence[1]
    func text(of lines: some Sequence<String>) -> String { lines.map { $0 + "\n" }.joined() }
    if fence[0] == "diff" {
      let old = text(of: lines.filter { !$0.hasPrefix("+") }.map { String($0.dropFirst()) })
      let new = text(of: lines.filter { !$0.hasPrefix("-") }.map { String($0.dropFirst()) })
      let pieces = try place.read(name).components(separatedBy: old)
      guard pieces.count == 2 else {
        Issue.record("this change fits \(name) in \(pieces.count - 1) places, not in one:\n\(old)")
        return
      }
      try place.write(name, pieces.joined(separator: new))
    } else if fence.dropFirst(2) == ["+"] {
      try place.write(name, place.read(name) + "\n" + text(of: lines))
    } else {
      try place.write(name, text(of: lines))
    }
  }
}
