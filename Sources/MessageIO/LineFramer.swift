#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Cuts a stream of bytes into runs of whole lines and carries the unfinished line over.
///
/// Reads into a block that is lent to it, which grows as needed: whoever gets the lines has them without
/// a copy, and in the cache of its own processor. A line is looked at once for its end however many reads
/// it takes, and one longer than the limit is dropped as it comes, so that memory stays near the limit.
struct LineFramer {
  /// Where the whole lines stand in the block: the last byte is a line feed, or the input ended.
  private(set) var lines: Range<Int> = 0..<0
  /// How many lines beyond the limit ended just before `lines`.
  private(set) var longLineCount = 0

  private let blockBytes: Int
  private let maximumLineBytes: Int
  /// The block, while it is lent.
  private var storage: [UInt8] = []
  private var end = 0
  /// The unfinished line between two blocks.
  private var carried: [UInt8] = []
  private var isPassingLongLine = false

  init(blockBytes: Int, maximumLineBytes: Int) {
    self.blockBytes = blockBytes
    self.maximumLineBytes = maximumLineBytes
  }

  /// Whether there is something to hand on.
  var hasLines: Bool { !lines.isEmpty || longLineCount > 0 }

  /// Whether a block's worth of bytes is held.
  var isFull: Bool { hasLines && (end - lines.lowerBound >= blockBytes || end == storage.count) }

  /// Takes `block` to read into, and forgets the lines, which have been taken.
  mutating func takeBlock(_ block: inout [UInt8]) {
    swap(&storage, &block)
    lines = 0..<0
    longLineCount = 0
    end = 0
    // One giant record should not keep its memory for the rest of the run.
    if storage.capacity > keptCapacity { storage = [] }
    let wanted = max(blockBytes, carried.count)
    if storage.count < wanted {
      resizeStorage(to: wanted)
    } else {
      storage.removeLast(storage.count - wanted)
    }
    storage.replaceSubrange(..<carried.count, with: carried)
    end = carried.count
    carried.removeAll(keepingCapacity: carried.capacity <= keptCapacity)
  }

  /// Gives the block back, in which `lines` are, and keeps what stands behind them.
  mutating func giveBlock(_ block: inout [UInt8]) {
    carried.append(contentsOf: storage[lines.upperBound..<end])
    end = 0
    swap(&storage, &block)
  }

  private var keptCapacity: Int { 8 * max(blockBytes, 1 << 20) }

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
