import Diagnostics
import FileAccess
import LanguageServer
import RuleCompiler
import RuleLint
import RuleTesting
import Synchronization

/// What `weir check` finds, for the language server: compiled in a task of its own, so that the
/// editor is answered meanwhile.
final class SavedPackCheck: SavedCheck {
  private let result = Mutex<[Diagnostic]?>(nil)

  func start(_ files: [SourceFile]) {
    Task.detached { [self] in
      let pack = PackCompiler.compile(files)
      let found =
        pack.diagnostics + ExampleNeeds.diagnostics(pack) + RuleLinter.diagnostics(pack)
        + pack.checked.expiredAllowances(today: SystemClock.today)
      result.withLock { $0 = found }
    }
  }

  func takeResult() -> [Diagnostic]? {
    result.withLock { result in
      defer { result = nil }
      return result
    }
  }
}
