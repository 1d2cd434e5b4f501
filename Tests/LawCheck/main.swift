// Holds the law of the literal search over real patterns and real messages: what the search and
// confirming find is what every pattern alone finds, hit for hit, wherever no limit was reached.
//
// A program and not a test, since it wants the optimised build: 886 patterns on 20,000 messages are
// eighteen million matches. `make test` runs it where the shared data lies beside the checkout.
import Foundation
import TestSupport

guard SharedFiles.exist else {
  print("law-check: skipped, no shared data at \(SharedFiles.folder.path)")
  exit(0)
}
do {
  let patterns = try MailPatterns.read(SharedFiles.url("patterns/spamassassin_body.tsv"))
  let messages = try SampleMessages.read(SharedFiles.url("data"), count: 20_000)
  let check = LawCheck(patterns: patterns, messages: messages)
  exit(check.run() ? 0 : 1)
} catch {
  print("law-check: \(error)")
  exit(1)
}
