import RuleCheck

@testable import LanguageServer

/// Files in a dictionary, by absolute path.
struct MemoryFiles: FileSource {
  var files: [String: [UInt8]] = [:]

  init(_ texts: [String: String] = [:]) { files = texts.mapValues { Array($0.utf8) } }

  /// A folder of this name cannot be listed.
  static let unreadable = "/w/unreadable/rules"

  func ruleFiles(below folder: String) -> Result<[String], ListReadError> {
    guard folder != Self.unreadable else {
      return .failure(ListReadError(reason: "\(folder): Permission denied"))
    }
    return .success(
      files.keys.filter { $0.hasSuffix(".weir") && DocumentURI.isInside($0, folder) }.sorted())
  }

  func ruleFiles(in folder: String) -> Result<[String], ListReadError> {
    .success(
      files.keys.filter { $0.hasSuffix(".weir") && DocumentURI.folder(of: $0) == folder }.sorted())
  }

  func read(_ path: String) -> Result<[UInt8], ListReadError> {
    files[path].map { .success($0) } ?? .failure(ListReadError(reason: "no such file"))
  }
}
