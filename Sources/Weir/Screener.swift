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

  init(_ pack: RulePack) {
    var options = ScreeningOptions()
    options.evidenceFrom = .pass
    engine = ScreeningEngine.Screener(pack.ruleSet, options: options)
  }

  func screen(_ message: Message) -> Verdict {
    message.fill(&batch)
    let rules = engine.ruleSet
    var result = Verdict()
    engine.screen(batch) { _, verdict in result = Verdict(verdict, rules: rules) }
    return result
  }
}
