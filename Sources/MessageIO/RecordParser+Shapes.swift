internal import CProcessor
internal import Messages

/// Records of JSON that are written as those before them.
extension RecordParser {
  /// Adds records that are known to be within all limits: in one go as many as have one shape, and each
  /// of the others by itself. Behind the lines of the run `bytes` may go on.
  mutating func addShapedObjects(
    _ run: borrowing LineRun, _ bytes: Span<UInt8>, to batch: inout MessageBatch
  ) {
    let ends = run.ends.span
    let lines = bytes.extracting(..<run.end)
    var start = run.start
    var index = 0
    // Up to here records have been marked.
    var marked = 0
    while index < ends.count {
      if index >= marked {
        marked = index + shapes.prepare(bytes, from: start, ends, first: index)
      }
      let matched = index < marked ? shapes.match(bytes, ends.extracting(index..<marked)) : 0
      let count = addShaped(
        lines, ends.extracting(index..<index + matched), &start, to: &batch.messages)
      index += count
      number += count
      guard matched == 0 || count < matched else { continue }
      let feed = Int(ends[index])
      let record = start..<Self.lineEnd(bytes, start, feed)
      let isRight = addObject(lines, record, to: &batch)
      if isRight, matched == 0, index < marked { shapes.learn(lines, record, &scanner) }
      number += 1
      index += 1
      start = feed + 1
      // Those behind a value that is wrong were passed with it.
      if matched == 0 { shapes.pass(to: start) } else { marked = index }
    }
  }

  /// Adds the records that were read by their shape, and moves `start` behind them; how many they are,
  /// up to one with a value that is wrong.
  private func addShaped(
    _ lines: Span<UInt8>, _ ends: Span<UInt32>, _ start: inout Int, to messages: inout [Message]
  ) -> Int {
    guard !ends.isEmpty else { return 0 }
    let shape = shapes.shape
    let values = shapes.values.span
    let text = shape.place(of: .text) ?? 0
    let id = shape.place(of: .id)
    let sender = shape.place(of: .sender)
    let thread = shape.place(of: .thread)
    let time = shape.place(of: .time)
    let direction = shape.place(of: .direction)
    let channel = shape.place(of: .channel)
    var first = 0
    var index = 0
    messages.append(addingCapacity: ends.count) { messages in
      while index < ends.count {
        if shape.scalars != 0, !areScalars(shape, values, first, lines) { return }
        let feed = Int(ends[index])
        var message = Message(
          record: ByteRange(start, Self.lineEnd(lines, start, feed)),
          text: values[first + text].range, number: number + index, source: source)
        if let id { message.id = name(shape, values, first, id, lines) }
        if let sender { message.sender = name(shape, values, first, sender, lines) }
        if let thread { message.thread = name(shape, values, first, thread, lines) }
        if let time { message.time = name(shape, values, first, time, lines) }
        if let direction, shape.isString(direction) {
          message.direction = directions.value(lines, values[first + direction].range.range)
        }
        if let channel, shape.isString(channel) {
          message.channel = channels.value(lines, values[first + channel].range.range)
        }
        messages.append(message)
        first += shape.valueCount
        start = feed + 1
        index += 1
      }
    }
    return index
  }

  /// Whether the values of a record that are no strings are numbers, `true`, `false` or `null`.
  private func areScalars(
    _ shape: RecordShape, _ values: Span<weir_span>, _ first: Int, _ lines: Span<UInt8>
  ) -> Bool {
    var rest = shape.scalars
    while rest != 0 {
      let range = values[first + rest.trailingZeroBitCount].range.range
      guard let end = try? JSONSyntax.scalarEnd(lines, range.lowerBound), end == range.upperBound
      else { return false }
      rest &= rest - 1
    }
    return true
  }

  /// Where a value is that is a string or the digits of a number.
  @inline(__always)
  private func name(
    _ shape: RecordShape, _ values: Span<weir_span>, _ first: Int, _ place: Int,
    _ lines: Span<UInt8>
  ) -> ByteRange? {
    let range = values[first + place].range
    if shape.isString(place) { return range }
    let byte = lines[Int(range.start)]
    return byte == UInt8(ascii: "-") || byte &- UInt8(ascii: "0") < 10 ? range : nil
  }
}

extension weir_span {
  /// The same range as messages have it.
  @inline(__always)
  fileprivate var range: ByteRange { ByteRange(Int(start), Int(end)) }
}
