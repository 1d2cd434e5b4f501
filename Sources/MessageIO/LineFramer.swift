#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Cuts a stream of bytes into runs of whole lines and carries the unfinished line over.
///
/// Holds one growing block. A line is looked at once for its end however many reads it takes, and
/// one longer than the limit is dropped as it comes, so that memory stays near the limit.
struct LineFramer {
  /// The block; only `lines` of it is for others.
  private(set) var storage: [UInt8]
  /// Where the whole lines stand in `storage`: the last byte is a line feed, or the input ended.
  private(set) var lines: Range<Int> = 0..<0
  /// How many lines beyond the limit ended just before `lines`.
  private(set) var longLineCount = 0

  private let blockBytes: Int
  private let maximumLineBytes: Int
  private var end = 0
  private var isPassingLongLine = false

  init(blockBytes: Int, maximumLineBytes: Int) {
    self.blockBytes = blockBytes
    self.maximumLineBytes = maximumLineBytes
    storage = [UInt8](repeating: 0, count: blockBytes)
  }

  /// Whether there is something to hand on.
  var hasLines: Bool { !lines.isEmpty || longLineCount > 0 }

  /// Whether a block's worth of bytes is held.
  var isFull: Bool { hasLines && (end - lines.lowerBound >= blockBytes || end == storage.count) }

  /// Forgets the lines, which have been taken.
  mutating func removeLines() {
    lines = lines.upperBound..<lines.upperBound
    longLineCount = 0
  }

  /// Reads once, after making room.
  ///
  /// - Returns: how many bytes were read; 0 at the end of the input.
  mutating func fill<Failure: Error>(
    _ read: (inout [UInt8], Int) throws(Failure) -> Int
  ) throws(Failure) -> Int {
    makeRoom()
    let count = try read(&storage, end)
    let new = end..<end + count
    end += count
    if isPassingLongLine {
      passLongLine(new)
    } else {
      if let feed = lastLineFeed(new) { lines = lines.lowerBound..<feed + 1 }
      if lines.isEmpty, end - lines.lowerBound > maximumLineBytes { startPassing() }
    }
    return count
  }

  /// Makes the unfinished line a line: the input has ended.
  mutating func finish() {
    if isPassingLongLine {
      isPassingLongLine = false
      longLineCount += 1
    } else {
      lines = lines.lowerBound..<end
    }
  }

  // MARK: - The block

  private mutating func makeRoom() {
    if lines.lowerBound > 0, end == storage.count || lines.isEmpty { moveToFront() }
    if end == storage.count {
      // Doubling keeps the copies linear; the cap keeps a line at the limit from doubling past it.
      let wanted = min(2 * storage.count, max(maximumLineBytes, end) + blockBytes)
      resizeStorage(to: wanted)
    } else if storage.count > 8 * blockBytes, end < blockBytes, lines.isEmpty {
      // A giant line has gone: give its memory back.
      resizeStorage(to: blockBytes)
    }
  }

  /// Gives the block another size; `count` is at least what is held.
  private mutating func resizeStorage(to count: Int) {
    // SAFETY: exactly `count` bytes are initialized, the first `end` of them from the old storage,
    // which the slicing checks to be there. The C functions, since a debug build takes minutes for
    // a giant line otherwise.
    storage = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initializedCount in
      let held = end
      let room = UnsafeMutableRawBufferPointer(buffer)
      unsafe storage.withUnsafeBytes { old in
        unsafe UnsafeMutableRawBufferPointer(rebasing: room[..<held])
          .copyMemory(from: UnsafeRawBufferPointer(rebasing: old[..<held]))
      }
      let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: room[held...])
      if let base = rest.baseAddress { unsafe memset(base, 0, rest.count) }
      initializedCount = count
    }
  }

  /// Moves what is held to the front of the block.
  private mutating func moveToFront() {
    let shift = lines.lowerBound
    let held = end - shift
    // SAFETY: both ranges lie in the array's own storage, checked by the slicing; they may
    // overlap, which copyMemory allows.
    unsafe storage.withUnsafeMutableBytes { buffer in
      unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<held])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[shift..<shift + held]))
    }
    lines = 0..<lines.count
    end = held
  }

  // MARK: - Lines beyond the limit

  private mutating func startPassing() {
    isPassingLongLine = true
    end = 0
    lines = 0..<0
  }

  /// Drops the bytes of the long line; once its end has come, keeps what stands behind it.
  private mutating func passLongLine(_ new: Range<Int>) {
    guard let feed = firstLineFeed(new) else {
      end = 0
      return
    }
    isPassingLongLine = false
    longLineCount += 1
    let behind = feed + 1
    lines = behind..<((lastLineFeed(behind..<end) ?? feed) + 1)
  }

  private func firstLineFeed(_ range: Range<Int>) -> Int? {
    LineFeed.first(in: storage.span.extracting(..<range.upperBound), from: range.lowerBound)
  }

  private func lastLineFeed(_ range: Range<Int>) -> Int? {
    LineFeed.last(in: storage.span.extracting(range)).map { range.lowerBound + $0 }
  }
}
