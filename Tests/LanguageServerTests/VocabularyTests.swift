import RuleCheck
import RuleSyntax
import Testing

@testable import LanguageServer

@Suite struct VocabularyTests {
  @Test(
    arguments: Keywords.declarations + Keywords.operators + Keywords.rulePredicates
      + Keywords.clauses + StageName.allCases.map(\.rawValue))
  func `every word of the language has a line of help`(_ word: String) {
    #expect(KeywordHelp.text(of: word) != nil)
  }

  @Test(arguments: EntityHelp.names)
  func `every entity is told of, and each of its arguments takes words, a currency or a number`(
    _ name: String
  ) throws {
    let text = try #require(EntityHelp.markdown(of: name))
    for argument in EntityHelp.arguments(of: name) {
      #expect(text.contains("`\(argument):`"))
      let isWord = !EntityHelp.words(of: name, argument: argument).isEmpty
      #expect(isWord || ["at-least", "at-most"].contains(argument))
    }
  }

  @Test(
    arguments: [
      ("a", true), ("pay-first", true), ("a1-b2", true), ("", false), ("A", false), ("a--b", false),
      ("-a", false), ("a-", false), ("1a", false), ("a_b", false), ("转账", false), ("a b", false),
    ])
  func `a name is kebab-case`(_ name: String, _ isOne: Bool) {
    #expect(RuleName.isWellFormed(name) == isOne)
  }
}
