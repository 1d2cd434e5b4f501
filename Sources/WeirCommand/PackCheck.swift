import Diagnostics
import FileAccess
import LanguageServer
import RuleCompiler
import RuleLint
import RuleTesting
import Synchronization

/// What `weir check` finds, for the language server: compiled in a task of its own, so that the
/// editor is answered meanwhile.
final class PackCheck: SavedCheck {
  private struct State {
    /// How many checks have been started: the number of the newest.
    var newest = 0
    var result: [Diagnostic]?
  }

  private let state = Mutex(State())

  func start(_ files: [SourceFile]) {
    let number = state.withLock { state in
      state.newest += 1
      state.result = nil
      return state.newest
    }
    Task.detached { [self] in
      // One that was overtaken before it began need not run.
      guard state.withLock({ $0.newest == number }) else { return }
      let pack = PackCompiler.compile(files)
      let found =
        pack.diagnostics + ExampleNeeds.diagnostics(pack) + RuleLinter.diagnostics(pack)
        + pack.checked.expiredAllowances(today: SystemClock.today)
      state.withLock { state in
        if state.newest == number { state.result = found }
      }
    }
  }

  func takeResult() -> [Diagnostic]? {
    state.withLock { state in
      defer { state.result = nil }
      return state.result
    }
  }
}
