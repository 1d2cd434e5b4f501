package import Diagnostics
package import EntityFinding

/// A pack whose names are resolved and whose types agree: what the compiler reads.
///
/// References are indices into the arrays below; every index is in bounds and the signal,
/// lexicon and condition references have no cycle. Texts are as written (escapes undone,
/// not folded): folding them is the compiler's work.
package struct CheckedPack: Sendable {
  package var name = "unnamed"
  package var version = "0"
  /// Log odds that a message is fraud before anything is seen of it, in decibans.
  package var prior: Double = -30
  package var files: [SourceFile] = []
  package var families: [CheckedFamily] = []
  package var variants: [CheckedVariant] = []
  package var lexicons: [CheckedLexicon] = []
  package var signals: [CheckedSignal] = []
  package var conditions: [CheckedCondition] = []
  package var rules: [CheckedRule] = []
  package var allowances: [CheckedAllowance] = []

  package init() {}
}

/// A title in the languages an author wrote it in, keyed by language tag, in source order.
package struct Titles: Sendable {
  package var entries: [(language: String, text: String)] = []
  package init() {}
}

/// `family NAME { title .. review N block N }`.
package struct CheckedFamily: Sendable {
  package var name: String
  package var title: Titles
  /// Scores in decibans from which a message is held for review, and blocked.
  package var review: Double
  package var block: Double
  package var range: SourceRange

  package init(name: String, title: Titles, review: Double, block: Double, range: SourceRange) {
    self.name = name
    self.title = title
    self.review = review
    self.block = block
    self.range = range
  }
}

/// `x = y z ..` of a `variants` block: each substitute may stand for the canonical form.
package struct CheckedVariant: Sendable {
  package var canonical: String
  package var substitutes: [String]
  package var range: SourceRange

  package init(canonical: String, substitutes: [String], range: SourceRange) {
    self.canonical = canonical
    self.substitutes = substitutes
    self.range = range
  }
}

/// `lexicon NAME { .. }` or `lexicon NAME from ".."`.
package struct CheckedLexicon: Sendable {
  package var name: String
  package var entries: [Entry]
  package var range: SourceRange

  package init(name: String, entries: [Entry], range: SourceRange) {
    self.name = name
    self.entries = entries
    self.range = range
  }

  package struct Entry: Sendable {
    package var phrase: PhraseLiteral
    /// `zh`, `en`, ..; nil where a list file has no tag.
    package var language: String?
    /// Decibans, for `sum()`; nil where the entry has none.
    package var score: Double?

    package init(phrase: PhraseLiteral, language: String?, score: Double? = nil) {
      self.phrase = phrase
      self.language = language
      self.score = score
    }
  }
}

/// A quoted text or a bare Han word.
package struct PhraseLiteral: Sendable, Hashable {
  /// Escapes undone, a leading `^` and a trailing `*` taken off, not folded.
  package var text: String
  /// `~"..."`: variants and separators allowed.
  package var isLoose: Bool
  /// `"vx*"`: also takes the letters and digits that follow.
  package var takesRest: Bool
  /// `"^vx"`: only where a clause begins.
  package var startsClause: Bool
  package var range: SourceRange

  package init(
    text: String, isLoose: Bool, takesRest: Bool, startsClause: Bool = false, range: SourceRange
  ) {
    self.text = text
    self.isLoose = isLoose
    self.takesRest = takesRest
    self.startsClause = startsClause
    self.range = range
  }
}

/// A regular expression between slashes.
package struct PatternLiteral: Sendable, Hashable {
  /// The text between the slashes with `\/` undone. `{{lexicon}}` still stands in it.
  package var source: String
  package var view: View
  /// The bytes between the slashes in the file: `source` starts at `range.start`.
  package var range: SourceRange
  /// Offsets in `source` (UTF-8 bytes) where a `\/` was undone, so that places in `source` map back.
  package var undoneSlashes: [Int]
  /// Each `{{name}}`: its bytes in `source` and the lexicon it names.
  package var interpolations: [Interpolation]

  package init(
    source: String, view: View, range: SourceRange, undoneSlashes: [Int] = [],
    interpolations: [Interpolation] = []
  ) {
    self.source = source
    self.view = view
    self.range = range
    self.undoneSlashes = undoneSlashes
    self.interpolations = interpolations
  }

  /// Which text the pattern looks at: the fold, the original, or the original as bytes.
  package enum View: Sendable, Hashable {
    case fold, raw, rawBytes
  }

  package struct Interpolation: Sendable, Hashable {
    package var start: Int
    package var end: Int
    package var lexicon: Int

    package init(start: Int, end: Int, lexicon: Int) {
      self.start = start
      self.end = end
      self.lexicon = lexicon
    }
  }
}

/// One member of a signal's union.
package indirect enum SignalItem: Sendable {
  case phrase(PhraseLiteral)
  case pattern(PatternLiteral)
  case lexicon(Int)
  case signal(Int)
  /// `a ..8 b ..12 c`: operands in order and the most tokens between each two.
  /// `limits.count == operands.count - 1`. An operand is a union of items.
  case gap(operands: [[SignalItem]], limits: [Int])
  /// `@money(at-least: 3000 CNY)`.
  case entity(EntityQuery, SourceRange)
  /// `@disguise(..)`. It has no spans: it is the only item of a `present` operand, and in no signal.
  case disguise(DisguiseQuery, SourceRange)
}

/// `signal NAME = ..` or `signal NAME { .. }`.
package struct CheckedSignal: Sendable {
  package var name: String
  package var items: [SignalItem]
  /// `except ..`: matches that overlap one of these are dropped.
  package var exceptions: [SignalItem]
  package var range: SourceRange

  package init(name: String, items: [SignalItem], exceptions: [SignalItem], range: SourceRange) {
    self.name = name
    self.items = items
    self.exceptions = exceptions
    self.range = range
  }
}

/// `condition NAME = ..`.
package struct CheckedCondition: Sendable {
  package var name: String
  package var expression: ConditionExpression
  package var range: SourceRange

  package init(name: String, expression: ConditionExpression, range: SourceRange) {
    self.name = name
    self.expression = expression
    self.range = range
  }
}

/// Something with spans inside a condition: a union of items (`a | b`, a name, a literal).
package struct SpanOperand: Sendable {
  package var items: [SignalItem]
  package var range: SourceRange

  package init(items: [SignalItem], range: SourceRange) {
    self.items = items
    self.range = range
  }
}

/// A condition over one message. `range` gives each node's text, for `weir test` and `explain`.
package struct ConditionExpression: Sendable {
  package indirect enum Kind: Sendable {
    /// Some span of the operand is present.
    case present(SpanOperand)
    case condition(Int)
    case not(ConditionExpression)
    case and([ConditionExpression])
    case or([ConditionExpression])
    /// Some disjoint pair, in either order, at most `limit` tokens between.
    case near(SpanOperand, SpanOperand, limit: Int)
    /// In this order, each gap at most `limit` tokens.
    case then([SpanOperand], limit: Int)
    /// At least `count` of the members hold (`any of` is 1, `all of` is all).
    case atLeast(count: Int, [ConditionExpression])
    /// At least `count` of the operands have a span inside one window of `limit` tokens.
    case atLeastWithin(count: Int, [SpanOperand], limit: Int)
    case count(SpanOperand, distinct: Bool, Comparison, Int)
    case sum(lexicon: Int, Comparison, Double)
    case sameSentence([SpanOperand])
    case length(Comparison, Int)
    case script(ScriptName)
    /// The tag of a language the engine can tell: the raw value of a `LanguageName`.
    case language(String)
    case senderIs(SenderKind)
    /// The whole sender, folded, is an entry of the lexicon.
    case senderIn(lexicon: Int)
    case channelIs(ChannelName)
  }

  package var kind: Kind
  package var range: SourceRange

  package init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  package enum Comparison: String, Sendable {
    case less = "<"
    case lessOrEqual = "<="
    case equal = "=="
    case notEqual = "!="
    case greaterOrEqual = ">="
    case greater = ">"
  }

  package enum ScriptName: String, Sendable, CaseIterable {
    case kana, hangul, thai, han, latin, cyrillic
  }

  /// What `language is` can tell; tags of lexicons and titles are free.
  package enum LanguageName: String, Sendable, CaseIterable {
    case zh, yue, en, ja, ko, th, vi, ru
  }

  package enum SenderKind: String, Sendable, CaseIterable {
    case phone, shortCode = "short-code", email, name, missing
  }

  package enum ChannelName: String, Sendable, CaseIterable {
    case sms, chat, email, other
  }
}
