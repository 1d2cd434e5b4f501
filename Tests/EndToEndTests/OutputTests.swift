import Testing

/// What a run does when its output goes wrong.
@Suite struct OutputTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write("many.txt", String(repeating: "hello there\n", count: 50_000))
  }

  @Test(
    "a full disk is told and ends with status 3",
    arguments: [
      "weir screen many.txt -o /dev/full", "weir screen many.txt > /dev/full",
      "weir filter < many.txt > /dev/full", "weir filter --held /dev/full < held.txt",
      "weir screen many.txt --summary-json /dev/full",
    ]) func fullDisk(_ line: String) throws
  {
    try place.write("held.txt", "转入安全账户\n")
    let outcome = try place.run(line)
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("No space left on device"), "\(outcome.errors)")
  }

  @Test(
    "a closed pipe is no error and nothing is said",
    arguments: [
      "weir screen many.txt", "weir screen many.txt --jobs 1", "weir filter < many.txt",
      "weir --help", "weir help screen",
    ]) func closedPipe(_ line: String) throws
  {
    let outcome = try place.run("set -o pipefail; \(line) | head -1")
    #expect(outcome.status == 0)
    #expect(outcome.lines.count == 1)
    #expect(outcome.errors.isEmpty, "\(outcome.errors)")
  }

  @Test func `held records that nobody takes are an error`() throws {
    let outcome = try place.run(
      """
      mkfifo gone; head -c 10 gone > /dev/null &
      yes 转入安全账户 | head -100000 | weir filter -q --mode pass --held gone
      """)
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("cannot write gone: nobody reads it any more"))
  }

  @Test func `an output that cannot be opened ends before anything is screened`() throws {
    let outcome = try place.run("weir screen many.txt -o no/such/folder.jsonl")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("no/such/folder.jsonl: No such file or directory"))
  }

  @Test(
    "a file is never screened into itself",
    arguments: [
      "weir screen many.txt -o many.txt", "weir screen . -o ./many.txt",
      "ln -s many.txt link; weir screen link -o many.txt", "weir screen . >> many.txt",
      "weir filter < many.txt >> many.txt",
    ]) func itself(_ line: String) throws
  {
    let before = try place.read("many.txt")
    let outcome = try place.run(line)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("is both input and output"))
    #expect(try place.read("many.txt") == before)
  }
}
