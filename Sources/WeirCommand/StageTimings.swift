import FileAccess
import Reporting
import ScreeningEngine
import Synchronization

/// Where a run's processor time goes, over all its threads: what `weir screen --timings` prints.
///
/// Workers time with a `ProfileRecorder`, which an evaluation asks after once a message whether it
/// is there or not: without `--timings` a run executes what it would without this option.
final class StageTimings: Sendable {
  /// What surrounds the stages of a screener.
  enum Frame: Int, CaseIterable {
    /// Input read and cut into messages.
    case read
    /// Verdicts spelled and counted.
    case format
    /// Bytes handed to the system.
    case write
  }

  private let totals = Mutex(Totals())

  private struct Totals {
    var frames = [UInt64](repeating: 0, count: Frame.allCases.count)
    var stages = [UInt64](repeating: 0, count: ProfileRecorder.Stage.allCases.count)
    var messages = 0
  }

  /// A stopwatch for one worker.
  static func recorder(for ruleSet: RuleSet) -> ProfileRecorder {
    ProfileRecorder(
      ruleSet, passingTime: { SystemClock.nanoseconds },
      threadTime: { SystemClock.threadNanoseconds })
  }

  func add(_ nanoseconds: UInt64, to frame: Frame) {
    totals.withLock { $0.frames[frame.rawValue] &+= nanoseconds }
  }

  /// Takes in what a worker's stopwatch has counted; once, at the worker's end.
  func add(_ recorder: ProfileRecorder) {
    totals.withLock { totals in
      for (stage, time) in recorder.stages.enumerated() { totals.stages[stage] &+= time }
      totals.messages += recorder.messages
    }
  }

  /// A line for each stage, in the order in which a message goes through them.
  var text: String {
    let totals = totals.withLock { $0 }
    var rows: [(name: String, time: UInt64)] = [("read", totals.frames[Frame.read.rawValue])]
    for stage in ProfileRecorder.Stage.allCases {
      rows.append((StageTimings.name(of: stage), totals.stages[stage.rawValue]))
    }
    rows.append(("format", totals.frames[Frame.format.rawValue]))
    rows.append(("write", totals.frames[Frame.write.rawValue]))
    rows.append(("all", rows.reduce(0) { $0 &+ $1.time }))
    let messages = UInt64(max(totals.messages, 1))
    let lines = rows.map { row in
      StageTimings.padded(row.name, to: 12)
        + StageTimings.right(StageTimings.seconds(row.time), to: 10)
        + StageTimings.right(DecimalNumber.grouped(Int(row.time / messages)), to: 12)
    }
    let head =
      StageTimings.padded("stage", to: 12) + StageTimings.right("seconds", to: 10)
      + StageTimings.right("ns/message", to: 12)
    return ([head] + lines).map { $0 + "\n" }.joined()
  }

  private static func name(of stage: ProfileRecorder.Stage) -> String {
    switch stage {
    case .fold: "fold"
    case .gate: "entity gate"
    case .search: "search"
    case .candidates: "candidates"
    case .confirm: "confirm"
    case .evaluate: "evaluate"
    case .reading: "reading"
    case .evidence: "evidence"
    }
  }

  private static func seconds(_ nanoseconds: UInt64) -> String {
    let (whole, rest) = (nanoseconds / 1_000_000).quotientAndRemainder(dividingBy: 1000)
    return "\(whole).\(String(rest + 1000).dropFirst())"
  }

  private static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(columns - text.count, 1))
  }

  private static func right(_ text: String, to columns: Int) -> String {
    String(repeating: " ", count: max(columns - text.count, 1)) + text
  }
}
