import Foundation

/// The files of this package, found from the place of this source.
enum PackageFiles {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The rule files below the folders that hold any, by their paths in the package.
  static let ruleFiles: [String] = ["rules", "Tests", "samples", "examples", "docs"]
    .flatMap { folder in
      let all = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
      return (all?.compactMap { $0 as? String } ?? [])
        .filter { $0.hasSuffix(".weir") && !$0.contains(".build") }
        .map { "\(folder)/\($0)" }
    }.sorted()

  /// The pages whose examples are rules.
  static let pages = ["README.md", "docs/language.md", "docs/card.md", "docs/coming-from.md"]

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: root.appending(path: path)))
  }

  /// The blocks of a page that are fenced as `weir`.
  static func examples(on page: String) throws -> [String] {
    let text = String(decoding: try bytes(page), as: UTF8.self)
    var blocks: [String] = []
    var block: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let block { blocks.append(block) }
        block = block == nil && line.hasPrefix("```weir") ? "" : nil
      } else {
        block?.append(line + "\n")
      }
    }
    return blocks
  }
}
