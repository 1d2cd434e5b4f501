import Foundation

/// One mail rule: a name, a PCRE2 pattern, its flags, and whether it looks at bytes.
struct MailPattern {
  var name: String
  var pattern: String
  var flags: String
  var isBytes: Bool

  /// The pattern as a signal and a rule of a pack, number `index` of it.
  func source(_ index: Int) -> String {
    let inline = flags.filter { "imsx".contains($0) }
    let flagged = (inline.isEmpty ? "" : "(?\(inline))") + escaped
    let view = isBytes ? "raw bytes" : "raw"
    return """
      signal p\(index) { \(view) /\(flagged)/ }
      rule r\(index) in f { score 1 when p\(index) }

      """
  }

  /// Bare slashes escaped, everything else as it is.
  private var escaped: String {
    var result = ""
    var isEscaped = false
    for character in pattern {
      if character == "/" && !isEscaped { result.append("\\") }
      result.append(character)
      isEscaped = character == "\\" && !isEscaped
    }
    return result
  }
}

/// Reads the tab-separated file of mail rules.
enum MailPatterns {
  static func read(_ url: URL) throws -> [MailPattern] {
    try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst().map { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return MailPattern(
        name: columns[0], pattern: columns[1], flags: columns[2], isBytes: columns[6] == "bytes")
    }
  }
}

/// Messages spread evenly over every JSON Lines file of a folder.
enum SampleMessages {
  static func read(_ folder: URL, count: Int) throws -> [[UInt8]] {
    var texts: [[UInt8]] = []
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".jsonl") }.sorted()
    for file in files {
      let data = try Data(contentsOf: folder.appendingPathComponent(file))
      for line in data.split(separator: 0x0A) {
        if let record = try JSONSerialization.jsonObject(with: line) as? [String: Any],
          let text = record["text"] as? String
        {
          texts.append(Array(text.utf8))
        }
      }
    }
    let step = max(1, texts.count / count)
    return stride(from: 0, to: texts.count, by: step).prefix(count).map { texts[$0] }
  }
}
