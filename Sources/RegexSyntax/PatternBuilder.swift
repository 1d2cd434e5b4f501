/// The bytes of a pattern being put together, each with the place in the source it comes from.
struct PatternBuilder {
  private(set) var bytes: [UInt8] = []
  private(set) var origins: [Int] = []
  private let source: [UInt8]

  init(source: [UInt8]) {
    self.source = source
    bytes.reserveCapacity(source.count + source.count / 4)
    origins.reserveCapacity(source.count + source.count / 4)
  }

  /// Copies a part of the source.
  mutating func copy(_ range: Range<Int>) {
    bytes.append(contentsOf: source[range])
    origins.append(contentsOf: range)
  }

  /// Appends text that stands for what is at `origin`.
  mutating func append(_ text: String, origin: Int) {
    bytes.append(contentsOf: text.utf8)
    fillOrigins(with: origin)
  }

  /// Appends a literal character (a byte in byte mode) so that it means itself.
  mutating func append(literal value: UInt32, mode: RegexMode, flags: RegexFlags, origin: Int) {
    let isExtended = !flags.isDisjoint(with: [.extended, .extendedMore])
    switch value {
    case 0x20 where isExtended, 0x23 where isExtended: appendEscaped(value, origin: origin)
    case 0x00...0x1F, 0x7F, 0x85, 0x200E, 0x200F, 0x2028, 0x2029:
      append("\\x{\(String(value, radix: 16))}", origin: origin)
    case 0x24, 0x28...0x2B, 0x2E, 0x3F, 0x5B, 0x5C, 0x5E, 0x7B, 0x7C:
      appendEscaped(value, origin: origin)
    default: appendPlain(value, mode: mode, origin: origin)
    }
  }

  /// Appends a member of a class so that it means itself.
  mutating func append(member value: UInt32, flags: RegexFlags, origin: Int) {
    switch value {
    case 0x00...0x1F, 0x7F, 0x85:
      append("\\x{\(String(value, radix: 16))}", origin: origin)
    case 0x20 where flags.contains(.extendedMore), 0x26, 0x2D, 0x3A, 0x5B...0x5E, 0x7E:
      appendEscaped(value, origin: origin)
    default: appendPlain(value, mode: .utf, origin: origin)
    }
  }

  private mutating func appendEscaped(_ value: UInt32, origin: Int) {
    append("\\", origin: origin)
    appendPlain(value, mode: .utf, origin: origin)
  }

  private mutating func appendPlain(_ value: UInt32, mode: RegexMode, origin: Int) {
    switch mode {
    case .utf:
      guard let scalar = Unicode.Scalar(value) else { return }
      for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { bytes.append(byte) }
    case .bytes: bytes.append(UInt8(truncatingIfNeeded: value))
    }
    fillOrigins(with: origin)
  }

  private mutating func fillOrigins(with origin: Int) {
    while origins.count < bytes.count { origins.append(origin) }
  }
}
