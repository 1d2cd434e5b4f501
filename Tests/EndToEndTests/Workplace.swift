import Foundation

/// A temporary folder with files in it, in which shell lines run as a user would type them.
///
/// `weir` in a line is the binary built beside the tests, or the one in the folder that
/// WEIR_BINARY_FOLDER names. The fixture rules stand in `rules`, unless others of the package are
/// asked for.
final class Workplace {
  let folder: URL

  /// `rules` is a path below the root of the package.
  init(rules: String = "Tests/EndToEndTests/Fixtures/rules") throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("weir-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      at: folder.appendingPathComponent("rules"),
      withDestinationURL: Self.packageRoot.appendingPathComponent(rules))
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// What a line did.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String

    /// The lines of the output.
    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    try Data(bytes).write(to: folder.appendingPathComponent(name))
  }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
  }

  /// Runs a line in bash, with nothing on standard input unless the line says otherwise.
  func run(_ line: String) throws -> Outcome {
    let output = folder.appendingPathComponent(".output")
    let errors = folder.appendingPathComponent(".errors")
    for file in [output, errors] {
      _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment.merging([
      "PATH": Self.binaryFolder + ":/usr/local/bin:/usr/bin:/bin",
      "FIXTURES": Self.packageRoot.appendingPathComponent("Tests/EndToEndTests/Fixtures").path,
      "NO_COLOR": "1",
    ]) { _, new in new }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }

  /// The root of the package.
  static var packageRoot: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  private static var binaryFolder: String {
    if let folder = ProcessInfo.processInfo.environment["WEIR_BINARY_FOLDER"] {
      return URL(fileURLWithPath: folder, relativeTo: packageRoot).path
    }
    let arguments = ProcessInfo.processInfo.arguments
    if let option = arguments.firstIndex(of: "--test-bundle-path"), option + 1 < arguments.count {
      return URL(fileURLWithPath: arguments[option + 1]).deletingLastPathComponent().path
    }
    return packageRoot.appendingPathComponent(".build/debug").path
  }
}
