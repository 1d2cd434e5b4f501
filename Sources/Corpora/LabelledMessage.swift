/// One message of a labelled corpus.
package struct LabelledMessage: Sendable {
  /// The id the corpus gives it, else `SOURCE:LINE`.
  package var id: String
  package var text: String
  package var label: Label
  /// The families this message belongs to, as the corpus or its mapping says; empty for none or
  /// unknown. More than one where a class of the data set covers several families.
  package var families: [String] = []
  /// The data set's own class, where it has one.
  package var dataClass: String?
  /// The language tag, where the corpus gives one.
  package var language: String?
  /// The data set: the file's name without its extension.
  package var source: String
  /// Who wrote it, where the corpus says so.
  package var writer: String?
  package var stage: String?
  package var sender: String?
  package var thread: String?
  package var time: String?
  package var direction: String?
  package var channel: String?

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
}
