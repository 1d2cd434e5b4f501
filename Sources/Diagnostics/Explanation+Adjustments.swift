/// E0228 to E0232: what a folder of one's own changes and allows.
extension Explanation {
  static let unknownRule = Explanation(
    finds: #"""
      An `adjust` of a rule that the pack does not have.
      """#,
    matters: #"""
      Nothing would be changed: the rule goes on as it was, or has another name by now.
      """#,
    example: #"""
      family f { review 30 block 42 }
      rule asks-deposit in f { score 6 when "x" }
      adjust f/ask-deposit { score 9 }
      """#,
    instead: #"""
      family f { review 30 block 42 }
      rule asks-deposit in f { score 6 when "x" }
      adjust f/asks-deposit { score 9 }
      """#)

  static let adjustedTwice = Explanation(
    finds: #"""
      The same part of a rule or family adjusted in two places.
      """#,
    matters: #"""
      The files of a pack have no order: nothing says which of the two would count.
      """#,
    example: #"""
      family f { review 30 block 42 }
      rule r in f { score 6 when "x" }
      adjust f { block 45 }
      adjust f { block 48 }
      """#,
    instead: #"""
      family f { review 30 block 42 }
      rule r in f { score 6 when "x" }
      adjust f { block 48 }
      """#)

  static let nothingToAdjust = Explanation(
    finds: #"""
      An `adjust` of the score of a rule that has none.
      """#,
    matters: #"""
      A rule without a score gives labels. With a score it would change verdicts, which its \#
      author did not mean it to.
      """#,
    example: #"""
      rule distress { label distress when "x" }
      adjust distress { score 6 }
      """#,
    instead: #"""
      rule distress { label distress when "x" }
      adjust distress { disabled }
      """#)

  static let invalidDate = Explanation(
    finds: #"""
      An `until` that names no day of the calendar.
      """#,
    matters: #"""
      An allowance holds up to a day; without one it would hold for ever, or never.
      """#,
    example: #"""
      allow { sender "95588" owner "fraud desk" until 2027-02-30 why "own notices" }
      """#,
    instead: #"""
      allow { sender "95588" owner "fraud desk" until 2027-02-28 why "own notices" }
      """#)

  static let invalidHash = Explanation(
    finds: #"""
      A `message` of an `allow` that is not `sha256:` and 64 hexadecimal digits.
      """#,
    matters: #"""
      No message has this hash, so none would be let through.
      """#,
    example: #"""
      allow { message "sha256:e3b0" owner "fraud desk" until 2027-03-31 why "own notices" }
      """#,
    instead: #"""
      allow {
        message "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        owner "fraud desk"  until 2027-03-31  why "an empty message"
      }
      """#)
}
