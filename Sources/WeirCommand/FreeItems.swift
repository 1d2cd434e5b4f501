import Dispatch
import Synchronization

/// The work items that are free, the last one first: more of it is still in the cache.
///
/// Their number is fixed, so workers that are far ahead of the output wait here.
final class FreeItems: Sendable {
  private let items: Mutex<[WorkItem]>
  private let available: DispatchSemaphore

  init(_ items: [WorkItem]) {
    self.items = Mutex(items)
    available = DispatchSemaphore(value: 0)
    for _ in items { available.signal() }
  }

  /// Adds an item and wakes one waiting taker.
  func put(_ item: consuming WorkItem) {
    items.withLock { [item] in $0.append(item) }
    available.signal()
  }

  /// Takes an item, waiting for one.
  func take() -> WorkItem {
    available.wait()
    return items.withLock { items in
      guard let item = items.popLast() else { preconditionFailure("an item was signalled") }
      return item
    }
  }
}
