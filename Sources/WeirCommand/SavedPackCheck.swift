import Diagnostics
import LanguageServer
import RuleCompiler
import Synchronization

/// What `weir check` finds, for the language server: compiled in a task of its own, so that the
/// editor is answered meanwhile.
final class SavedPackCheck: SavedCheck {
  private let result = Mutex<[Diagnostic]?>(nil)

  func start(_ files: [SourceFile]) {
    Task.detached { [self] in
      let check = PackCheck(only: [], ignored: [])
      let found = check.result(PackCompiler.compile(files)).diagnostics
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
