/// Every diagnostic Weir can give. The code is stable; the raw value is what users see and suppress.
///
/// E01xx reading and syntax, E02xx names and types, E03xx regular expressions; W01xx, W02xx and
/// W03xx are the warnings of the same three, W04xx those about what the rules come to together.
/// Each case's explanation is in
/// `DiagnosticCode+Explanation.swift`; a test demands one, and a fixture, of every case.
package enum DiagnosticCode: String, Sendable, CaseIterable {
  // Reading and syntax.
  case unexpectedCharacter = "E0101"
  case invalidUTF8 = "E0102"
  case unterminatedString = "E0103"
  case unterminatedPattern = "E0104"
  case invalidEscape = "E0105"
  case slashInsidePattern = "E0106"
  case wordNotQuoted = "E0107"
  case expectedDeclaration = "E0108"
  case unexpectedToken = "E0109"
  case missingClosing = "E0110"
  case nestedTooDeeply = "E0111"
  case tooManyMistakes = "E0112"
  case missingWithin = "E0113"
  case invalidNumber = "E0114"
  case listNotReadable = "E0115"
  case listEntryInvalid = "E0116"
  case listTooLarge = "E0117"

  // Names and types.
  case unknownName = "E0201"
  case unknownFamily = "E0202"
  case duplicateName = "E0203"
  case cyclicReference = "E0204"
  case unknownClause = "E0205"
  case duplicateClause = "E0206"
  case missingClause = "E0207"
  case wrongValue = "E0208"
  case conditionWhereSpansNeeded = "E0209"
  case thresholdsOutOfOrder = "E0210"
  case scoreWithoutFamily = "E0211"
  case ruleWithoutEffect = "E0212"
  case nameNotKebab = "E0213"
  case reservedName = "E0214"
  case emptyDeclaration = "E0215"
  case emptyPhrase = "E0216"
  case mixedChain = "E0217"
  case valueOutOfRange = "E0218"
  case referencesTooDeep = "E0219"
  case lexiconExpected = "E0220"
  case unknownEntity = "E0221"
  case invalidInterpolation = "E0222"
  case lexiconWithoutScores = "E0223"
  case unknownArgument = "E0224"
  case wrongArgument = "E0225"
  case notAThreadChain = "E0226"
  case exampleOfOtherKind = "E0227"
  case unknownRule = "E0228"
  case adjustedTwice = "E0229"
  case nothingToAdjust = "E0230"
  case invalidDate = "E0231"
  case invalidHash = "E0232"

  // Regular expressions and phrases, once they are folded and compiled.
  case regexRefused = "E0301"
  case regexMatchesEmpty = "E0302"
  case regexConstructForbidden = "E0303"
  case phraseFoldsToNothing = "E0304"
  case limitExceeded = "E0305"

  // Warnings.
  case suppressionWithoutReason = "W0101"
  case suppressionUnused = "W0102"
  case suppressionOfNothingKnown = "W0103"
  case ruleWithoutHit = "W0201"
  case exclusionWithoutMiss = "W0202"
  case nameNeverUsed = "W0203"
  case missingDescription = "W0204"
  case duplicateEntry = "W0205"
  case allowanceExpired = "W0206"
  case ruleWithoutMiss = "W0207"
  case missingReference = "W0208"
  case regexNotUnderstood = "W0301"
  case noUsableLiteral = "W0302"
  case phraseCovered = "W0303"
  case catastrophicBacktracking = "W0304"
  case rangeCrossesScripts = "W0305"
  case wordTooCommon = "W0401"
  case sameCondition = "W0402"
  case thresholdOutOfReach = "W0403"
  case weakRuleBlocks = "W0404"
}

extension DiagnosticCode {
  /// What kind of diagnostic it is where nothing (`--strict`) makes it worse.
  package var severity: Diagnostic.Severity { rawValue.hasPrefix("E") ? .error : .warning }
}
