import FileAccess
import Foundation
import Testing

@Suite struct `Reading a whole file` {
  @Test(arguments: [0, 1, 4095, 4096, 4097, 300_000])
  func `gives every byte`(count: Int) throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let path = try folder.write("some file", bytes)
    #expect(try FileAccess.read(path) == bytes)
    #expect(try FileAccess.read(path, limit: count) == bytes)
  }

  @Test func `refuses a file one byte beyond the limit`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("f", [1, 2, 3])
    #expect(throws: FileAccessError(path: path, reason: "larger than the limit of 2 bytes")) {
      try FileAccess.read(path, limit: 2)
    }
  }

  @Test func `reads a file without a size, up to the limit`() throws {
    #expect(try !FileAccess.read("/proc/self/status").isEmpty)
    #expect(
      throws: FileAccessError(path: "/dev/zero", reason: "larger than the limit of 9000 bytes")
    ) {
      try FileAccess.read("/dev/zero", limit: 9000)
    }
  }

  @Test func `says in words why it could not`() throws {
    let folder = try TemporaryFolder()
    #expect(throws: FileAccessError(path: folder.path, reason: "Is a directory")) {
      try FileAccess.read(folder.path)
    }
    #expect(throws: FileAccessError(path: "a\0b", reason: "No such file or directory")) {
      try FileAccess.read("a\0b")
    }
    #expect(throws: FileAccessError(path: "", reason: "No such file or directory")) {
      try FileAccess.read("")
    }
  }

  @Test(.disabled(if: geteuid() == 0, "root may read every file"))
  func `reports a file it may not read`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("secret", [1])
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    #expect(throws: FileAccessError(path: path, reason: "Permission denied")) {
      try FileAccess.read(path)
    }
  }
}

@Suite struct `Listing a folder` {
  private func names(
    in folder: TemporaryFolder, _ suffixes: [String] = [".weir"]
  ) throws
    -> [String]
  {
    try FileAccess.files(at: folder.path, suffixes: suffixes)
      .map { String($0.dropFirst(folder.path.count + 1)) }
  }

  @Test func `goes down, in byte order of the paths, and passes hidden names over`() throws {
    let folder = try TemporaryFolder()
    for name in [
      "b.weir", "B.weir", "a/z.weir", "a.weir", "a-b.weir", "a/b/c.weir", "é.weir", "诈.weir",
      "notes.md", ".hidden.weir", ".git/x.weir", "weir", ".weir",
    ] {
      try folder.write(name)
    }
    #expect(
      try names(in: folder) == [
        "B.weir", "a-b.weir", "a.weir", "a/b/c.weir", "a/z.weir", "b.weir", "é.weir", "诈.weir",
      ])
    #expect(try names(in: folder, [".md", ".weir"]).contains("notes.md"))
    #expect(try names(in: folder, []) == [])
    #expect(try names(in: folder, [""]).count == 10)
  }

  @Test func `a file gives itself, whatever its name`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("rules.txt")
    #expect(try FileAccess.files(at: path, suffixes: [".weir"]) == [path])
  }

  @Test func `a slash at the end of the folder is not doubled`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("a.weir")
    #expect(try FileAccess.files(at: folder.path + "/", suffixes: [".weir"]) == [path])
  }

  @Test func `a loop of links ends, and a linked folder is entered once`() throws {
    let folder = try TemporaryFolder()
    try folder.write("real/a.weir")
    try folder.link("real/up", to: "..")
    try folder.link("again", to: "real")
    try folder.link("self", to: ".")
    #expect(try names(in: folder).count == 1)
  }

  @Test func `links to files are followed`() throws {
    let folder = try TemporaryFolder()
    let outside = try TemporaryFolder()
    try folder.link("a.weir", to: try outside.write("b"))
    #expect(try names(in: folder) == ["a.weir"])
  }

  @Test func `a wanted link that leads nowhere is an error, another is not`() throws {
    let folder = try TemporaryFolder()
    try folder.link("lost.md", to: "nowhere")
    #expect(try names(in: folder) == [])
    try folder.link("lost.weir", to: "nowhere")
    #expect(
      throws: FileAccessError(
        path: folder.path + "/lost.weir", reason: "No such file or directory")
    ) { try names(in: folder) }
  }

  @Test func `a wanted name that is not UTF-8 is an error`() throws {
    let folder = try TemporaryFolder()
    let bytes = Array((folder.path + "/x").utf8) + [0xFF] + Array(".weir".utf8) + [0]
    let descriptor = unsafe open(bytes.map { CChar(bitPattern: $0) }, O_CREAT | O_WRONLY, 0o644)
    try #require(descriptor >= 0)
    close(descriptor)
    #expect(throws: FileAccessError.self) { try names(in: folder) }
    #expect(try names(in: folder, [".md"]) == [])
  }

  @Test func `a missing folder is an error`() {
    #expect(throws: FileAccessError(path: "/no/such", reason: "No such file or directory")) {
      try FileAccess.files(at: "/no/such", suffixes: [".weir"])
    }
  }
}
