import CFoldTables

extension FoldPass {
  /// Folds scalars that do not depend on their neighbours, up to the first that may.
  ///
  /// A result is never longer than what it replaces here, so the room stays enough.
  mutating func foldFast(_ output: inout FoldOutput<Recorder>) {
    guard Recorder.recordsEdits else {
      foldUnrecorded(&output)
      return
    }
    let source = self.source
    let count = source.count
    var at = position
    var scriptBits: UInt32 = 0
    var lookalikeBits: UInt32 = 0
    var styled = 0
    // A failed try at a wide word is not repeated until its bytes are behind.
    var wideFrom = usesWideWords && count >= 8 ? at : Int.max
    while at < count {
      let word = source.word(at: at)
      let length: Int
      let record: FoldRecord
      if word & 0x80 == 0 {
        if word & 0x8080_8080 == 0, at >= wideFrom {
          let taken = foldASCIIWords(from: at, &output, &scriptBits)
          at += taken
          wideFrom = at + 4
          if taken > 0 { continue }
        }
        length = 1
        let byte = word & 0x7F
        if byte == 0x20 || byte == 0x0A {
          if output.sink.endsInWhiteSpace { break }
          output.sink.append(word: byte, length: 1)
          output.recorder.copied(1, from: at)
          at += 1
          continue
        }
        record = FoldRecord(bits: weir_record_low(byte))
      } else if word & 0xC0_C0F0 == 0x80_80E0 {
        length = 3
        record = FoldRecord(
          bits: weir_record_three(word << 12 & 0xF000 | word >> 2 & 0xFC0 | word >> 16 & 0x3F))
      } else if word & 0xC0E0 == 0x80C0, word & 0x1E != 0 {
        length = 2
        record = FoldRecord(bits: weir_record_low(word << 6 & 0x7C0 | word >> 8 & 0x3F))
      } else if word & 0xC0C0_C0F8 == 0x8080_80F0 {
        length = 4
        let high = word << 18 & 0x1C_0000 | word << 4 & 0x3_F000
        let scalar = high | word >> 10 & 0xFC0 | word >> 24 & 0x3F
        guard scalar > 0xFFFF else { break }
        record = FoldRecord(bits: weir_record(scalar))
      } else {
        break
      }
      let folded = record.length
      guard folded > 0 else { break }
      let result = word ^ record.change
      output.sink.append(word: result, length: folded)
      output.recordMapped(
        folded, leadByte: UInt8(truncatingIfNeeded: result), from: at..<at + length)
      scriptBits |= record.scriptBit
      lookalikeBits |= record.lookalikeBit
      styled += record.styledCount
      at += length
    }
    position = at
    report.styled += styled
    output.scriptBits |= scriptBits
    output.lookalikeBits |= lookalikeBits
  }

  /// The same where nobody asks for offsets, which is every message without a hit: a loop in C, with
  /// vectors for ASCII.
  private mutating func foldUnrecorded(_ output: inout FoldOutput<Recorder>) {
    assert(hasRoom(output))
    var progress = weir_fold_progress(
      position: position, written: output.sink.count, script_bits: 0, lookalike_bits: 0, styled: 0)
    // SAFETY: both buffers are alive for the call. What weir_fold_fast wants of room is less than
    // what `hasRoom` promises, and it leaves both places within their buffers.
    unsafe HanSet.unfolded.words.withUnsafeBufferPointer { han in
      unsafe weir_fold_fast(
        source.base, source.count, output.sink.base, output.sink.start, han.baseAddress,
        usesWideWords ? 1 : 0, &progress)
    }
    position = progress.position
    output.sink.count = progress.written
    output.scriptBits |= progress.script_bits
    output.lookalikeBits |= progress.lookalike_bits
    report.styled += Int(progress.styled)
  }

  /// Lower-cases a run of ASCII eight bytes at a time; returns how many bytes that took. Stops at
  /// what is not ASCII, at white space other than space and line feed, and where white space
  /// follows white space.
  ///
  /// Words of 64 bits and not SIMD16: Swift 6.3.1 turned the masks into lane-by-lane code, 13 MB/s.
  @inline(__always)
  private func foldASCIIWords(
    from start: Int, _ output: inout FoldOutput<Recorder>, _ scriptBits: inout UInt32
  ) -> Int {
    let source = self.source
    var at = start
    if output.sink.endsInWhiteSpace, Self.isWhiteSpace(source[at]) { return 0 }
    var letters: UInt64 = 0
    while at < source.count {
      // Beyond the end of the text stand zeros, which are neither letters nor white space.
      let left = source.count - at
      let bytes = left >= 8 ? source.wideWord(at: at) : source.wideTail(at: at)
      let next = left >= 9 ? source.wideWord(at: at + 1) : bytes >> 8
      // In each byte of these only the highest bit means something.
      let low = bytes & ASCIIBits.low
      let breaks = ASCIIBits.within(low, 9, 13)
      let blank = ASCIIBits.equal(low, 0x20) | breaks
      let nextLow = next & ASCIIBits.low
      let nextBlank = ASCIIBits.equal(nextLow, 0x20) | ASCIIBits.within(nextLow, 9, 13)
      let control = breaks & ~ASCIIBits.equal(low, 0x0A)
      let stop = (bytes | control | blank & nextBlank) & ASCIIBits.high
      let capital = ASCIIBits.within(low, 0x41, 0x5A) & ASCIIBits.high
      let lower = bytes | capital >> 2
      let letter = ASCIIBits.within(lower & ASCIIBits.low, 0x61, 0x7A) & ASCIIBits.high
      guard stop != 0 || left < 8 else {
        output.sink.append(wideWord: lower, length: 8)
        output.recorder.copied(8, from: at)
        letters |= letter
        at += 8
        continue
      }
      let taken = min(stop.trailingZeroBitCount >> 3, left)
      output.sink.append(wideWord: lower, length: taken)
      output.recorder.copied(taken, from: at)
      letters |= letter & ((stop & (0 &- stop)) &- 1)
      at += taken
      break
    }
    if letters != 0 { scriptBits |= FoldRecord(bits: weir_record_low(0x61)).scriptBit }
    return at - start
  }

  private static func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 9...13 ~= byte }
}

/// Tests on eight ASCII bytes at once; the answers stand in the highest bit of each byte, the other
/// bits mean nothing.
private enum ASCIIBits {
  static let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
  static let high: UInt64 = 0x8080_8080_8080_8080
  private static let ones: UInt64 = 0x0101_0101_0101_0101

  /// Which bytes are in `first...last`; the bytes must be below 0x80, so no byte carries over.
  @inline(__always)
  static func within(_ bytes: UInt64, _ first: UInt64, _ last: UInt64) -> UInt64 {
    let atLeast = bytes &+ (0x80 - first) &* ones
    let above = bytes &+ (0x7F - last) &* ones
    return atLeast & ~above
  }

  /// Which bytes equal `value`.
  @inline(__always)
  static func equal(_ bytes: UInt64, _ value: UInt64) -> UInt64 {
    ~((bytes ^ value &* ones) &+ low)
  }
}
