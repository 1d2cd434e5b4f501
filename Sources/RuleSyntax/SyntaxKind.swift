/// What a node of the tree is.
///
/// A node may lack any of its parts: the parser reports what is missing and goes on.
package enum SyntaxKind: Sendable, Equatable {
  case sourceFile
  /// Tokens that were skipped, and reported.
  case error

  // Declarations: keyword, name, then what the comment says.
  case packDeclaration  // `{` clause* `}`
  case familyDeclaration  // `{` clause* `}`
  case variantsDeclaration  // `{` variant* `}`
  case lexiconDeclaration  // lexiconSource* [`{` languageGroup* `}`]
  case signalDeclaration  // `=` item* [exceptClause], or the same in braces
  case conditionDeclaration  // `=` condition
  case ruleDeclaration  // [`in` family] `{` clause* `}`
  case threadRuleDeclaration  // `thread` before `rule`, then the same
  case adjustDeclaration  // family [`/` rule] `{` clause* `}`
  case allowDeclaration  // `{` clause* `}`

  // Parts of declarations.
  case clause  // keyword, then its values
  case titleEntry  // language tag, string
  case scoreSum  // `sum` `(` name `)` [`up` `to` number]
  case exampleOptions  // `(` option* `)`
  case exampleOption  // name `:` value
  case example  // string
  case dialogueLine  // [pause] `me` or `them`, string
  case pause  // `after` number unit
  case variant  // canonical phrase, `=`, phrase*
  case lexiconSource  // `from` string
  case languageGroup  // language tag, lexiconEntry*
  case lexiconEntry  // phrase [number]
  case exceptClause  // `except` item*

  // Items: what has spans.
  case phrase  // [`~`] string or bare word
  case patternItem  // [`raw` [`bytes`]] pattern
  case nameReference  // name
  case entityItem  // `@name` [argumentList]
  case argumentList  // `(` argument* `)`
  case argument  // name `:` quantity (`|` quantity)*
  case quantity  // value [unit]
  case itemGroup  // `(` item* `)`, in signals
  case gapItem  // item (`..` number item)*
  case unionItem  // operand (`|` operand)*, in conditions
  case sidedItem  // `me` or `them`, operand

  // Conditions.
  case orCondition  // condition (`or` condition)*
  case andCondition  // condition (`and` condition)*
  case notCondition  // `not` condition
  case chainCondition  // operand ((`near` or `then`) operand)* [withinPhrase]
  case withinPhrase  // `within` number [unit]
  case quotaCondition  // (number or `any` or `all`) `of` conditionList [withinPhrase]
  case conditionList  // `(` condition (`,` condition)* `)`
  case parenthesizedCondition  // `(` condition `)`
  case countCondition  // `count` [`distinct`] `(` operand `)` comparison number
  case sumCondition  // `sum` `(` name `)` comparison number
  case lengthCondition  // `length` comparison number
  case sameSentenceCondition  // `same` `sentence` conditionList
  case scriptCondition  // `script` `has` word (`|` word)*
  case languageCondition  // `language` `is` word (`|` word)*
  case senderCondition  // `sender` (`is` word (`|` word)* or `in` name)
  case channelCondition  // `channel` `is` word (`|` word)*
}
