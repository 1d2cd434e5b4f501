/// Every diagnostic Weir can give. The code is stable; the raw value is what users see and suppress.
///
/// E01xx reading and syntax, E02xx names and types, E03xx regular expressions; W01xx, W02xx and
/// W03xx are the warnings of the same three. Each case's explanation is in
/// `DiagnosticCode+Explanation.swift`; a test demands one, and a fixture, of every case.
package enum DiagnosticCode: String, Sendable, CaseIterable {
  case unexpectedCharacter = "E0101"
  case phraseFoldsToNothing = "E0304"
  case exceptionWithoutMiss = "W0202"
  case noUsableLiteral = "W0302"
}
