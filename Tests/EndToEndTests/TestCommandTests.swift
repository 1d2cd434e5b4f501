import Foundation
import Testing

/// `weir test` beyond running examples: filters, coverage, disguises, watching.
@Suite struct TestCommandTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(
      "own.weir",
      """
      family scam { title en "Scam" zh "骗局" review 30 block 42 }
      signal lure { /刷(?=单)/ ~"点赞" }
      rule asks in scam {
        title en "Asks"
        score 40
        when lure and (/在(?=家)/ or "线上")
        hit "在家刷单"
        hit "线上点赞"
        miss "在家"
      }

      """)
  }

  @Test(
    "several filters, each a part or a glob, choose rules",
    arguments: [
      ("--filter asks", "1 rule:"), ("--filter 'scam/*' --filter nothing-*", "no rule"),
      ("--filter 'scam/a?ks'", "1 rule:"),
    ])
  func filters(_ options: String, _ output: String) throws {
    let outcome = try place.run("weir test own.weir \(options)")
    #expect((outcome.output + outcome.errors).contains(output), "\(outcome)")
    #expect(outcome.status == (output == "no rule" ? 2 : 0))
  }

  @Test func `what no example exercises is listed with its line`() throws {
    try place.write("gap.weir", try place.read("own.weir").replacing("hit \"线上点赞\"", with: ""))
    let outcome = try place.run("weir test gap.weir --coverage")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("not exercised  signal lure (gap.weir)\n  line 2  ~\"点赞\"\n"))
    #expect(outcome.output.contains("line 6, condition  \"线上\""), "\(outcome.output)")
    #expect(outcome.lines.last?.contains("%") == true)
  }

  @Test(
    "a threshold that is not reached is status 1, however near",
    arguments: [
      ("--coverage-threshold 100", 0), ("--coverage-threshold rules=100", 0),
      ("--coverage-threshold 10 --coverage-threshold items=100", 0),
      ("--mutate-threshold 100", 1), ("--mutate-threshold 50", 0),
      ("--kind zero-width --mutate-threshold 100", 0),
      ("--kind separators --mutate-threshold 51", 1),
    ])
  func thresholds(_ options: String, _ status: Int32) throws {
    let outcome = try place.run("weir test own.weir --summary \(options)")
    #expect(outcome.status == status, "\(outcome)")
    #expect(outcome.errors.isEmpty == (status == 0))
  }

  @Test(
    "options that say nothing are refused",
    arguments: [
      "--coverage-threshold lines=3", "--coverage-threshold 101", "--mutate-threshold x",
      "--kind invisible", "--share 200", "--seed -1",
    ])
  func badOptions(_ options: String) throws {
    let outcome = try place.run("weir test own.weir \(options)")
    #expect(outcome.status == 2, "\(outcome)")
    #expect(outcome.output.isEmpty)
  }

  @Test func `a hit lost in disguise is one paragraph with what broke`() throws {
    let outcome = try place.run("weir test own.weir --mutate --kind separators")
    #expect(outcome.status == 0)
    #expect(
      outcome.output.contains("lost  scam/asks: hit at own.weir:7:7 in disguise (separators)\n"))
    #expect(outcome.output.contains("  when: `lure` does not hold (own.weir:6:8)\n"))
    #expect(outcome.output.contains("  lost: /刷(?=单)/ (own.weir:2)\n"), "\(outcome.output)")
  }

  @Test func `a failing example outweighs a threshold`() throws {
    let outcome = try place.run(
      "weir test $FIXTURES/failing-rules --coverage-threshold 100 --mutate-threshold 100")
    #expect(outcome.status == 2)
  }

  @Test func `the rules are watched through change, breakage and removal`() throws {
    // Each step waits for what the watch says of the one before.
    try place.write(
      "drive.sh",
      """
      await() { for _ in $(seq 200); do grep -q -- "$1" out.txt && return; sleep 0.1; done; echo "no $1"; }
      env --default-signal=INT weir test own.weir --watch > out.txt & watch=$!
      trap "kill $watch 2> /dev/null" EXIT TERM
      await 'all as they say'
      sed -i 's/hit "在家刷单"/hit "在家"/' own.weir; await 'now fails   scam/asks: hit 在家'
      echo 'rule {' >> own.weir; await 'error\\['
      sed -i -e '$d' -e 's/hit "在家"$/hit "在家刷单"/' own.weir; await 'now passes'
      mv own.weir gone.weir; await 'own.weir (removed)'
      mv gone.weir own.weir; await 'own.weir (added)'
      kill -INT $watch; wait $watch; echo "ended $?"
      """)
    // A process in the background of a script ignores Ctrl-C unless env says otherwise.
    let outcome = try place.run("timeout 100 bash drive.sh")
    let seen = try place.read("out.txt")
    #expect(outcome.output == "ended 130\n", "\(outcome)\(seen)")
    #expect(!seen.contains("\u{1B}[2J"))
  }

  @Test func `a watch ends when nobody reads it any more`() throws {
    let outcome = try place.run("timeout 20 weir test own.weir --watch | head -1")
    #expect(outcome.output == "1 rule: 2 hits, 1 miss; all as they say\n")
    #expect(outcome.status == 0)
  }
}
