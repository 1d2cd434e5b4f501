import Diagnostics

extension Parser {
  /// `lexicon NAME [from ".."] [{ .. }]`.
  mutating func parseLexicon() {
    let start = mark()
    bump()
    expectName(after: "`lexicon`")
    var hasSource = false
    while at("from") {
      let source = mark()
      bump()
      expect(.string, "the path of a list", after: "`from`")
      close(.lexiconSource, from: source)
      hasSource = true
    }
    if at(.leftBrace) {
      parseLexiconBlock()
    } else if !hasSource {
      reportExpected("`{` or `from`", after: "the lexicon's name")
      skip { $0.current.isFirstOnLine && $0.current.indentation == 0 }
    }
    close(.lexiconDeclaration, from: start)
  }

  private mutating func parseLexiconBlock() {
    let opening = current
    bump()
    while !at(.rightBrace), !at(.endOfFile), !isAtDeclaration { parseLanguageGroup() }
    expectClosing(.rightBrace, of: opening)
  }

  /// A language tag and the entries up to the next tag.
  private mutating func parseLanguageGroup() {
    let start = mark()
    let tag = current
    if isAtLanguageTag {
      bump()
    } else if isAtPhrase {
      reportExpected(
        "a language tag", help: "a line of a lexicon begins with its language, like `zh` or `en`")
    } else {
      reportNotAnEntry()
      return
    }
    var isEmpty = true
    while true {
      if isAtPhrase {
        parseLexiconEntry()
      } else if at(.word), !isAtLanguageTag, !isAtDeclaration {
        reportNotAnEntry()
      } else {
        break
      }
      isEmpty = false
    }
    if isEmpty {
      diagnostics.append(
        Diagnostic(
          .unexpectedToken, .error, "no entry follows `\(text(of: tag))`", at: range(of: tag),
          label: "read as a language tag", help: "quote it if it is an entry"))
    }
    close(.languageGroup, from: start)
  }

  /// A word of two or three letters, perhaps with subtags: `zh`, `yue`, `zh-hant`.
  private var isAtLanguageTag: Bool {
    guard at(.word) else { return false }
    return LanguageTag.isWellFormed(text(of: current))
  }

  private mutating func reportNotAnEntry() {
    if at(.word) {
      parseUnquotedWord()
      return
    }
    reportExpected("a language tag or an entry")
    takeAsError()
    skip { $0.at(.rightBrace) || $0.at(.word) || $0.isAtPhrase }
  }

  /// Takes a Latin word as the phrase it is meant to be, and reports that it lacks quotes.
  private mutating func parseUnquotedWord() {
    let start = mark()
    let text = text(of: current)
    diagnostics.append(
      Diagnostic(
        .wordNotQuoted, .error, "only Han characters may stand without quotes",
        at: range(of: current), label: "put this in quotes", help: "quote it",
        edits: [SourceEdit(range: range(of: current), replacement: "\"\(text)\"")]))
    bump()
    close(.phrase, from: start)
  }

  private mutating func parseLexiconEntry() {
    let start = mark()
    parsePhrase()
    if at(.number) { bump() }
    close(.lexiconEntry, from: start)
  }

  /// `variants { x = y z .. }`.
  mutating func parseVariants() {
    let start = mark()
    bump()
    let opening = current
    guard expect(.leftBrace, "`{`", after: "`variants`") else {
      skip { $0.current.isFirstOnLine && $0.current.indentation == 0 }
      close(.variantsDeclaration, from: start)
      return
    }
    while !at(.rightBrace), !at(.endOfFile), !isAtDeclaration {
      guard isAtPhrase || at(.word) else {
        reportExpected("a character or word")
        takeAsError()
        skip { $0.at(.rightBrace) || $0.isAtPhrase || $0.at(.word) }
        continue
      }
      parseVariant()
    }
    expectClosing(.rightBrace, of: opening)
    close(.variantsDeclaration, from: start)
  }

  private mutating func parseVariant() {
    let start = mark()
    parseVariantPhrase()
    if expect(.equals, "`=`", after: "what is varied") {
      if !isAtPhrase, !at(.word) { reportExpected("what may stand for it", after: "`=`") }
      // A phrase before the next `=` is the head of the next variant.
      while isAtPhrase || (at(.word) && !isAtDeclaration), !isAtVariantHead {
        parseVariantPhrase()
      }
    }
    close(.variant, from: start)
  }

  private mutating func parseVariantPhrase() {
    if at(.word) { parseUnquotedWord() } else { parsePhrase() }
  }

  private var isAtVariantHead: Bool {
    peek(at(.tilde) ? 2 : 1).kind == .equals
  }
}

/// The form of language tags.
package enum LanguageTag {
  /// Whether `text` has the form of a BCP 47 tag: two or three lower-case letters, then perhaps
  /// subtags.
  package static func isWellFormed(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let primary = parts.first, (2...3).contains(primary.count),
      primary.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
    else { return false }
    return parts.dropFirst().allSatisfy { part in
      (2...8).contains(part.count)
        && part.allSatisfy { byte in
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
    }
  }
}
