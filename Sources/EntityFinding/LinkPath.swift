/// The rest of a link after its host: port, path, query, fragment.
enum LinkPath {
  /// Where the link ends whose host ends at `start`. Closing punctuation is not part of it.
  static func end(_ text: Span<UInt8>, at start: Int) -> Int {
    var index = start
    if text.byte(index) == 0x3A, text.isDigit(index + 1) {
      index += 1
      while text.isDigit(index), index - start < 7 { index += 1 }
    }
    guard [0x2F, 0x3F, 0x23].contains(text.byte(index)) else { return index }
    while isPathByte(text.byte(index)) { index += 1 }
    while index > start, isClosing(text.byte(index - 1)) { index -= 1 }
    return index
  }

  private static func isPathByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61...0x7A, 0x30...0x39: true
    case 0x21, 0x23...0x2F, 0x3A, 0x3B, 0x3D, 0x3F, 0x40, 0x5B, 0x5D, 0x5F, 0x7E: true
    default: false
    }
  }

  private static func isClosing(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21, 0x27, 0x28, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5B, 0x5D: true
    default: false
    }
  }
}
