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
      A lexicon, signal or condition that nothing uses.
      """#,
    matters: #"""
      It is looked for in vain, or a rule was meant to use it and does not.
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
}
