/// E0224 to E0227: entities and threads.
extension Explanation {
  static let unknownArgument = Explanation(
    finds: #"""
      An argument that the entity does not have.
      """#,
    matters: #"""
      The entity would be looked for without it, and more would be found than is meant.
      """#,
    example: #"""
      signal a = @phone(contry: cn)
      """#,
    instead: #"""
      signal a = @phone(country: cn)
      """#)

  static let wrongArgument = Explanation(
    finds: #"""
      An argument of an entity whose value cannot be meant: a word or currency that is not \#
      known, a sum without a currency, an argument given twice, bounds that nothing is within.
      """#,
    matters: #"""
      The entity could never be found, or always would be.
      """#,
    example: #"""
      signal a = @money(at-least: 3000)
      """#,
    instead: #"""
      signal a = @money(at-least: 3000 CNY | 400 USD)
      """#)

  static let notAThreadChain = Explanation(
    finds: #"""
      A `when` of a thread rule that is not a chain of messages joined by `then`.
      """#,
    matters: #"""
      A thread rule says in which order messages come. What is said of one message is a step \#
      of it: in parentheses if it is more than one signal.
      """#,
    example: #"""
      family f { review 30 block 42 }
      thread rule r in f { score 6 when "a" and "b" then "c" within 7 days }
      """#,
    instead: #"""
      family f { review 30 block 42 }
      thread rule r in f { score 6 when ("a" and "b") then "c" within 7 days }
      """#)

  static let exampleOfOtherKind = Explanation(
    finds: #"""
      A single message as the test of a thread rule, or a conversation as the test of a rule \#
      about one message.
      """#,
    matters: #"""
      The test could never pass: a thread rule needs several messages, another rule sees one.
      """#,
    example: #"""
      family f { review 30 block 42 }
      thread rule r in f { score 6 when "a" then "b" within 7 days hit "a, b" }
      """#,
    instead: #"""
      family f { review 30 block 42 }
      thread rule r in f { score 6 when "a" then "b" within 7 days hit { them "a" them "b" } }
      """#)
}
