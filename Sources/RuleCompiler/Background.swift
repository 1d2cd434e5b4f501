import Dispatch
import Synchronization

/// One value that another thread makes meanwhile, or whoever asks for it where none has begun.
final class Background<Value: Sendable>: Sendable {
  private let body: @Sendable () -> Value
  private let isTaken = Atomic(false)
  private let made = Mutex<Value?>(nil)
  private let helper = DispatchGroup()

  init(_ body: @escaping @Sendable () -> Value) {
    self.body = body
    DispatchQueue.global().async(group: helper) { _ = self.make() }
  }

  /// The value; waits where it is being made.
  var value: Value {
    if !make() { helper.wait() }
    return made.withLock { $0 } ?? body()
  }

  /// Makes the value unless another thread has begun.
  private func make() -> Bool {
    guard !isTaken.exchange(true, ordering: .relaxed) else { return false }
    let value = body()
    made.withLock { $0 = value }
    return true
  }
}
