import Dispatch
import Synchronization

/// A value that is being made on another thread.
package final class Background<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let group = DispatchGroup()
  private let work: @Sendable () -> Value

  /// Starts making the value, or with `isConcurrent` false leaves it for the first who asks for it.
  package init(isConcurrent: Bool = true, _ work: @escaping @Sendable () -> Value) {
    self.work = work
    guard isConcurrent else { return }
    // A queue of its own gives the work a thread of its own.
    DispatchQueue(label: "weir.background").async(group: group) {
      let value = work()
      self.made.withLock { $0 = value }
    }
  }

  /// The value, once it is made.
  package var value: Value {
    group.wait()
    return made.withLock { made in
      if let made { return made }
      let value = work()
      made = value
      return value
    }
  }
}
