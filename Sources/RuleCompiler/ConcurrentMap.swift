import Dispatch
import Synchronization

/// Makes one value of each of many items, on several threads, from the moment it is made itself.
///
/// For steps of compiling that look at one pattern and nothing else: the values are in the order of the
/// items, so what is compiled is the same on every machine.
final class ConcurrentMap<Item: Sendable, Value: Sendable>: Sendable {
  let items: [Item]
  private let body: @Sendable (Item) -> Value
  /// The next share that no thread has taken.
  private let next = Atomic(0)
  private let made: Mutex<[[Value]]>
  private let helpers = DispatchGroup()

  /// Items that a thread takes at a time: some milliseconds of work.
  private static var share: Int { 128 }

  /// Begins, on all of `jobs` threads but one, which is that of the caller of `takeValues`. What is a share
  /// or less is left to that one.
  init(of items: [Item], jobs: Int, _ body: @escaping @Sendable (Item) -> Value) {
    self.items = items
    self.body = body
    let shares = (items.count + Self.share - 1) / Self.share
    made = Mutex(Array(repeating: [], count: shares))
    guard shares > 1 else { return }
    for _ in 0..<min(max(jobs, 1) - 1, shares) {
      DispatchQueue.global().async(group: helpers) { self.work() }
    }
  }

  /// The values, once: the caller makes some of what is left.
  func takeValues() -> [Value] {
    work()
    helpers.wait()
    return made.withLock { Self.moved(&$0) }
  }

  private func work() {
    while true {
      let number = next.add(1, ordering: .relaxed).oldValue
      let start = number * Self.share
      guard start < items.count else { return }
      let values = items[start..<min(start + Self.share, items.count)].map(body)
      made.withLock { $0[number] = values }
    }
  }

  /// The values of all shares in one array. Taken from the ends, because that moves them: what a
  /// pattern compiles to holds a dozen references, each of which a copy would count.
  private static func moved(_ shares: inout [[Value]]) -> [Value] {
    var all: [Value] = []
    all.reserveCapacity(shares.reduce(0) { $0 + $1.count })
    while var share = shares.popLast() {
      while let value = share.popLast() { all.append(value) }
    }
    all.reverse()
    return all
  }
}
