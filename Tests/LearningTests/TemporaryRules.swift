import Foundation

/// A folder with a rule file and a list beside it.
struct TemporaryRules {
  let folder: URL

  init(list: String, named name: String, rules: String) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("weir-learning-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try list.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    try rules.write(
      to: folder.appendingPathComponent("made.weir"), atomically: true, encoding: .utf8)
  }

  var path: String { folder.path }

  func remove() { try? FileManager.default.removeItem(at: folder) }
}
