import Foundation
import Testing

@testable import FileAccess

struct FileReplacementTests {
  private let folder: TemporaryFolder
  private let new = Array("new".utf8)

  init() throws { folder = try TemporaryFolder() }

  @Test func `a file gets other content and keeps its permissions`() throws {
    let path = try folder.write("a", Array("old".utf8))
    try setPermissions(0o640, of: path)
    try FileAccess.replace(path, with: new)
    #expect(try FileAccess.read(path) == new)
    #expect(try permissions(of: path) == 0o640)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a"])
  }

  @Test func `a link goes on leading to the file`() throws {
    let path = try folder.write("a", Array("old".utf8))
    try folder.link("link", to: "a")
    let link = folder.path + "/link"
    try FileAccess.replace(link, with: new)
    #expect(try FileAccess.read(path) == new)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "a")
  }

  @Test func `what must not be written, or is no file, stays as it is`() throws {
    let path = try folder.write("a", Array("old".utf8))
    try setPermissions(0o444, of: path)
    #expect(throws: FileAccessError(path: path, reason: "Permission denied")) {
      try FileAccess.replace(path, with: [])
    }
    #expect(try FileAccess.read(path) == Array("old".utf8))
    for other in ["\(path)/b", "\(path)b", "a\0b", "", folder.path, "/dev/null"] {
      #expect(throws: FileAccessError.self, "\(other)") { try FileAccess.replace(other, with: []) }
    }
  }

  @Test func `a file is made with its folders, and only if it is new`() throws {
    let path = folder.path + "/x/y/z"
    try FileAccess.create(path, with: new)
    #expect(try FileAccess.read(path) == new)
    #expect(FileAccess.exists(path))
    #expect(throws: FileAccessError(path: path, reason: "File exists")) {
      try FileAccess.create(path, with: [])
    }
    #expect(throws: FileAccessError.self) { try FileAccess.create("\(path)/below", with: []) }
  }

  @Test func `a link that leads nowhere exists`() throws {
    try folder.link("link", to: "nowhere")
    #expect(FileAccess.exists(folder.path + "/link"))
    #expect(!FileAccess.exists(folder.path + "/nowhere"))
    #expect(!FileAccess.exists("a\0b"))
  }

  private func permissions(of path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  private func setPermissions(_ permissions: Int, of path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
  }
}
