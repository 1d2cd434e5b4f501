import Messages

/// One message of a labelled corpus.
package struct LabelledMessage: Sendable {
  /// The id the corpus gives it, else `SOURCE:LINE`.
  package var id: String
  package var text: String
  /// What it is; `.ham` where the corpus does not say (see `isLabelled`).
  package var label: Label
  /// Whether the corpus says what it is: false only where loading asked for no labels.
  package var isLabelled = true
  /// The families this message belongs to, as the corpus or its mapping says; empty for none or
  /// unknown. More than one where a class of the data set covers several families.
  package var families: [String] = []
  /// The data set's own class, where it has one.
  package var dataClass: String?
  /// The language tag, where the corpus gives one.
  package var language: String?
  /// The data set: the file's name without its extension.
  package var source: String
  /// The line of its file, from 1.
  package var line = 0
  /// Who wrote it, where the corpus says so.
  package var writer: String?
  package var stage: String?
  package var sender: String?
  package var thread: String?
  package var time: String?
  /// `in` or `out`.
  package var direction: String?
  /// `sms`, `chat`, `email` or `other`.
  package var channel: String?
  /// The verdict a corpus of cases asks for: `pass`, `review` or `block`.
  package var expected: String?

  package init(id: String, text: String, label: Label, source: String) {
    self.id = id
    self.text = text
    self.label = label
    self.source = source
  }

  /// What a message is: a fraud, lawful but unsolicited advertising, or an ordinary message.
  package enum Label: String, Sendable, CaseIterable {
    case fraud, spam, ham
  }

  /// Whether the message by itself should be held: a fraud, written by the other side, that the
  /// corpus does not call too weak to convict alone.
  package var isTarget: Bool {
    label == .fraud && isLabelled && direction != Direction.outgoing.rawValue && expected != "pass"
  }
}
