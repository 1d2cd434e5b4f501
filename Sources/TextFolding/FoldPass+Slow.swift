import CFoldTables

extension FoldPass {
  /// Folds the scalar or ill-formed sequence at `position`, whatever it is.
  mutating func foldSlowly(_ output: inout FoldOutput<Recorder>) {
    let reading = UTF8Form.scalar(in: source, at: position)
    let original = position..<position + reading.length
    if !reading.isValid { report.invalidSequences += 1 }
    let record = FoldRecord(of: reading.scalar)
    if record.length > 0 {
      let (word, _) = UTF8Form.encoded(reading.scalar)
      position = original.upperBound
      note(record, &output)
      output.sink.append(word: word ^ record.change, length: record.length)
      recordTail(record.length, from: original, &output)
      return
    }
    switch record.kind {
    case .none, .drop: drop(reading.scalar, original)
    case .dropMark:
      report.marks += 1
      position = original.upperBound
    case .space, .lineFeed:
      output.appendWhiteSpace(record.kind == .space ? 0x20 : 0x0A, from: original)
      position = original.upperBound
    case .bytes:
      note(record, &output)
      for index in record.pooledBytes { output.sink.append(weir_pool_byte(index)) }
      recordTail(record.pooledBytes.count, from: original, &output)
      position = original.upperBound
    case .segment:
      openSegment(record, reading.scalar, original, &output)
      _ = continueSegment(&output)
    }
  }

  /// Takes down the script, the style and the need to look for look-alikes of one scalar.
  private mutating func note(_ record: FoldRecord, _ output: inout FoldOutput<Recorder>) {
    output.note(record)
    report.styled += record.styledCount
  }

  /// Records where the last `count` bytes came from.
  private func recordTail(
    _ count: Int, from original: Range<Int>, _ output: inout FoldOutput<Recorder>
  ) {
    let lead = output.sink[output.sink.count - count]
    output.recordMapped(count, leadByte: lead, from: original)
  }

  // MARK: Segments

  /// Starts a segment with the scalar at `original`; if that joins backward, with what it joins.
  private mutating func openSegment(
    _ record: FoldRecord, _ scalar: UInt32, _ original: Range<Int>,
    _ output: inout FoldOutput<Recorder>
  ) {
    if record.joinsBackward, let last = output.sink.removeLastScalar() {
      let range = output.recorder.removed(last.length)
      addDecomposed(LookalikePass.small(last.scalar), from: range, &output)
    }
    add(record, scalar, original, &output)
  }

  /// Takes in what joins the open segment, then closes it. False, with the segment open, if the
  /// room ran out.
  mutating func continueSegment(_ output: inout FoldOutput<Recorder>) -> Bool {
    while position < source.count {
      guard hasRoom(output) else { return false }
      let reading = UTF8Form.scalar(in: source, at: position)
      let record = FoldRecord(of: reading.scalar)
      let original = position..<position + reading.length
      guard record.length == 0 else { break }
      switch record.kind {
      case .drop: drop(reading.scalar, original)
      case .dropMark:
        report.marks += 1
        position = original.upperBound
      case .segment where record.joinsBackward: add(record, reading.scalar, original, &output)
      case .none, .space, .lineFeed, .bytes, .segment:
        closeSegment(&output)
        return true
      }
    }
    closeSegment(&output)
    return true
  }

  private mutating func closeSegment(_ output: inout FoldOutput<Recorder>) {
    segment.close(to: &output)
    report.marks += segment.takeDroppedCount()
  }

  /// Adds what a segment record's scalar decomposes to.
  private mutating func add(
    _ record: FoldRecord, _ scalar: UInt32, _ original: Range<Int>,
    _ output: inout FoldOutput<Recorder>
  ) {
    report.styled += record.styledCount
    position = original.upperBound
    guard !record.pooledScalars.isEmpty else {
      segment.add(scalar, from: original, to: &output)
      return
    }
    for index in record.pooledScalars {
      segment.add(weir_pool_scalar(index), from: original, to: &output)
    }
  }

  /// Adds a folded scalar decomposed, so that marks that come later can go before its own.
  private mutating func addDecomposed(
    _ scalar: UInt32, from original: Range<Int>, _ output: inout FoldOutput<Recorder>
  ) {
    let pair = weir_decomposition(scalar)
    guard pair != 0 else {
      segment.add(scalar, from: original, to: &output)
      return
    }
    addDecomposed(UInt32(truncatingIfNeeded: pair >> 32), from: original, &output)
    segment.add(UInt32(truncatingIfNeeded: pair), from: original, to: &output)
  }
}
