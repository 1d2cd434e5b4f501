public import Foundation

/// Data that lies beside the checkout and is not part of it: tests that need it are skipped where
/// it is absent.
public enum SharedFiles {
  /// The folder named by WEIR_SHARED, else `shared` beside the package.
  public static let folder: URL = {
    if let path = ProcessInfo.processInfo.environment["WEIR_SHARED"] {
      return URL(fileURLWithPath: path)
    }
    return URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("shared")
  }()

  /// Whether the folder is there.
  public static var exist: Bool { FileManager.default.fileExists(atPath: folder.path) }

  /// A file of the folder by its path there.
  public static func url(_ path: String) -> URL { folder.appendingPathComponent(path) }
}
