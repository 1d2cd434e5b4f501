/// A text made from another by taking parts out and putting others in, with the map back.
///
/// Built from the start to the end of the source: every byte of it is copied, replaced or skipped.
/// One worker's scratch: `begin` keeps the storage.
package struct RewrittenText: Sendable {
  /// The bytes; the first `bytes.count` of `bytes.storage`.
  package private(set) var bytes = ByteArena()
  /// From the text to its source, and back.
  package private(set) var map = OffsetMap()

  /// An empty text.
  package init() {}

  /// Starts the next text.
  package mutating func begin() {
    bytes.removeAll()
    map.begin()
  }

  /// Appends `source[range]` as it stands. O(bytes).
  package mutating func copy(_ range: Range<Int>, of source: Span<UInt8>) {
    guard !range.isEmpty else { return }
    bytes.reserve(range.count)
    for index in range {
      bytes.storage[bytes.count] = source[index]
      bytes.count += 1
    }
    map.copied(range.count, from: range.lowerBound)
  }

  /// Appends `text` in place of the source's `range`: both are one piece to the map.
  package mutating func put(_ text: some Collection<UInt8>, for range: Range<Int>) {
    for byte in text { bytes.append(byte) }
    map.made(text.count, from: range)
  }

  /// Ends a text whose source has `count` bytes.
  package mutating func finish(sourceCount count: Int) { map.finish(originalCount: count) }
}
