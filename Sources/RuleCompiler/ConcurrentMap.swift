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
    return made.withLock { moved(&$0) }
  }

  /// The values of all shares in one array. Taken from the ends, because that moves them: what a
  /// pattern compiles to holds a dozen references, each of which a copy would count.
  private static func moved<Value>(_ shares: inout [[Value]]) -> [Value] {
    var all: [Value] = []
    all.reserveCapacity(shares.reduce(0) { $0 + $1.count })
    while var share = shares.popLast() {
      while let value = share.popLast() { all.append(value) }
    }
    all.reverse()
    return all
  }
}
