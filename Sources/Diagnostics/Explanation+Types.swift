/// E02xx: values, types and limits.
extension Explanation {
  static let nameNotKebab = Explanation(
    finds: #"""
      A name that is not made of lower-case ASCII words joined by `-`.
      """#,
    matters: #"""
      Names appear in output and in other files; one way of writing them saves looking it up.
      """#,
    example: #"""
      signal Told_To_Pay = "x"
      """#,
    instead: #"""
      signal told-to-pay = "x"
      """#)

  static let reservedName = Explanation(
    finds: #"""
      A name that is a word of the language, or a family called `all`.
      """#,
    matters: #"""
      Where it is used it would be read as that word.
      """#,
    example: #"""
      signal near = "x"
      """#,
    instead: #"""
      signal nearby = "x"
      """#)

  static let emptyDeclaration = Explanation(
    finds: #"""
      A lexicon, list or signal with nothing in it.
      """#,
    matters: #"""
      It could never be found, nor could any rule that needs it.
      """#,
    example: #"""
      signal a { }
      """#,
    instead: #"""
      signal a { "x" }
      """#)

  static let emptyPhrase = Explanation(
    finds: #"""
      A phrase, or another text that must say something, of nothing but white space.
      """#,
    matters: #"""
      It would be found everywhere, or nowhere.
      """#,
    example: #"""
      signal a = "" "x"
      """#,
    instead: #"""
      signal a = "x"
      """#)

  static let mixedChain = Explanation(
    finds: #"""
      `near` and `then` in one chain, or a chain of several `near`.
      """#,
    matters: #"""
      What it asks for could be read in more than one way.
      """#,
    example: #"""
      condition a = "x" near "y" near "z" within 5
      """#,
    instead: #"""
      condition a = all of ("x", "y", "z") within 5
      """#)

  static let valueOutOfRange = Explanation(
    finds: #"""
      A number outside what its place allows: more members than a list has, a distance over \#
      10,000 tokens, a score beyond 1000 decibans.
      """#,
    matters: #"""
      The condition could never hold, or always would.
      """#,
    example: #"""
      condition a = 3 of ("x", "y")
      """#,
    instead: #"""
      condition a = 2 of ("x", "y")
      """#)

  static let referencesTooDeep = Explanation(
    finds: #"""
      A name that leads through more than 256 other names.
      """#,
    matters: #"""
      The depth is bounded so that no pack can exhaust the stack.
      """#,
    example: #"""
      signal a1 = a2, signal a2 = a3, and so on, 257 times.
      """#,
    instead: #"""
      signal a = "x"
      """#)

  static let lexiconExpected = Explanation(
    finds: #"""
      A name that is no lexicon in `sum(..)`, `sender in` or `{{..}}`.
      """#,
    matters: #"""
      Only a lexicon is a list of words.
      """#,
    example: #"""
      signal words = "x"
      condition a = sender in words
      """#,
    instead: #"""
      lexicon words { en "x" }
      condition a = sender in words
      """#)

  static let unknownEntity = Explanation(
    finds: #"""
      An entity the language does not have.
      """#,
    matters: #"""
      The part of the rule that uses it could never hold.
      """#,
    example: #"""
      signal a = @link
      """#,
    instead: #"""
      signal a = @url
      """#)

  static let invalidInterpolation = Explanation(
    finds: #"""
      `{{` in a pattern without a lexicon's name and `}}` after it.
      """#,
    matters: #"""
      PCRE2 would read the braces as text, and the lexicon's words would never be found.
      """#,
    example: #"""
      signal a = /{{ verbs }/
      """#,
    instead: #"""
      lexicon verbs { en "pay" }
      signal a = /{{verbs}} now/
      """#)

  static let lexiconWithoutScores = Explanation(
    finds: #"""
      `sum(..)` over a lexicon none of whose entries has a score.
      """#,
    matters: #"""
      The sum would always be nought.
      """#,
    example: #"""
      lexicon words { zh 刷单 }
      condition a = sum(words) >= 6
      """#,
    instead: #"""
      lexicon words { zh 刷单 +6 }
      condition a = sum(words) >= 6
      """#)

}
