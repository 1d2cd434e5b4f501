/// Cuts the byte stream of a client into message bodies.
///
/// A body follows a header with `Content-Length` (LSP 3.17, base protocol). Whatever the bytes are,
/// what is kept is bounded: a header line by `longestHeader`, a body by `mostBytes`. After bytes
/// that are no header the framer goes on at the next line that is one.
struct MessageFramer {
  /// What a framer found.
  enum Frame: Equatable {
    case body([UInt8])
    /// Bytes that are no message: a sentence for the client.
    case broken(String)
  }

  /// Bytes of a header line that are looked at; no header of the protocol is nearly as long.
  static let longestHeader = 4096
  /// The largest body that is read; what is larger is skipped.
  static let mostBytes = 32 << 20

  private var pending: [UInt8] = []
  /// Where the unread part of `pending` starts: its front is dropped now and then, not at each read.
  private var start = 0
  private var state = State.header(length: nil, isBroken: false)

  private enum State {
    /// Among header lines; the length if it was given.
    case header(length: Int?, isBroken: Bool)
    case body(length: Int)
    /// Inside a body too large to keep.
    case skipping(left: Int)
  }

  /// Takes in what was read.
  mutating func append(_ bytes: ArraySlice<UInt8>) { pending += bytes }

  /// The next frame; nil where more bytes are needed.
  mutating func next() -> Frame? {
    while true {
      switch state {
      case .header(let length, let isBroken):
        guard let line = takeLine() else { return nil }
        if let frame = read(header: line, length: length, isBroken: isBroken) { return frame }
      case .body(let length):
        guard pending.count - start >= length else { return nil }
        let body = Array(pending[start..<start + length])
        advance(by: length)
        state = .header(length: nil, isBroken: false)
        return .body(body)
      case .skipping(let left):
        let skipped = min(left, pending.count - start)
        advance(by: skipped)
        guard skipped == left else {
          state = .skipping(left: left - skipped)
          return nil
        }
        state = .header(length: nil, isBroken: false)
      }
    }
  }

  /// Reads one header line; gives a frame where it shows that something is broken.
  private mutating func read(header line: [UInt8], length: Int?, isBroken: Bool) -> Frame? {
    guard !line.isEmpty else {
      switch length {
      case let length? where length > Self.mostBytes:
        state = .skipping(left: length)
        return .broken("a message of \(length) bytes is larger than \(Self.mostBytes)")
      case let length?: state = .body(length: length)
      // An empty line among bytes already called broken says nothing.
      case nil where isBroken: break
      case nil: return .broken("a header without Content-Length")
      }
      return nil
    }
    guard let (name, value) = Self.header(line) else {
      state = .header(length: length, isBroken: true)
      return isBroken ? nil : .broken("expected a header, such as Content-Length")
    }
    guard name == "content-length" else { return nil }
    guard let length = Int(value), length >= 0 else {
      state = .header(length: nil, isBroken: true)
      return isBroken ? nil : .broken("Content-Length is no number")
    }
    state = .header(length: length, isBroken: false)
    return nil
  }

  /// The lower-case name and the value of a header line; nil if it is none.
  private static func header(_ line: [UInt8]) -> (name: String, value: String)? {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0,
      line[..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    let value = line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 }
    return (
      String(decoding: line[..<colon], as: UTF8.self).lowercased(),
      String(decoding: value, as: UTF8.self)
    )
  }

  /// The next line without its end; a line too long is cut in pieces, none of which is a header.
  private mutating func takeLine() -> [UInt8]? {
    let rest = pending[start...]
    guard let feed = rest.prefix(Self.longestHeader).firstIndex(of: UInt8(ascii: "\n")) else {
      guard rest.count >= Self.longestHeader else { return nil }
      let cut = Array(rest.prefix(Self.longestHeader))
      advance(by: Self.longestHeader)
      return cut
    }
    var line = Array(pending[start..<feed])
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    advance(by: feed + 1 - start)
    return line
  }

  private mutating func advance(by count: Int) {
    start += count
    // Dropping the front is O(what is left): done when most of the buffer is read.
    guard start > 1 << 16 || start == pending.count else { return }
    pending.removeFirst(start)
    start = 0
  }

  /// A body as it is sent.
  static func framed(_ body: [UInt8]) -> [UInt8] {
    Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
  }
}
