import Foundation

/// Public patterns and texts that are not part of the project: `$WEIR_SHARED`, or `shared` beside the
/// package. Tests that need them are skipped where they are absent.
enum SharedFiles {
  private static let root: URL = {
    if let path = ProcessInfo.processInfo.environment["WEIR_SHARED"] {
      return URL(fileURLWithPath: path)
    }
    let package = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return package.deletingLastPathComponent().appendingPathComponent("shared")
  }()

  static func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent(name).path)
  }

  /// The rows of a tab-separated file, its heading apart.
  static func rows(_ name: String) throws -> [[String]] {
    let text = try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
    return text.split(separator: "\n").dropFirst().map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The lines of a file.
  static func lines(_ name: String) throws -> [String] {
    let text = try String(contentsOf: root.appendingPathComponent(name), encoding: .utf8)
    return text.split(separator: "\n").map(String.init)
  }

  /// The texts of every `step`-th line of a JSON Lines file.
  static func texts(_ name: String, step: Int, limit: Int) throws -> [String] {
    let data = try Data(contentsOf: root.appendingPathComponent(name))
    var texts: [String] = []
    for (index, line) in data.split(separator: 0x0A).enumerated()
    where index % step == 0 && texts.count < limit {
      let record = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
      if let text = record?["text"] as? String { texts.append(String(text.prefix(2000))) }
    }
    return texts
  }
}
