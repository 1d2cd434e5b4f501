import Diagnostics
import RuleSyntax

/// First pass: every name gets its index, so that forward use is fine.
extension PackChecker {
  mutating func declare(_ declaration: DeclarationSyntax) {
    switch declaration {
    case .pack(let block): checkPackBlock(block)
    case .family(let block): declareFamily(block)
    case .variants(let variants): for variant in variants { checkVariant(variant) }
    case .lexicon(let lexicon): declareLexicon(lexicon)
    case .signal(let signal): declareSignal(signal)
    case .condition(let condition): declareCondition(condition)
    case .rule(let rule): declared.rules.append(rule)
    case .adjust(let adjustment): declared.adjustments.append(adjustment)
    case .allow(let block): checkAllow(block)
    }
  }

  private mutating func declareLexicon(_ lexicon: LexiconSyntax) {
    guard let name = lexicon.name, declareName(name, .lexicon(pack.lexicons.count)) else { return }
    pack.lexicons.append(CheckedLexicon(name: name.text, entries: [], range: name.range))
    declared.lexicons.append(lexicon)
  }

  private mutating func declareSignal(_ signal: SignalSyntax) {
    guard let name = signal.name, declareName(name, .signal(pack.signals.count)) else { return }
    pack.signals.append(
      CheckedSignal(name: name.text, items: [], exceptions: [], range: name.range))
    declared.signals.append(signal)
  }

  private mutating func declareCondition(_ condition: ConditionDeclarationSyntax) {
    guard let name = condition.name, declareName(name, .condition(pack.conditions.count)) else {
      return
    }
    pack.conditions.append(
      CheckedCondition(name: name.text, expression: .nothing(name.range), range: name.range))
    declared.conditions.append(condition)
  }

  /// Enters a name; false if it was taken.
  private mutating func declareName(_ name: SyntaxToken, _ kind: Symbol.Kind) -> Bool {
    checkForm(of: name)
    if Keywords.reserved.contains(name.text) {
      report(
        .reservedName, "`\(name.text)` is a word of the language and cannot be a name",
        at: name.range)
    }
    if let first = symbols[name.text] {
      reportDuplicate(
        "the name `\(name.text)` is declared twice", at: name.range, first: first.range)
      return false
    }
    symbols[name.text] = Symbol(kind: kind, range: name.range)
    return true
  }

  private mutating func declareFamily(_ block: BlockSyntax) {
    guard let name = block.name else { return }
    checkForm(of: name)
    if name.text == "all" {
      report(
        .reservedName, "`all` stands for every family and cannot be the name of one",
        at: name.range)
    }
    let family = checkFamily(block, name: name)
    if let first = families[name.text] {
      reportDuplicate(
        "the family `\(name.text)` is declared twice", at: name.range,
        first: pack.families[first].range)
      return
    }
    families[name.text] = pack.families.count
    pack.families.append(family)
  }

  private mutating func checkVariant(_ variant: VariantSyntax) {
    let phrases = variant.phrases
    guard let head = phrases.first, let canonical = variantText(head) else { return }
    pack.variants.append(
      CheckedVariant(
        canonical: canonical, substitutes: phrases.dropFirst().compactMap { variantText($0) },
        range: variant.node.range))
  }

  private mutating func variantText(_ phrase: PhraseSyntax) -> String? {
    guard let literal = phrase.literal else { return nil }
    if phrase.isLoose {
      report(
        .wrongValue, "`~` has no meaning in `variants`", at: phrase.node.range,
        help: "variants count in loose phrases only; the characters themselves are not marked")
    }
    let text = literal.plainText
    guard !isBlank(text) else {
      reportEmptyPhrase(at: literal.range)
      return nil
    }
    return text
  }

  // MARK: - Names

  /// Reports a name that is not kebab-case.
  mutating func checkForm(of name: SyntaxToken) {
    let text = name.text
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isKebab = parts.allSatisfy { part in
      !part.isEmpty
        && part.allSatisfy {
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
    }
    guard !isKebab else { return }
    let suggestion = kebab(text)
    report(
      .nameNotKebab, "the name `\(text)` is not kebab-case", at: name.range,
      help: "names are lower-case words joined by `-`",
      edits: suggestion.isEmpty ? [] : [SourceEdit(range: name.range, replacement: suggestion)])
  }

  private func kebab(_ text: String) -> String {
    var result = ""
    for character in text {
      if character == "_" || character == "-" {
        if !result.isEmpty, result.last != "-" { result.append("-") }
      } else {
        if character.isUppercase, let last = result.last, last != "-", !text.allSatisfy(isUpper) {
          result.append("-")
        }
        result += character.lowercased()
      }
    }
    while result.last == "-" { result.removeLast() }
    return result
  }

  private func isUpper(_ character: Character) -> Bool { !character.isLowercase }

  mutating func reportDuplicate(
    _ headline: String, at range: SourceRange, first: SourceRange, help: String? = nil
  ) {
    report(
      .duplicateName, headline, at: range, label: "declared again here",
      secondary: [Diagnostic.Label(range: first, text: "first declared here")], help: help)
  }
}

extension ConditionExpression {
  /// Stands where a condition is missing, which has been reported.
  static func nothing(_ range: SourceRange) -> ConditionExpression {
    ConditionExpression(.present(SpanOperand(items: [], range: range)), range: range)
  }
}
