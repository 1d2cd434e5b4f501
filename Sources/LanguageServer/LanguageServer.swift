/// The language server: answers an editor's requests about rule files.
package struct LanguageServer: ~Copyable {
  package init() {}
}
