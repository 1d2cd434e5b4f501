internal import FileAccess
internal import Messages
internal import ScreeningEngine

/// Screens messages by one pack.
///
/// It owns every buffer that screening needs, so it belongs to one thread at a time; make one for
/// each. The first messages make its buffers grow, later ones reuse them.
public struct Screener: ~Copyable {
  private let state: ScreeningState

  init(_ pack: RulePack) { state = ScreeningState(pack) }

  /// Screens a text of which nothing else is known. O(text length).
  public mutating func screen(_ text: String) -> Verdict { screen(Message(text: text)) }

  /// Screens a message. O(text length).
  ///
  /// A message with a thread may complete a rule over the messages of that thread screened before:
  /// the latest 64 of each of the latest 100,000 threads are kept.
  ///
  /// Of a text beyond 256 KiB only the start is screened; ``Verdict/isTruncated`` then says so.
  public mutating func screen(_ message: Message) -> Verdict { state.screen(message) }
}

/// The engine and its buffers, owned by one `Screener`.
///
/// A class, so that programs which use the library see one pointer: incremental builds do not
/// compile them again when the layout of the engine changes, which would leave them with the old one.
private final class ScreeningState {
  private var engine: ScreeningEngine.Screener
  private var batch = MessageBatch()
  private var verdicts: [ScreeningEngine.Verdict] = []
  private var threads: ThreadTracker

  init(_ pack: RulePack) {
    var options = ScreeningOptions()
    options.evidenceFrom = .pass
    options.today = SystemClock.today
    engine = ScreeningEngine.Screener(pack.ruleSet, options: options)
    threads = ThreadTracker(pack.ruleSet)
  }

  func screen(_ message: Message) -> Verdict {
    message.fill(&batch)
    engine.screen(batch, into: &verdicts)
    guard !verdicts.isEmpty else { return Verdict() }
    if let thread = message.thread {
      threads.follow(
        thread: Array(thread.utf8), name: Array((message.id ?? "").utf8), time: message.time,
        verdict: &verdicts[0])
    }
    return Verdict(verdicts[0], rules: engine.ruleSet)
  }
}
