import Diagnostics
import FileAccess
import RuleCheck
import RuleCompiler
import RuleLint

/// `weir check --fix`: makes edits and writes the files, each at once.
struct FixRun {
  /// What came of it.
  struct Outcome {
    /// The pack with the edits made.
    var pack: CompiledPack
    /// Diagnostics whose edits were made, and left.
    var made: Int
    var left: Int
    /// All changes as a unified diff.
    var patch = ""
    var changedFiles = 0
    /// A file that could not be written; those before it were.
    var failure: FileAccessError?
  }

  private let check: PackCheck

  init(_ check: PackCheck) {
    // Pattern numbers change with the rules: the counts of a corpus are those of the first check.
    var check = check
    check.corpus = nil
    self.check = check
  }

  /// Fixes a pack and writes its files, or with `isDryRun` only says what would change.
  func run(_ pack: CompiledPack, isDryRun: Bool) -> Outcome {
    let fixed = RuleFixer { check.result($0).diagnostics }.fix(pack)
    var outcome = Outcome(
      pack: fixed.pack, made: fixed.made, left: fixed.diagnostics.count)
    var seen: Set<String> = []
    for (old, new) in zip(pack.checked.files, fixed.pack.checked.files)
    where old.bytes != new.bytes && seen.insert(old.path).inserted {
      outcome.patch += UnifiedDiff.render(
        old: String(decoding: old.bytes, as: UTF8.self),
        new: String(decoding: new.bytes, as: UTF8.self), path: old.path, usesColor: false)
      outcome.changedFiles += 1
      if !isDryRun, outcome.failure == nil { outcome.failure = write(new, over: old) }
    }
    return outcome
  }

  private func write(_ new: SourceFile, over old: SourceFile) -> FileAccessError? {
    do throws(FileAccessError) {
      guard try FileAccess.read(old.path) == old.bytes else {
        return FileAccessError(path: old.path, reason: "the file has changed meanwhile")
      }
      try FileAccess.replace(new.path, with: new.bytes)
      return nil
    } catch {
      return error
    }
  }
}
