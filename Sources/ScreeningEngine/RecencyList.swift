/// Keys in the order they were last touched: a doubly linked list in arrays, so that the oldest is
/// found and any is moved in O(1).
struct RecencyList {
  private struct Node {
    var key: [UInt8]
    var previous: Int
    var next: Int
  }

  private var nodes: [Node] = []
  private var free: [Int] = []
  private var oldest = -1
  private var newest = -1

  /// Adds a key as the newest and gives its place.
  mutating func add(_ key: [UInt8]) -> Int {
    let node = Node(key: key, previous: newest, next: -1)
    let place: Int
    if let reused = free.popLast() {
      nodes[reused] = node
      place = reused
    } else {
      nodes.append(node)
      place = nodes.count - 1
    }
    if newest >= 0 { nodes[newest].next = place } else { oldest = place }
    newest = place
    return place
  }

  /// Makes the key at `place` the newest.
  mutating func touch(_ place: Int) {
    guard place != newest else { return }
    unlink(place)
    nodes[place].previous = newest
    nodes[place].next = -1
    if newest >= 0 { nodes[newest].next = place } else { oldest = place }
    newest = place
  }

  /// Takes out the key touched longest ago.
  mutating func removeOldest() -> [UInt8]? {
    guard oldest >= 0 else { return nil }
    let place = oldest
    unlink(place)
    free.append(place)
    return nodes[place].key
  }

  private mutating func unlink(_ place: Int) {
    let node = nodes[place]
    if node.previous >= 0 { nodes[node.previous].next = node.next } else { oldest = node.next }
    if node.next >= 0 { nodes[node.next].previous = node.previous } else { newest = node.previous }
  }
}
