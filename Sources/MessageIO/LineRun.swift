internal import CProcessor

/// A run of whole lines that a reader has cut from its input, and what is known of it: where in the
/// bytes of a batch the lines are, and the number of the first.
///
/// The reader, of which each input has one, does no more than this; `RecordParser` makes
/// the messages, on whichever thread screens them. Reused with its storage.
package struct LineRun: Sendable {
  /// An index into the run's list of inputs.
  var source = 0
  var format = InputFormat.lines
  /// The number of the first record, from 1; lines beyond the limit come before the others.
  var firstNumber = 1
  /// How many lines were passed by because they are too long.
  var longLineCount = 0
  /// Where the first line starts.
  var start = 0
  /// Where each line ends: the place of its line feed, or the end of the input.
  private(set) var ends: [UInt32] = []

  /// Whether the input pauses behind the run, which is so short that whoever has it may as well read
  /// on when it is done.
  package internal(set) var isShort = false

  package init() {}

  /// Records, of whatever kind.
  var count: Int { longLineCount + ends.count }
  /// One past the last byte of the last line, without its line feed.
  var end: Int { ends.last.map(Int.init) ?? start }

  /// Finds the ends of the lines in `range` of `bytes`. O(n).
  mutating func setLines(_ range: Range<Int>, of bytes: [UInt8]) {
    start = range.lowerBound
    ends.removeAll(keepingCapacity: true)
    let span = bytes.span.extracting(..<range.upperBound)
    var place = range.lowerBound
    while place < span.count {
      ends.append(addingCapacity: max(1024, ends.count)) { output in
        // SAFETY: the C function reads `span.count` bytes from the base, and writes no more places
        // than the buffer has, of which it gives the number.
        unsafe output.withUnsafeMutableBufferPointer { room, found in
          unsafe span.withUnsafeBufferPointer { text in
            found = unsafe weir_line_ends(
              text.baseAddress, &place, text.count, room.baseAddress, room.count)
          }
        }
      }
    }
    // The last line of an input may lack its line feed.
    guard let last = range.last, bytes[last] != UInt8(ascii: "\n") else { return }
    ends.append(UInt32(range.upperBound))
  }
}
