import Dispatch
import Synchronization

/// Makes one value of each of many items, on as many threads as the machine has processors for.
///
/// For steps of compiling that look at one pattern and nothing else: the values are in the order of the
/// items, so what is compiled is the same on every machine.
enum ConcurrentMap {
  /// Items that a thread takes at a time: some milliseconds of work.
  private static let share = 128

  /// The values of `items`. Where they are few, on the calling thread.
  static func values<Item: Sendable, Value: Sendable>(
    of items: [Item], _ body: @Sendable (Item) -> Value
  ) -> [Value] {
    guard items.count > share else { return items.map(body) }
    let shares = (items.count + share - 1) / share
    let made = Mutex([[Value]](repeating: [], count: shares))
    DispatchQueue.concurrentPerform(iterations: shares) { number in
      let values = items[number * share..<min((number + 1) * share, items.count)].map(body)
      made.withLock { $0[number] = values }
    }
    return made.withLock { Array($0.joined()) }
  }
}
