import CFoldTables

extension FoldPass {
  /// Folds scalars that do not depend on their neighbours, up to the first that may.
  ///
  /// A result is never longer than what it replaces here, so the room stays enough.
  mutating func foldFast(_ output: inout FoldOutput<Recorder>) {
    let source = self.source
    let count = source.count
    var at = position
    var scriptBits: UInt32 = 0
    var lookalikeBits: UInt32 = 0
    var styled = 0
    // A failed try at a vector is not repeated until its bytes are behind.
    var vectorFrom = usesVectors ? at : Int.max
    while at < count {
      let word = source.word(at: at)
      let length: Int
      let record: FoldRecord
      if word & 0x80 == 0 {
        if word & 0x8080_8080 == 0, at >= vectorFrom, at + 17 <= count {
          vectorFrom = at + 16
          let taken = foldASCIIVectors(from: at, &output, &scriptBits)
          at += taken
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

  /// Lower-cases runs of ASCII sixteen bytes at a time; returns how many bytes that took. Stops at
  /// what is not ASCII, at white space other than space and line feed, and where white space
  /// follows white space.
  @inline(__always)
  private func foldASCIIVectors(
    from start: Int, _ output: inout FoldOutput<Recorder>, _ scriptBits: inout UInt32
  ) -> Int {
    let source = self.source
    var at = start
    if output.sink.endsInWhiteSpace, Self.isWhiteSpace(source[at]) { return 0 }
    var letters = SIMD2<UInt64>(repeating: 0)
    while at + 17 <= source.count {
      let bytes = source.vector(at: at)
      let next = source.vector(at: at + 1)
      let blank = bytes .== 0x20 .| bytes .== 0x0A
      let nextBlank = next .== 0x20 .| (next &- 9) .< 5
      let control = (bytes &- 9) .< 5 .& bytes .!= 0x0A
      let stop = bytes .>= 0x80 .| control .| (blank .& nextBlank)
      let isCapital = (bytes &- 65) .< 26
      let lower = bytes.replacing(with: bytes | 0x20, where: isCapital)
      let isLetter = (lower &- 97) .< 26
      // SAFETY: masks of sixteen lanes are sixteen bytes, all ones or all zeros.
      let stops = unsafe unsafeBitCast(stop, to: SIMD2<UInt64>.self)
      let found = unsafe unsafeBitCast(isLetter, to: SIMD2<UInt64>.self)
      guard stops[0] | stops[1] != 0 else {
        output.sink.append(vector: lower, length: 16)
        output.recorder.copied(16, from: at)
        letters |= found
        at += 16
        continue
      }
      let taken =
        stops[0] != 0
        ? stops[0].trailingZeroBitCount / 8 : 8 + stops[1].trailingZeroBitCount / 8
      output.sink.append(vector: lower, length: taken)
      output.recorder.copied(taken, from: at)
      let kept = SIMD2<UInt64>(
        taken >= 8 ? .max : (1 << UInt64(8 * taken)) - 1,
        taken <= 8 ? 0 : (1 << UInt64(8 * (taken - 8))) - 1)
      letters |= found & kept
      at += taken
      break
    }
    if letters[0] | letters[1] != 0 { scriptBits |= FoldRecord(bits: weir_record_low(0x61)).scriptBit }
    return at - start
  }

  private static func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 9...13 ~= byte }
}
