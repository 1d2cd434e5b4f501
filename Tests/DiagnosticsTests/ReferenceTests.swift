import Diagnostics
import Foundation
import Testing

/// `docs/diagnostics.md` is generated from the explanations: `UPDATE_GOLDEN=1` writes it.
struct ReferenceTests {
  @Test("docs/diagnostics.md says what `weir explain` says")
  func reference() throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "docs/diagnostics.md")
    var page = """
      # Diagnostics

      Every error and warning of `weir check`. Generated from the explanations in `Sources/Diagnostics`:
      `UPDATE_GOLDEN=1 swift test --filter ReferenceTests` writes this page.

      """
    for code in DiagnosticCode.allCases {
      let explanation = code.explanation
      page += """

        ## \(code.rawValue)

        \(explanation.finds) \(explanation.matters)

        ```text
        \(explanation.example)
        ```

        Instead:

        ```text
        \(explanation.instead)
        ```

        """
    }
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try page.write(to: url, atomically: true, encoding: .utf8)
    } else {
      #expect(try String(contentsOf: url, encoding: .utf8) == page)
    }
  }
}
