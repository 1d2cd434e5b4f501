/// E03xx and W03xx: regular expressions and phrases.
extension Explanation {
  static let regexRefused = Explanation(
    finds: #"""
      A pattern PCRE2 does not compile, with PCRE2's own reason.
      """#,
    matters: #"""
      It can match nothing.
      """#,
    example: #"""
      signal a = /(pay/
      """#,
    instead: #"""
      signal a = /(?:pay)/
      """#)

  static let regexMatchesEmpty = Explanation(
    finds: #"""
      A pattern that matches the empty string.
      """#,
    matters: #"""
      It would be found in every message, at every place.
      """#,
    example: #"""
      signal a = /(?:pay)*/
      """#,
    instead: #"""
      signal a = /(?:pay)+/
      """#)

  static let regexConstructForbidden = Explanation(
    finds: #"""
      A construct that patterns may not have: a leading `(*..)`, `\C`, `\K`, a callout, flags \#
      that change how the text is read.
      """#,
    matters: #"""
      It would break the promise that the literal search finds every message the pattern \#
      matches, or split a character.
      """#,
    example: #"""
      signal a = /pay\K now/
      """#,
    instead: #"""
      signal a = /(?<=pay) now/
      """#)

  static let phraseFoldsToNothing = Explanation(
    finds: #"""
      A phrase of which folding leaves nothing: only zero-width characters or marks.
      """#,
    matters: #"""
      Messages are folded before they are searched, so it could never be found.
      """#,
    example: #"""
      signal a = "\u{200B}"
      """#,
    instead: #"""
      signal a = "x"
      """#)

  static let limitExceeded = Explanation(
    finds: #"""
      A pattern, phrase or pack larger than what is compiled.
      """#,
    matters: #"""
      The limits keep memory and time within bounds whoever wrote the rules.
      """#,
    example: #"""
      A pattern with 251 parentheses inside one another: /((((..a..))))/
      """#,
    instead: #"""
      signal a = /a{20}/
      """#)

  static let regexNotUnderstood = Explanation(
    finds: #"""
      A pattern with a construct that is left to PCRE2 as it is written.
      """#,
    matters: #"""
      It is not folded: 帳 in it does not match 账, and no required word may be known of it.
      """#,
    example: #"""
      signal a = /[[:<:]]帳號/
      """#,
    instead: #"""
      signal a = /\b帳號/
      """#)

  static let noUsableLiteral = Explanation(
    finds: #"""
      A pattern without a text that every match must contain.
      """#,
    matters: #"""
      The literal search cannot rule it out, so PCRE2 runs it on every message: it is legal \#
      and slow.
      """#,
    example: #"""
      signal a = /[0-9]{4}-[0-9]{4}/
      """#,
    instead: #"""
      signal a = /card [0-9]{4}-[0-9]{4}/
      """#)

}
