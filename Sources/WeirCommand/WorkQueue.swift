import Dispatch
import Synchronization

/// Hands work items from one thread to another, first in first out; or the last first, for items
/// that are free, of which the one used last is still in the cache.
///
/// It has no limit of its own: the number of items in a run is fixed, which is the limit.
final class WorkQueue: Sendable {
  private let state = Mutex(State())
  private let available = DispatchSemaphore(value: 0)
  private let takesLast: Bool

  private struct State {
    var items: [WorkItem] = []
    var isClosed = false
  }

  init(takesLast: Bool = false) { self.takesLast = takesLast }

  /// Adds an item and wakes one waiting taker.
  func put(_ item: consuming WorkItem) {
    state.withLock { [item] in $0.items.append(item) }
    available.signal()
  }

  /// Takes the item whose turn it is, waiting for one; nil once the queue is closed and empty.
  func take() -> WorkItem? {
    available.wait()
    let item = state.withLock { state in
      takesLast ? state.items.popLast() : state.items.isEmpty ? nil : state.items.removeFirst()
    }
    // The queue is closed: pass the wake-up on to whoever else waits.
    if item == nil { available.signal() }
    return item
  }

  /// Lets every taker go once the items there are have been taken.
  func close() {
    state.withLock { $0.isClosed = true }
    available.signal()
  }
}
