/// Where a fold is written: the bytes, what is known of them, and where they came from.
struct FoldOutput<Recorder: OffsetRecorder> {
  var sink: ByteSink
  var recorder = Recorder()
  /// `FoldRecord.scriptBit`s of all that was written.
  var scriptBits: UInt32 = 0
  /// Not 0 if a word must be looked at for look-alikes.
  var lookalikeBits: UInt32 = 0

  init(_ sink: ByteSink) { self.sink = sink }

  /// Takes down the script and the need to look for look-alikes of what is written.
  @inline(__always)
  mutating func note(_ record: FoldRecord) {
    scriptBits |= record.scriptBit
    lookalikeBits |= record.lookalikeBit
  }

  /// Records bytes that replaced `original`: one for one if they are one scalar of its length.
  @inline(__always)
  mutating func recordMapped(_ count: Int, leadByte: UInt8, from original: Range<Int>) {
    if count == original.count && UTF8Form.length(ofLead: leadByte) == count {
      recorder.copied(count, from: original.lowerBound)
    } else {
      recorder.made(count, from: original)
    }
  }

  /// Writes a scalar of a segment that came from `original`; white space joins white space.
  mutating func emit(_ scalar: UInt32, from original: Range<Int>) {
    if scalar == 0x20, sink.endsInWhiteSpace {
      recorder.stretchedLast(to: original.upperBound)
      return
    }
    note(FoldRecord(of: scalar))
    recorder.made(sink.append(scalar: scalar), from: original)
  }

  /// Writes white space: a run of it is one space, or one line feed if it holds a line break.
  mutating func appendWhiteSpace(_ byte: UInt8, from original: Range<Int>) {
    if sink.endsInWhiteSpace {
      if byte == 0x0A { sink[sink.count - 1] = byte }
      recorder.stretchedLast(to: original.upperBound)
      return
    }
    sink.append(byte)
    recordMapped(1, leadByte: byte, from: original)
  }
}
