/// A growing run of bytes that is reused: emptying it keeps the storage.
///
/// `storage` is longer than `count`; bytes from `count` on are spare room. One worker's scratch.
package struct ByteArena: Sendable {
  package var storage: [UInt8]
  package var count: Int

  /// An empty arena with room for `capacity` bytes.
  package init(capacity: Int = 0) {
    storage = [UInt8](repeating: 0, count: capacity)
    count = 0
  }

  /// Empties the arena; O(1).
  package mutating func removeAll() { count = 0 }

  /// Makes room for `more` bytes after `count`; amortised O(1) a byte.
  package mutating func reserve(_ more: Int) {
    let needed = count + more
    guard storage.count < needed else { return }
    let grown = max(needed, storage.count * 2)
    storage.append(contentsOf: repeatElement(0, count: grown - storage.count))
  }
}

extension ByteArena {
  /// Appends one byte. Amortised O(1).
  package mutating func append(_ byte: UInt8) {
    reserve(1)
    storage[count] = byte
    count += 1
  }
}
