/// What `weir explain CODE` says of a diagnostic.
package struct Explanation: Sendable, Equatable {
  /// What it finds.
  package var finds: String
  /// Why it matters.
  package var matters: String
  /// Rules that have it.
  package var example: String
  /// What to write instead.
  package var instead: String
}

extension DiagnosticCode {
  /// What it finds, why that matters, an example, and what to write instead.
  package var explanation: Explanation {
    switch self {
    case .unexpectedCharacter: .unexpectedCharacter
    case .invalidUTF8: .invalidUTF8
    case .unterminatedString: .unterminatedString
    case .unterminatedPattern: .unterminatedPattern
    case .invalidEscape: .invalidEscape
    case .slashInsidePattern: .slashInsidePattern
    case .wordNotQuoted: .wordNotQuoted
    case .expectedDeclaration: .expectedDeclaration
    case .unexpectedToken: .unexpectedToken
    case .missingClosing: .missingClosing
    case .nestedTooDeeply: .nestedTooDeeply
    case .tooManyMistakes: .tooManyMistakes
    case .missingWithin: .missingWithin
    case .invalidNumber: .invalidNumber
    case .listNotReadable: .listNotReadable
    case .listEntryInvalid: .listEntryInvalid
    case .listTooLarge: .listTooLarge
    case .unknownName: .unknownName
    case .unknownFamily: .unknownFamily
    case .duplicateName: .duplicateName
    case .cyclicReference: .cyclicReference
    case .unknownClause: .unknownClause
    case .duplicateClause: .duplicateClause
    case .missingClause: .missingClause
    case .wrongValue: .wrongValue
    case .conditionWhereSpansNeeded: .conditionWhereSpansNeeded
    case .thresholdsOutOfOrder: .thresholdsOutOfOrder
    case .scoreWithoutFamily: .scoreWithoutFamily
    case .ruleWithoutEffect: .ruleWithoutEffect
    case .nameNotKebab: .nameNotKebab
    case .reservedName: .reservedName
    case .emptyDeclaration: .emptyDeclaration
    case .emptyPhrase: .emptyPhrase
    case .mixedChain: .mixedChain
    case .valueOutOfRange: .valueOutOfRange
    case .referencesTooDeep: .referencesTooDeep
    case .lexiconExpected: .lexiconExpected
    case .unknownEntity: .unknownEntity
    case .invalidInterpolation: .invalidInterpolation
    case .lexiconWithoutScores: .lexiconWithoutScores
    case .unknownArgument: .unknownArgument
    case .wrongArgument: .wrongArgument
    case .notAThreadChain: .notAThreadChain
    case .exampleOfOtherKind: .exampleOfOtherKind
    case .unknownRule: .unknownRule
    case .adjustedTwice: .adjustedTwice
    case .nothingToAdjust: .nothingToAdjust
    case .invalidDate: .invalidDate
    case .invalidHash: .invalidHash
    case .regexRefused: .regexRefused
    case .regexMatchesEmpty: .regexMatchesEmpty
    case .regexConstructForbidden: .regexConstructForbidden
    case .phraseFoldsToNothing: .phraseFoldsToNothing
    case .limitExceeded: .limitExceeded
    case .regexNotUnderstood: .regexNotUnderstood
    case .noUsableLiteral: .noUsableLiteral
    case .phraseCovered: .phraseCovered
    case .catastrophicBacktracking: .catastrophicBacktracking
    case .rangeCrossesScripts: .rangeCrossesScripts
    case .wordTooCommon: .wordTooCommon
    case .sameCondition: .sameCondition
    case .thresholdOutOfReach: .thresholdOutOfReach
    case .weakRuleBlocks: .weakRuleBlocks
    case .suppressionWithoutReason: .suppressionWithoutReason
    case .suppressionUnused: .suppressionUnused
    case .suppressionOfNothingKnown: .suppressionOfNothingKnown
    case .ruleWithoutHit: .ruleWithoutHit
    case .ruleWithoutMiss: .ruleWithoutMiss
    case .missingReference: .missingReference
    case .exclusionWithoutMiss: .exclusionWithoutMiss
    case .nameNeverUsed: .nameNeverUsed
    case .missingDescription: .missingDescription
    case .duplicateEntry: .duplicateEntry
    case .allowanceExpired: .allowanceExpired
    }
  }
}
