import FileAccess
import Foundation
import Testing

@Suite struct `Replacing a file` {
  private func names(in folder: TemporaryFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private func mode(of path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test(arguments: [0, 1, 300_000])
  func `leaves the new bytes and nothing else`(count: Int) throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let path = try folder.write("a b.weir", Array("old contents".utf8))
    try FileAccess.replace(path, with: bytes)
    #expect(try FileAccess.read(path) == bytes)
    #expect(try names(in: folder) == ["a b.weir"])
  }

  @Test func `keeps the permissions, whatever the mask`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("f", [1])
    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: path)
    try FileAccess.replace(path, with: [2])
    #expect(try mode(of: path) == 0o666)
  }

  @Test func `replaces what a link leads to, and leaves the link`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("real", [1])
    try folder.link("link", to: "real")
    try FileAccess.replace(folder.path + "/link", with: [2])
    #expect(try FileAccess.read(path) == [2])
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder.path + "/link") == "real")
  }

  @Test func `makes a file that is not there yet`() throws {
    let folder = try TemporaryFolder()
    try FileAccess.replace(folder.path + "/new", with: [1, 2])
    #expect(try FileAccess.read(folder.path + "/new") == [1, 2])
  }

  @Test func `leaves the old file and no other behind where it fails`() throws {
    let folder = try TemporaryFolder()
    // A folder cannot be renamed onto.
    try folder.write("target/inside", [1])
    #expect(throws: FileAccessError(path: folder.path + "/target", reason: "Is a directory")) {
      try FileAccess.replace(folder.path + "/target", with: [2])
    }
    #expect(try names(in: folder) == ["target"])
    #expect(
      throws: FileAccessError(path: folder.path + "/no/f", reason: "No such file or directory")
    ) {
      try FileAccess.replace(folder.path + "/no/f", with: [2])
    }
  }
}
