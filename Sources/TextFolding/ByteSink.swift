/// The end of an arena's bytes, being written to for the length of one call.
///
/// Stores are checked in debug builds only: `FoldPass` asks for `room` before each step.
@safe struct ByteSink {
  let base: UnsafeMutablePointer<UInt8>
  private let capacity: Int
  /// Where this text's fold starts; nothing below is read or changed.
  let start: Int
  /// One past the last byte written.
  var count: Int

  /// Nil for an empty buffer. Writing goes on from `count`, and this text began at `start`.
  init?(_ buffer: UnsafeMutableBufferPointer<UInt8>, start: Int, count: Int) {
    guard let base = buffer.baseAddress else { return nil }
    unsafe self.base = base
    capacity = buffer.count
    self.start = start
    self.count = count
  }

  var room: Int { capacity - count }

  /// Whether the last byte is white space: folded, that is a space or a line feed.
  var endsInWhiteSpace: Bool {
    guard count > start else { return false }
    let last = self[count - 1]
    return last == 0x20 || last == 0x0A
  }

  subscript(index: Int) -> UInt8 {
    get {
      assert(index >= start && index < count)
      // SAFETY: callers stay between `start` and `count`.
      return unsafe base[index]
    }
    nonmutating set {
      assert(index >= start && index < capacity)
      // SAFETY: as above, and `count` never passes `capacity`.
      unsafe base[index] = newValue
    }
  }

  /// Writes four bytes and keeps the first `length`.
  @inline(__always)
  mutating func append(word: UInt32, length: Int) {
    assert(room >= 4)
    // SAFETY: FoldPass keeps at least 16 bytes of room beyond what is left to read.
    unsafe UnsafeMutableRawPointer(base + count).storeBytes(
      of: word.littleEndian, as: UInt32.self)
    count += length
  }

  /// Writes eight bytes and keeps the first `length`.
  @inline(__always)
  mutating func append(wideWord: UInt64, length: Int) {
    assert(room >= 8)
    // SAFETY: as above.
    unsafe UnsafeMutableRawPointer(base + count).storeBytes(
      of: wideWord.littleEndian, as: UInt64.self)
    count += length
  }

  mutating func append(_ byte: UInt8) {
    self[count] = byte
    count += 1
  }

  /// Appends a scalar as UTF-8 and returns its length.
  mutating func append(scalar: UInt32) -> Int {
    let (word, length) = UTF8Form.encoded(scalar)
    append(word: word, length: length)
    return length
  }

  /// Takes the last scalar of this text's fold back; nil if there is none.
  mutating func removeLastScalar() -> (scalar: UInt32, length: Int)? {
    guard count > start else { return nil }
    var first = count - 1
    while first > start && self[first] & 0xC0 == 0x80 { first -= 1 }
    var scalar = UTF8Form.leadBits(self[first])
    for index in first + 1..<max(first + 1, count) {
      scalar = scalar << 6 | UInt32(self[index] & 0x3F)
    }
    let length = count - first
    count = first
    return (scalar, length)
  }
}
