import Testing

@testable import FileAccess

@Suite struct ChildProcessTests {
  @Test func `a program's output, errors and status are taken`() throws {
    let outcome = try ChildProcess.run(["sh", "-c", "echo out; echo err >&2; exit 3"])
    #expect(outcome.output == Array("out\n".utf8))
    #expect(outcome.errors == Array("err\n".utf8))
    #expect(outcome.status == 3)
  }

  @Test func `arguments go as they are and standard input is empty`() throws {
    let outcome = try ChildProcess.run(["printf", "%s|", "a b", "$HOME", "*", ""])
    #expect(outcome.output == Array("a b|$HOME|*||".utf8))
    #expect(try ChildProcess.run(["cat"]).output.isEmpty)
  }

  @Test func `much output on both pipes blocks nobody`() throws {
    let line = "head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2"
    let outcome = try ChildProcess.run(["sh", "-c", line])
    #expect(outcome.output.count == 3_000_000)
    #expect(outcome.errors.count == 64 << 10)
  }

  @Test func `output beyond the limit and a missing program are errors`() throws {
    #expect(throws: FileAccessError(path: "head", reason: "it wrote more than 1000 bytes")) {
      try ChildProcess.run(["head", "-c", "100000", "/dev/zero"], limit: 1000)
    }
    #expect(throws: FileAccessError.self) { try ChildProcess.run(["no-such-program-here"]) }
    #expect(throws: FileAccessError.self) { try ChildProcess.run(["echo", "a\0b"]) }
  }

  @Test func `a program that a signal ends has 128 and its number as status`() throws {
    #expect(try ChildProcess.run(["sh", "-c", "kill -KILL $$"]).status == 137)
  }
}
