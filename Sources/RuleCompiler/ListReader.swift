import Diagnostics
import FileAccess
import RuleCheck

/// Reads the list files that lexicons name, from beside the rule file that names them.
enum ListReader {
  /// The bytes of the list at `path`, which is relative to the folder of `file`.
  static func read(_ path: String, _ file: SourceFile) -> Result<[UInt8], ListReadError> {
    let folder = file.path.lastIndex(of: "/").map { String(file.path[...$0]) } ?? ""
    do {
      return .success(try FileAccess.read(path.hasPrefix("/") ? path : folder + path))
    } catch {
      return .failure(ListReadError(reason: error.reason))
    }
  }
}
