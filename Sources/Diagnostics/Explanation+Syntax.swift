/// E01xx: reading and syntax.
extension Explanation {
  static let unexpectedCharacter = Explanation(
    finds: #"""
      A character that begins nothing in the language: punctuation typed in full width, curly \#
      quotes, `//` for a comment.
      """#,
    matters: #"""
      The rest of the line cannot be read, so a rule may silently look for less than you \#
      meant.
      """#,
    example: #"""
      signal a = “安全账户”
      """#,
    instead: #"""
      signal a = "安全账户"
      """#)

  static let invalidUTF8 = Explanation(
    finds: #"""
      Bytes that are not UTF-8.
      """#,
    matters: #"""
      Messages are read as UTF-8: a phrase in GBK or UTF-16 could never match one.
      """#,
    example: #"""
      A file saved in GBK.
      """#,
    instead: #"""
      signal a = "安全账户"
      """#)

  static let unterminatedString = Explanation(
    finds: #"""
      A text whose closing quote is not on its line.
      """#,
    matters: #"""
      Texts stand on one line; everything up to the line end would count as part of it.
      """#,
    example: #"""
      signal a = "safe account
      """#,
    instead: #"""
      signal a = "safe account"
      """#)

  static let unterminatedPattern = Explanation(
    finds: #"""
      A pattern whose closing slash is not on its line.
      """#,
    matters: #"""
      Patterns stand on one line; everything up to the line end would count as part of it.
      """#,
    example: #"""
      signal a = /safe (?:bank )?account
      """#,
    instead: #"""
      signal a = /safe (?:bank )?account/
      """#)

  static let invalidEscape = Explanation(
    finds: #"""
      A backslash in a text that begins none of the escapes `\"` `\\` `\n` `\u{..}`.
      """#,
    matters: #"""
      A text is no pattern: `\d` in it would look for a backslash and a d.
      """#,
    example: #"""
      signal a = "code \d"
      """#,
    instead: #"""
      signal a = /code \d/
      """#)

  static let slashInsidePattern = Explanation(
    finds: #"""
      Text right after the slash that closes a pattern: a slash inside that lacks its \#
      backslash, or flags.
      """#,
    matters: #"""
      The pattern ends at the first slash, so the rest would be lost. There are no flags: \#
      patterns never mind upper and lower case.
      """#,
    example: #"""
      signal a = /https?://t.cn/
      """#,
    instead: #"""
      signal a = /https?:\/\/t.cn/
      """#)

  static let wordNotQuoted = Explanation(
    finds: #"""
      A word without quotes that is neither a name nor all Han characters.
      """#,
    matters: #"""
      A bare Latin word is a name, so an entry without quotes would be taken for a name or a \#
      language tag.
      """#,
    example: #"""
      lexicon verbs {
        zh 加vx
      }
      """#,
    instead: #"""
      lexicon verbs {
        zh "加vx"
      }
      """#)

  static let expectedDeclaration = Explanation(
    finds: #"""
      Something at the top of a file that begins no declaration, most often a misspelt \#
      keyword.
      """#,
    matters: #"""
      What follows cannot be read as anything, so it is skipped up to the next declaration.
      """#,
    example: #"""
      singal a = "x"
      """#,
    instead: #"""
      signal a = "x"
      """#)

  static let unexpectedToken = Explanation(
    finds: #"""
      Something that cannot stand where it stands.
      """#,
    matters: #"""
      The parser skips it and goes on, so that you see all mistakes at once; the pack is not \#
      compiled.
      """#,
    example: #"""
      condition a = "x" "y"
      """#,
    instead: #"""
      condition a = "x" | "y"
      """#)

  static let missingClosing = Explanation(
    finds: #"""
      A bracket that is never closed.
      """#,
    matters: #"""
      What follows would count as part of what it encloses.
      """#,
    example: #"""
      condition a = ("x" or "y"
      """#,
    instead: #"""
      condition a = ("x" or "y")
      """#)

  static let nestedTooDeeply = Explanation(
    finds: #"""
      Parentheses or `not` more than 64 levels deep.
      """#,
    matters: #"""
      Nobody can read it, and the depth is bounded so that no file can exhaust the stack.
      """#,
    example: #"""
      condition a = (((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((("x"))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))
      """#,
    instead: #"""
      condition inner = "x" or "y"
      condition outer = inner and "z"
      """#)

  static let tooManyMistakes = Explanation(
    finds: #"""
      More than a hundred mistakes of syntax in one file.
      """#,
    matters: #"""
      The first ones usually cause the others, or the file is no rule file.
      """#,
    example: #"""
      A picture or an archive given as a rule file.
      """#,
    instead: #"""
      signal a = "x"
      """#)

  static let missingWithin = Explanation(
    finds: #"""
      `near` or `then` without `within` and a number.
      """#,
    matters: #"""
      Two words anywhere in a long message say little: how near they are is part of the rule, \#
      and there is no distance that suits all.
      """#,
    example: #"""
      condition a = "转账" near "安全账户"
      """#,
    instead: #"""
      condition a = "转账" near "安全账户" within 12
      """#)

  static let invalidNumber = Explanation(
    finds: #"""
      A number with a fraction, or far too long, where a whole number belongs.
      """#,
    matters: #"""
      Tokens and matches are counted: half of one does not exist.
      """#,
    example: #"""
      condition a = length < 2.5
      """#,
    instead: #"""
      condition a = length < 3
      """#)

  static let listNotReadable = Explanation(
    finds: #"""
      A list that cannot be read, or is neither `.txt` nor `.tsv`.
      """#,
    matters: #"""
      The lexicon would be empty, and every rule that uses it would hold for nothing.
      """#,
    example: #"""
      lexicon couriers from "couriers.csv"
      """#,
    instead: #"""
      lexicon couriers { zh 顺丰 }
      """#)

  static let listEntryInvalid = Explanation(
    finds: #"""
      A line of a list that is no entry: no score in a `.tsv`, bytes that are not UTF-8, an \#
      unknown escape.
      """#,
    matters: #"""
      A line that is skipped in silence is a word that is never found.
      """#,
    example: #"""
      A line `刷单 +6` with a space instead of a tab in `words.tsv`.
      """#,
    instead: #"""
      lexicon words { zh 刷单 +6 }
      """#)

  static let listTooLarge = Explanation(
    finds: #"""
      A list of more than 32 MiB or 1,000,000 entries.
      """#,
    matters: #"""
      It would take the memory of every worker; what is so large is rarely a list of words.
      """#,
    example: #"""
      lexicon words from "all-words-of-the-language.txt"
      """#,
    instead: #"""
      lexicon words { zh 刷单 }
      """#)
}
