/// W0303 to W0404: what only a screener can see of its rules.
extension Explanation {
  static let phraseCovered = Explanation(
    finds: #"""
      A phrase that is never found where another phrase of the same signal or lexicon is not: the \#
      same after folding, the same one loose, or one that contains the other with its edges kept. \#
      Containment is looked at only where the length of a match makes no difference: not beside \#
      `near`, `then`, `..`, `within`, `count`, `except` and `{{..}}`, and not where it has a score.
      """#,
    matters: #"""
      It costs time and says nothing, and whoever takes the other phrase out believes that this \#
      case is gone as well.
      """#,
    example: #"""
      signal a = "安全账户" "安全帳戶"
      rule r { label l when a }
      """#,
    instead: #"""
      signal a = "安全账户"
      rule r { label l when a }
      """#)

  static let catastrophicBacktracking = Explanation(
    finds: #"""
      A pattern that reaches PCRE2's match limit on a short text. The text is made from the \#
      pattern: the way into a loop, its body many times, and an end that fits nothing; PCRE2 is \#
      then run on it. What is shown has been tried.
      """#,
    matters: #"""
      A pattern that reaches the limit counts as not matched. Whoever sends such a text slows the \#
      screening down and gets past the rule.
      """#,
    example: #"""
      signal a = /pay(?:\d+ ?)+now/
      rule r { label l when a }
      """#,
    instead: #"""
      signal a = /pay\d[\d ]*+now/
      rule r { label l when a }
      """#)

  static let rangeCrossesScripts = Explanation(
    finds: #"""
      A range of a class from a letter or digit of one kind to one of another: `[A-z]`, `[0-z]`, \#
      `[a-я]`.
      """#,
    matters: #"""
      A range counts code points. Between the two ends stand characters nobody had in mind: in \#
      `[A-z]` they are `[`, `\`, `]`, `^`, `_` and the back-tick.
      """#,
    example: #"""
      signal a = /code [A-z]{4}/
      rule r { label l when a }
      """#,
    instead: #"""
      signal a = /code [A-Za-z]{4}/
      rule r { label l when a }
      """#)

  static let wordTooCommon = Explanation(
    finds: #"""
      A phrase that by itself makes a rule or an `unless` hold and is one of the commonest words of \#
      Chinese or English, one in a thousand words of running text or more. With `--corpus`, also \#
      one that stands in more than a twentieth of the author's own messages.
      """#,
    matters: #"""
      A message has such a word whatever it is about, so the rule says nothing of the message.
      """#,
    example: #"""
      signal a = "刷单" "你"
      rule r { label l when a }
      """#,
    instead: #"""
      signal a = "刷单"
      rule r { label l when a }
      """#)

  static let sameCondition = Explanation(
    finds: #"""
      Two rules of one family whose `when` and `unless` are the same once names are looked up, \#
      phrases folded, and the order of `and`, `or` and unions left aside.
      """#,
    matters: #"""
      They hold on the same messages. One piece of evidence counts twice, or one of the two was \#
      meant to ask for something else.
      """#,
    example: #"""
      family f { review 30 block 42 }
      rule a in f { score 6 when "x" and "y" }
      rule b in f { score 9 when "Y" and "x" }
      """#,
    instead: #"""
      family f { review 30 block 42 }
      rule a in f { score 15 when "x" and "y" }
      """#)

  static let thresholdOutOfReach = Explanation(
    finds: #"""
      A family whose `review` or `block` lies above what all its rules together can score: the \#
      strongest of each group, sums up to their bound, rules `in all` and thread rules included. \#
      A family of one rule may leave `block` out of reach.
      """#,
    matters: #"""
      No message is ever held for review, or blocked, for this family.
      """#,
    example: #"""
      family f { review 30 block 42 }
      rule a in f { group g  score 34 when "x" }
      rule b in f { group g  score 12 when "y" }
      """#,
    instead: #"""
      family f { review 30 block 42 }
      rule a in f { group g  score 34 when "x" }
      rule b in f { group h  score 12 when "y" }
      """#)

  static let weakRuleBlocks = Explanation(
    finds: #"""
      A rule whose score alone reaches `block` and whose condition holds on next to nothing: an \#
      entity such as any link, one phrase or pattern of at most three characters or two words, or \#
      tests of length, sender, channel or language alone.
      """#,
    matters: #"""
      Blocking says that fraud is fifteen times likelier than not. One short phrase is also in \#
      warnings, quotations and jokes; scripts are known by what comes together.
      """#,
    example: #"""
      family f { review 30 block 42 }
      rule a in f { score 45 when "刷单" }
      """#,
    instead: #"""
      family f { review 30 block 42 }
      rule a in f { score 20 when "刷单" }
      rule b in f { score 45 when "刷单" near "日结" within 12 and @handle }
      """#)
}
