import Dispatch
import Synchronization

/// One value that another thread makes meanwhile, or whoever asks for it first.
package final class Background<Value: Sendable>: Sendable {
  private let body: @Sendable () -> Value
  /// Locked while it is made.
  private let made = Mutex<Value?>(nil)

  /// Starts making the value, or with `isConcurrent` false leaves it for the first who asks for it.
  package init(isConcurrent: Bool = true, _ body: @escaping @Sendable () -> Value) {
    self.body = body
    guard isConcurrent else { return }
    // A queue of its own gives the work a thread of its own.
    DispatchQueue(label: "weir.background").async { _ = self.value }
  }

  /// The value; waits while another thread makes it.
  package var value: Value {
    made.withLock { made in
      if let made { return made }
      let value = body()
      made = value
      return value
    }
  }
}
