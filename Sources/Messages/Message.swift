/// One message of a batch: where its text and what the input said of it stand in the batch's bytes.
///
/// A message holds no text itself: every range is half-open, in bytes, into `MessageBatch.bytes`.
/// It takes 64 bytes, a line of the cache.
package struct Message: Sendable, Equatable {
  /// The whole record as it came, without its line end.
  package var record: ByteRange
  /// The text to screen (JSON escapes already undone).
  package var text: ByteRange
  /// The record's own id; nil where the input has none.
  @PossibleRange package var id: ByteRange?
  /// Who sent it.
  @PossibleRange package var sender: ByteRange?
  /// The conversation it belongs to.
  @PossibleRange package var thread: ByteRange?
  /// When it was sent, as written: RFC 3339 or Unix seconds.
  @PossibleRange package var time: ByteRange?
  /// The record's number in its input, from 1: the line number for line formats.
  package var number: Int
  @usableFromInline var sourceIndex: UInt32
  /// Which way it went, seen from the person screened.
  package var direction: Direction?
  /// What it was sent over.
  package var channel: Channel?
  /// Whether the text was cut at the size limit.
  package var isTruncated: Bool

  /// Which input of the run it came from: an index into the run's list of inputs.
  @inlinable package var source: Int {
    get { Int(sourceIndex) }
    set { sourceIndex = UInt32(newValue) }
  }

  /// A message of which only the record and the text are known. Inlined, as those of `ByteRange`: 40
  /// of 200 instructions that reading a line took.
  @inlinable @inline(__always)
  package init(record: ByteRange, text: ByteRange, number: Int, source: Int = 0) {
    self.record = record
    self.text = text
    self.number = number
    sourceIndex = UInt32(source)
    isTruncated = false
  }
}

/// A half-open range of bytes in a batch; eight bytes, so that a message stays small.
package struct ByteRange: Sendable, Equatable {
  /// The first byte.
  package var start: UInt32
  /// One past the last byte.
  package var end: UInt32

  /// The range from `start` up to `end`; both must fit 32 bits, as a batch's size does.
  @inlinable @inline(__always)
  package init(_ start: Int, _ end: Int) {
    self.start = UInt32(start)
    self.end = UInt32(end)
  }

  /// The same range as the standard library writes it.
  @inlinable package var range: Range<Int> {
    @inline(__always) get { Int(start)..<Int(end) }
  }
  /// Bytes in the range.
  @inlinable package var count: Int {
    @inline(__always) get { Int(end) - Int(start) }
  }
}

/// A range that may be absent, in the eight bytes of one that is there: an `Optional` takes twelve.
@propertyWrapper
package struct PossibleRange: Sendable, Equatable {
  /// Ends before it starts where there is none.
  @usableFromInline var stored: ByteRange

  /// None, or the range given.
  @inlinable @inline(__always)
  package init(wrappedValue: ByteRange? = nil) {
    stored = wrappedValue ?? ByteRange(1, 0)
  }

  /// The range; nil where there is none.
  @inlinable package var wrappedValue: ByteRange? {
    @inline(__always) get { stored.end < stored.start ? nil : stored }
    @inline(__always) set { stored = newValue ?? ByteRange(1, 0) }
  }
}

/// Which way a message went, seen from the person whose messages are screened.
package enum Direction: String, Sendable, CaseIterable {
  case incoming = "in"
  case outgoing = "out"
}

/// What a message was sent over.
package enum Channel: String, Sendable, CaseIterable {
  case sms, chat, email, other
}
