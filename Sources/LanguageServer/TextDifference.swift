/// The one stretch in which two texts differ, between their common beginning and end.
///
/// Ends fall between characters, so that it can be told to a client. O(bytes).
struct TextDifference: Equatable {
  /// Bytes of the old text that are gone.
  var old: Range<Int>
  /// Bytes of the new text that stand there.
  var new: Range<Int>

  /// nil where the texts are the same.
  init?(from old: [UInt8], to new: [UInt8]) {
    let shorter = min(old.count, new.count)
    var start = 0
    while start < shorter, old[start] == new[start] { start += 1 }
    guard start < shorter || old.count != new.count else { return nil }
    var end = 0
    while end < shorter - start, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }
    // Back to the border of a character; a CR and its LF are one line end.
    while start > 0, Self.isInside(old, start) || Self.isInside(new, start) { start -= 1 }
    while end > 0, Self.isInside(old, old.count - end) || Self.isInside(new, new.count - end) {
      end -= 1
    }
    self.old = start..<old.count - end
    self.new = start..<new.count - end
  }

  private static func isInside(_ bytes: [UInt8], _ offset: Int) -> Bool {
    guard offset > 0, offset < bytes.count else { return false }
    if bytes[offset] == UInt8(ascii: "\n"), bytes[offset - 1] == UInt8(ascii: "\r") { return true }
    return bytes[offset] & 0xC0 == 0x80
  }

  /// Where a range of the old text is in the new one; nil if the difference touches its inside.
  func moved(_ range: Range<Int>) -> Range<Int>? {
    if range.upperBound <= old.lowerBound { return range }
    guard range.lowerBound >= old.upperBound else { return nil }
    let shift = new.upperBound - old.upperBound
    return range.lowerBound + shift..<range.upperBound + shift
  }
}
