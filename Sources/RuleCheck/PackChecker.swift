package import Diagnostics
package struct ListReadError: Error { package var reason: String
  package init(reason: String) { self.reason = reason } }
package enum PackChecker {
  package static func check(
    files: [SourceFile], readList: (String, SourceFile) -> Result<[UInt8], ListReadError>
  ) -> (pack: CheckedPack, diagnostics: [Diagnostic]) { (CheckedPack(), []) }
}
