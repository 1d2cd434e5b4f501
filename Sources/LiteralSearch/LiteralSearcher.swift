internal import CLiteralScan
internal import CProcessor

/// Finds every occurrence of many literals in one pass.
///
/// Each literal of four bytes and more is known by its rarest four-byte window. A bitmap of hashed
/// windows says at each position of the text whether one may stand there; only then the windows
/// are looked up and the literals compared. Shorter literals have a table of their own and a scan that
/// says where to look into it; they cost nothing if there are none. With vectors of 512 bits one filter
/// for both kinds comes first. Immutable; any number of threads may search at once.
package struct LiteralSearcher: Sendable {
  private let windows: WindowTable
  private let shorts: ShortLiterals
  private let shortMasks: ShortMasks
  /// nil where there are too many windows for it, or nothing to look for.
  private let filter: PositionFilter?

  /// Literal ids are indices into `literals`; none may be empty. O(total bytes).
  package init(literals: [[UInt8]]) {
    precondition(literals.allSatisfy { !$0.isEmpty }, "a literal must have at least one byte")
    windows = WindowTable(
      literals: literals, ids: literals.indices.filter { literals[$0].count > 3 })
    let short = literals.indices.filter { literals[$0].count <= 3 }
    shorts = ShortLiterals(literals: literals, ids: short)
    shortMasks = ShortMasks(literals: short.map { literals[$0] })
    filter = PositionFilter(windows: windows.windows, groups: shortMasks.groups)
  }

  /// How rare a literal is in messages: about -log2 of the chance that it stands at a given place,
  /// from the frequency of its characters alone. It orders literals; it is no measurement.
  package static func bits(of literal: [UInt8]) -> Double {
    Double(WindowChoice.information(in: literal.span, literal.indices)) / 10
  }

  /// Appends a hit for each occurrence of each literal in `text`, ordered by start, then by id.
  ///
  /// O(n) plus the hits where few literals share a window. Allocates nothing but room for hits.
  package func search(_ text: Span<UInt8>, into hits: inout [LiteralHit]) {
    search(text, into: &hits, vectors: weir_vectors())
  }

  /// The same by one kind of loops, which the processor must have; tests compare them.
  func search(_ text: Span<UInt8>, into hits: inout [LiteralHit], vectors: Int32) {
    precondition(text.count < Int(UInt32.max), "a text must be smaller than 4 GiB")
    let oldCount = hits.count
    // SAFETY: the buffers live for the closures; no scan writes more than there is room for.
    unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.room) { first in
      unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.room) { second in
        if let filter, vectors >= WEIR_AVX512 {
          unsafe search(text, filter, first, second, into: &hits)
        } else {
          unsafe search(text, first, vectors >= WEIR_AVX2, into: &hits)
        }
      }
    }
    Self.sort(&hits, from: oldCount)
  }

  /// Positions scanned at a time: the candidates stay in the first-level cache, and hits of short
  /// literals have few to pass when they are put in order.
  private static let blockCount = 512

  /// Room for their candidates, and what the filter writes behind them.
  private static let room = blockCount + 16

  /// The search by the filter; both buffers have the room said above.
  private func search(
    _ text: Span<UInt8>, _ filter: PositionFilter,
    _ windowCandidates: UnsafeMutableBufferPointer<UInt32>,
    _ shortCandidates: UnsafeMutableBufferPointer<UInt32>, into hits: inout [LiteralHit]
  ) {
    var first = 0
    while first < text.count {
      let stop = min(first + Self.blockCount, text.count)
      let (windowCount, shortCount) = unsafe filter.scan(
        text, first..<stop, windows, windowCandidates, shortCandidates)
      unsafe windows.verify(
        text, at: UnsafeBufferPointer(rebasing: windowCandidates[..<windowCount]), into: &hits)
      for index in 0..<shortCount {
        shorts.search(text, at: Int(unsafe shortCandidates[index]), into: &hits)
      }
      first = stop
    }
  }

  /// The search by two scans; the buffer has the room said above.
  private func search(
    _ text: Span<UInt8>, _ candidates: UnsafeMutableBufferPointer<UInt32>, _ usesAVX2: Bool,
    into hits: inout [LiteralHit]
  ) {
    // Positions at which a window of four bytes fits.
    let windowEnd = windows.isEmpty ? 0 : max(text.count - 3, 0)
    let end = shorts.isEmpty ? windowEnd : text.count
    var first = 0
    while first < end {
      let stop = min(first + Self.blockCount, end)
      if first < windowEnd {
        let count = unsafe scan(text, first..<min(stop, windowEnd), usesAVX2, into: candidates)
        unsafe windows.verify(
          text, at: UnsafeBufferPointer(rebasing: candidates[..<count]), into: &hits)
      }
      if !shorts.isEmpty {
        unsafe searchShorts(text, first..<stop, usesAVX2, candidates, into: &hits)
      }
      first = stop
    }
  }

  /// Finds the positions whose window may be one of ours.
  private func scan(
    _ text: Span<UInt8>, _ positions: Range<Int>, _ usesAVX2: Bool,
    into candidates: UnsafeMutableBufferPointer<UInt32>
  ) -> Int {
    precondition(positions.upperBound + 3 <= text.count && positions.count <= candidates.count)
    guard let output = candidates.baseAddress else { return 0 }
    // SAFETY: the text and the bitmap are valid for the closures. The C functions promise to read
    // only `count` bytes of text, 2^(32 - shift) bits of bitmap, which is its size, and to write at
    // most one candidate a position, for which there is room (checked above).
    return unsafe text.withUnsafeBufferPointer { text in
      unsafe windows.bitmap.withUnsafeBufferPointer { bitmap in
        let scan = unsafe usesAVX2 ? weir_scan_avx2 : weir_scan_scalar
        return unsafe scan(
          text.baseAddress, text.count, positions.lowerBound, positions.upperBound,
          bitmap.baseAddress, windows.shift, output)
      }
    }
  }

  /// Appends the hits of short literals that start in `positions`.
  private func searchShorts(
    _ text: Span<UInt8>, _ positions: Range<Int>, _ usesAVX2: Bool,
    _ candidates: UnsafeMutableBufferPointer<UInt32>, into hits: inout [LiteralHit]
  ) {
    // The scans look at two or three bytes; the last two positions of the text have fewer.
    let scanned = positions.clamped(
      to: positions.lowerBound..<max(positions.lowerBound, text.count - 2))
    guard let output = candidates.baseAddress else { return }
    precondition(scanned.upperBound + 2 <= text.count || scanned.isEmpty)
    precondition(scanned.count <= candidates.count)
    // SAFETY: text and masks are valid for the closures. The functions promise to read only
    // `count` bytes of text, the 96 of the masks and the bits of all pairs, and to write at most one
    // candidate a position, for which there is room (checked above).
    let count = unsafe text.withUnsafeBufferPointer { text in
      guard usesAVX2 else {
        return unsafe shorts.pairs.withUnsafeBufferPointer { pairs in
          unsafe weir_scan_pairs(
            text.baseAddress, scanned.lowerBound, scanned.upperBound, pairs.baseAddress, output)
        }
      }
      return unsafe shortMasks.bytes.withUnsafeBufferPointer { masks in
        unsafe weir_scan_short_avx2(
          text.baseAddress, text.count, scanned.lowerBound, scanned.upperBound,
          masks.baseAddress, output)
      }
    }
    for index in 0..<count {
      shorts.search(text, at: Int(unsafe candidates[index]), into: &hits)
    }
    shorts.search(text, scanned.upperBound..<positions.upperBound, into: &hits)
  }

  /// Puts the hits from `start` on in order.
  ///
  /// They nearly are: a window stands at most `WindowChoice.maximumOffset` bytes behind its
  /// literal's start, so an insertion sort moves each hit past a few neighbours only, and allocates
  /// nothing.
  private static func sort(_ hits: inout [LiteralHit], from start: Int) {
    guard hits.count - start > 1 else { return }
    for index in start + 1..<hits.count {
      let hit = hits[index]
      var place = index
      while place > start, hits[place - 1].order > hit.order {
        hits[place] = hits[place - 1]
        place -= 1
      }
      if place != index { hits[place] = hit }
    }
  }
}
