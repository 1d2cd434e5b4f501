/// W02xx: what is legal and worth a look.
extension Explanation {
  static let ruleWithoutHit = Explanation(
    finds: #"""
      A rule without a `hit`: a message that must make it hold.
      """#,
    matters: #"""
      Nothing shows that it can hold at all, and nobody notices when a change breaks it.
      """#,
    example: #"""
      rule r in all { score 6 when "x" }
      """#,
    instead: #"""
      rule r in all { score 6 when "x" hit "an x" }
      """#)

  static let exclusionWithoutMiss = Explanation(
    finds: #"""
      An `unless` or `except` without which every `miss` would still pass.
      """#,
    matters: #"""
      Nothing shows what it is good for, and nobody notices when a change breaks it.
      """#,
    example: #"""
      rule r in all { score 6 when "x" unless "y" hit "an x" }
      """#,
    instead: #"""
      rule r in all { score 6 when "x" unless "y" hit "an x" miss "an x, y" }
      """#)

  static let nameNeverUsed = Explanation(
    finds: #"""
      A lexicon, signal or condition that nothing uses, or a family that no rule is in.
      """#,
    matters: #"""
      It is looked for in vain, or a rule was meant to use it and does not. A family without \#
      rules can never be a message's family.
      """#,
    example: #"""
      signal a = "x"
      """#,
    instead: #"""
      signal a = "x"
      rule r in all { score 6 when a }
      """#)

  static let missingDescription = Explanation(
    finds: #"""
      A family or rule without a title, or a scoring rule of a family without a stage.
      """#,
    matters: #"""
      Whoever reads a report sees the name alone.
      """#,
    example: #"""
      rule r in all { score 6 when "x" }
      """#,
    instead: #"""
      rule r in all { title en "Has an x" score 6 when "x" }
      """#)

  static let duplicateEntry = Explanation(
    finds: #"""
      An entry that stands twice in one lexicon.
      """#,
    matters: #"""
      The second says nothing; if it has another score, it is not the one that counts.
      """#,
    example: #"""
      lexicon words { zh 刷单 兼职 刷单 }
      """#,
    instead: #"""
      lexicon words { zh 刷单 兼职 }
      """#)

  static let allowanceExpired = Explanation(
    finds: #"""
      An `allow` whose `until` lies before the day of the run.
      """#,
    matters: #"""
      It lets nothing through any more: its messages are screened like all others.
      """#,
    example: #"""
      allow { sender "95588" owner "fraud desk" until 2020-03-31 why "own notices" }
      """#,
    instead: #"""
      allow { sender "95588" owner "fraud desk" until 2099-03-31 why "own notices" }
      """#)

  static let ruleWithoutMiss = Explanation(
    finds: #"""
      A rule without a `miss`: a message close to its hits on which it must not hold. A rule that \#
      lowers scores, or gives labels only, may do without.
      """#,
    matters: #"""
      Nothing shows where the rule ends. False alarms are most often a rule that was never held \#
      against the innocent message next door.
      """#,
    example: #"""
      family f { review 30 block 42 }
      rule r in f { score 6 when "gift card" hit "buy a gift card now" }
      """#,
    instead: #"""
      family f { review 30 block 42 }
      rule r in f {
        score 6
        when "gift card" and "now"
        hit "buy a gift card now"
        miss "thank you for the gift card"
      }
      """#)

  static let missingReference = Explanation(
    finds: #"""
      A rule that raises the score of a family and names no source with `refer`.
      """#,
    matters: #"""
      Whoever reviews a held message, or changes the rule later, cannot look up which advisory or \#
      report the rule is made from.
      """#,
    example: #"""
      family f { review 30 block 42 }
      rule r in f { score 6 when "gift card" }
      """#,
    instead: #"""
      family f { review 30 block 42 }
      rule r in f { score 6 when "gift card" refer "https://example.org/advisory" }
      """#)
}
