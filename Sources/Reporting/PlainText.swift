/// What may stand in a JSON string as it is.
enum PlainText {
  /// Where the first byte from `start` on stands that needs something: a control, a quote or a
  /// backslash, or the beginning of an invalid sequence of UTF-8; the end if there is none.
  static func end(in bytes: Span<UInt8>, from start: Int) -> Int {
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      if byte < 0x80 {
        guard byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") else {
          return position
        }
        position += 1
        continue
      }
      let length = sequenceLength(in: bytes, at: position)
      guard length > 0 else { return position }
      position += length
    }
    return position
  }

  /// Bytes of the sequence of more than one byte at `position`; 0 where it is not valid (Unicode's
  /// table 3-7).
  @inline(__always)
  private static func sequenceLength(in bytes: Span<UInt8>, at position: Int) -> Int {
    let lead = bytes[position]
    let rest = bytes.count - position
    if lead >= 0xE0, lead < 0xF0 {
      guard rest >= 3 else { return 0 }
      let (second, third) = (bytes[position + 1], bytes[position + 2])
      let least: UInt8 = lead == 0xE0 ? 0xA0 : 0x80
      let most: UInt8 = lead == 0xED ? 0x9F : 0xBF
      return second >= least && second <= most && isFollowing(third) ? 3 : 0
    }
    if lead < 0xE0 {
      return lead >= 0xC2 && rest >= 2 && isFollowing(bytes[position + 1]) ? 2 : 0
    }
    guard lead <= 0xF4, rest >= 4 else { return 0 }
    let second = bytes[position + 1]
    let least: UInt8 = lead == 0xF0 ? 0x90 : 0x80
    let most: UInt8 = lead == 0xF4 ? 0x8F : 0xBF
    return second >= least && second <= most && isFollowing(bytes[position + 2])
      && isFollowing(bytes[position + 3]) ? 4 : 0
  }

  @inline(__always)
  private static func isFollowing(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
