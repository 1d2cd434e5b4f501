/// A document as the client has it in its editor.
struct OpenDocument {
  /// As the client writes it.
  let uri: String
  /// nil for a document that is no file.
  let path: String?
  var version: Int?
  var text: DocumentText
  /// The pack it belongs to; nil for a list of words, which holds no rules.
  let place: PackPlace?
}
