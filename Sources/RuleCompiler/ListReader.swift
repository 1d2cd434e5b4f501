import Diagnostics
import FileAccess
import RuleCheck

/// Reads the list files that lexicons name, from beside the rule file that names them.
enum ListReader {
  /// The bytes of the list at `path`, which is relative to the folder of `file`.
  static func read(_ path: String, _ file: SourceFile) -> Result<[UInt8], ListReadError> {
    do {
      return .success(try FileAccess.read(place(of: path, file)))
    } catch {
      return .failure(ListReadError(reason: error.reason))
    }
  }

  /// The path of a list that `file` names.
  static func place(of path: String, _ file: SourceFile) -> String {
    guard !path.hasPrefix("/"), let slash = file.path.lastIndex(of: "/") else { return path }
    return file.path[...slash] + path
  }
}
