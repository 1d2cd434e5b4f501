/// E02xx: names and their duplicates, blocks and clauses.
extension Explanation {
  static let unknownName = Explanation(
    finds: #"""
      A name that no lexicon, signal or condition of the pack has.
      """#,
    matters: #"""
      The part of the rule that uses it could never hold.
      """#,
    example: #"""
      signal courier = "顺丰"
      condition a = couriers
      """#,
    instead: #"""
      signal courier = "顺丰"
      condition a = courier
      """#)

  static let unknownFamily = Explanation(
    finds: #"""
      A rule in a family the pack does not declare.
      """#,
    matters: #"""
      Its score would count nowhere.
      """#,
    example: #"""
      rule r in job-scam { when "x" }
      """#,
    instead: #"""
      family job-scam { review 30 block 42 }
      rule r in job-scam { score 6 when "x" }
      """#)

  static let duplicateName = Explanation(
    finds: #"""
      Two declarations of one name. Lexicons, signals and conditions share one set of names; \#
      families and rules have their own.
      """#,
    matters: #"""
      Which of the two a rule means would depend on the order of files.
      """#,
    example: #"""
      signal a = "x"
      lexicon a { zh 转账 }
      """#,
    instead: #"""
      signal a = "x"
      lexicon b { zh 转账 }
      """#)

  static let cyclicReference = Explanation(
    finds: #"""
      Names that lead back to themselves.
      """#,
    matters: #"""
      Such a signal or condition has no meaning: it would have to be known before it is known.
      """#,
    example: #"""
      condition a = "x" and b
      condition b = not a
      """#,
    instead: #"""
      condition a = "x" and b
      condition b = not "y"
      """#)

  static let unknownClause = Explanation(
    finds: #"""
      A clause the block cannot have, most often a misspelt one.
      """#,
    matters: #"""
      What it was to say would be lost.
      """#,
    example: #"""
      family f { reviw 30 block 42 }
      """#,
    instead: #"""
      family f { review 30 block 42 }
      """#)

  static let duplicateClause = Explanation(
    finds: #"""
      A clause that can be given once, given twice.
      """#,
    matters: #"""
      One of the two would be lost, and it is not clear which.
      """#,
    example: #"""
      family f { review 30 review 34 block 42 }
      """#,
    instead: #"""
      family f { review 30 block 42 }
      """#)

  static let missingClause = Explanation(
    finds: #"""
      A clause that its block cannot do without: `when` in a rule, `review` and `block` in a \#
      family, `up to` after `score sum(..)`.
      """#,
    matters: #"""
      There is no value that could be assumed for it.
      """#,
    example: #"""
      family f { review 30 }
      """#,
    instead: #"""
      family f { review 30 block 42 }
      """#)

  static let wrongValue = Explanation(
    finds: #"""
      A word that is none of those its place allows: a stage, channel, script, kind of sender \#
      or language tag.
      """#,
    matters: #"""
      The test would never be true.
      """#,
    example: #"""
      condition a = channel is mail
      """#,
    instead: #"""
      condition a = channel is email
      """#)

  static let conditionWhereSpansNeeded = Explanation(
    finds: #"""
      A condition where something with places in the text is needed: beside `near`, `then`, \#
      `|` and `..`, in `count(..)` and in signals. `@disguise` counts over the whole message and \#
      has no place either.
      """#,
    matters: #"""
      A condition is true or false of the whole message; it stands nowhere, so nothing can be \#
      near it.
      """#,
    example: #"""
      condition a = ("x" and "y") near "z" within 5
      """#,
    instead: #"""
      condition a = "x" near "z" within 5 and "y"
      """#)

  static let thresholdsOutOfOrder = Explanation(
    finds: #"""
      A family whose `block` is not above its `review`.
      """#,
    matters: #"""
      No message could be held for review: all of them would be blocked.
      """#,
    example: #"""
      family f { review 42 block 30 }
      """#,
    instead: #"""
      family f { review 30 block 42 }
      """#)

  static let scoreWithoutFamily = Explanation(
    finds: #"""
      A score in a rule that belongs to no family.
      """#,
    matters: #"""
      Scores add up in families: this one would count nowhere.
      """#,
    example: #"""
      rule r { score 6 when "x" }
      """#,
    instead: #"""
      rule r in all { score 6 when "x" }
      """#)

  static let ruleWithoutEffect = Explanation(
    finds: #"""
      A rule with neither score nor label.
      """#,
    matters: #"""
      It would be tested on every message and change nothing.
      """#,
    example: #"""
      rule r in all { when "x" }
      """#,
    instead: #"""
      rule r in all { score -6 when "x" }
      """#)
}
