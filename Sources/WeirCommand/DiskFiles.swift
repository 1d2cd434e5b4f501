import FileAccess
import LanguageServer
import RuleCheck

/// The files of this machine, for the language server.
struct DiskFiles: FileSource {
  /// As much of a rule file or list as is read anywhere.
  private static let mostBytes = 64 << 20

  func ruleFiles(below folder: String) -> Result<[String], ListReadError> {
    Self.result { () throws(FileAccessError) in
      try FileAccess.files(at: folder, suffixes: [".weir"])
    }
  }

  func ruleFiles(in folder: String) -> Result<[String], ListReadError> {
    Self.result { () throws(FileAccessError) in
      try FileAccess.files(directlyIn: folder, suffixes: [".weir"])
    }
  }

  func read(_ path: String) -> Result<[UInt8], ListReadError> {
    do throws(FileAccessError) {
      return .success(try FileAccess.read(path, limit: Self.mostBytes))
    } catch {
      return .failure(ListReadError(reason: error.reason))
    }
  }

  /// A listing; what failed may be deep in the folder, so the reason names it.
  private static func result(
    of listing: () throws(FileAccessError) -> [String]
  ) -> Result<[String], ListReadError> {
    do throws(FileAccessError) {
      return .success(try listing())
    } catch {
      return .failure(ListReadError(reason: "\(error.path): \(error.reason)"))
    }
  }
}
