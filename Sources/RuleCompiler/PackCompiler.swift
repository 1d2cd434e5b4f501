package import Diagnostics
import FileAccess
package import RuleCheck
import TextFolding

/// Compiles rule files into a rule set.
package enum PackCompiler {
  /// Reads every `.weir` file at `paths` (files, or folders searched in name order) and compiles
  /// them as one pack.
  ///
  /// Mistakes in the rules are diagnostics of the result; it throws only for a path that cannot be
  /// read, or that holds no rule file. `jobs` threads work, the caller's among them.
  package static func load(
    _ paths: [String], jobs: Int = ProcessEnvironment.processorCount
  ) throws(PackLoadError) -> CompiledPack {
    // Every pack needs it, and it takes as long as a tenth of a small one.
    _ = Background(isConcurrent: jobs > 1) { Densifier.plain }
    var files: [SourceFile] = []
    for path in paths {
      let found: [String]
      do {
        found = try FileAccess.files(at: path, suffixes: [".weir"])
      } catch {
        throw PackLoadError(path: error.path, reason: error.reason)
      }
      guard !found.isEmpty else {
        throw PackLoadError(path: path, reason: "holds no .weir file")
      }
      do {
        for name in found {
          files.append(SourceFile(path: name, bytes: try FileAccess.read(name, limit: 64 << 20)))
        }
      } catch {
        throw PackLoadError(path: error.path, reason: error.reason)
      }
    }
    return compile(files, jobs: jobs, readList: ListReader.read)
  }

  /// Compiles files already read; lists that they name are read from beside them.
  package static func compile(_ files: [SourceFile]) -> CompiledPack {
    compile(files, jobs: ProcessEnvironment.processorCount, readList: ListReader.read)
  }

  /// Compiles files already read, with lists that are read already too: those of `lists` by the
  /// paths that a pack's `files` give them, all others from beside the rule files.
  package static func compile(_ files: [SourceFile], lists: [SourceFile]) -> CompiledPack {
    compile(files, jobs: ProcessEnvironment.processorCount) { path, file in
      let place = ListReader.place(of: path, file)
      guard let list = lists.first(where: { $0.path == place }) else {
        return ListReader.read(path, file)
      }
      return .success(list.bytes)
    }
  }

  /// Compiles a checked pack; `jobs` threads work, the caller's among them.
  package static func compile(
    _ pack: CheckedPack, diagnostics: [Diagnostic] = [],
    jobs: Int = ProcessEnvironment.processorCount
  ) -> CompiledPack {
    compile(pack, diagnostics: diagnostics, EarlyLowering(pack, jobs: jobs))
  }

  private static func compile(
    _ files: [SourceFile], jobs: Int, readList: PackChecker.ListReader
  ) -> CompiledPack {
    var early: EarlyLowering?
    let (pack, diagnostics) = PackChecker.check(files: files, readList: readList) { pack in
      early = EarlyLowering(pack, jobs: jobs)
    }
    return compile(pack, diagnostics: diagnostics, early ?? EarlyLowering(pack, jobs: jobs))
  }

  private static func compile(
    _ pack: CheckedPack, diagnostics: [Diagnostic], _ early: EarlyLowering
  ) -> CompiledPack {
    var lowering = PackLowering(pack, early)
    let ruleSet = lowering.run()
    let all = (diagnostics + lowering.diagnostics).sorted {
      let (a, b) = ($0.primary.range, $1.primary.range)
      return (a.file.rawValue, a.start, a.end) < (b.file.rawValue, b.start, b.end)
    }
    let hasErrors = all.contains { $0.severity == .error }
    return CompiledPack(
      checked: pack, diagnostics: all, ruleSet: hasErrors ? nil : ruleSet,
      nodeRanges: lowering.nodeRanges, patternsByPlace: lowering.pool.patternsByPlace,
      literals: lowering.chosenLiterals, signs: lowering.chosenSigns)
  }
}

/// A rules path that could not be read.
package struct PackLoadError: Error, Equatable {
  package var path: String
  package var reason: String
}
