internal import Messages

/// A message to screen, and what is known of it.
public struct Message: Sendable, Hashable {
  /// What a message was sent over.
  public enum Channel: String, Sendable, Hashable, CaseIterable {
    /// A text message.
    case sms
    /// A messenger.
    case chat
    /// An e-mail.
    case email
    /// Anything else.
    case other
  }

  /// Which way a message went, seen from the person whose messages are screened.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    /// To that person; what a message without a direction counts as.
    case incoming = "in"
    /// From that person.
    case outgoing = "out"
  }

  /// The text, as it was received.
  public var text: String
  /// Who sent it, as the network says: a number, a short code, an address, a name.
  public var sender: String?
  /// What verdicts on later messages of its thread call it.
  public var id: String?
  /// The conversation it belongs to: rules over threads look at the messages that a screener has
  /// seen of it. nil for a message that stands alone.
  public var thread: String?
  /// When it was sent, in seconds since 1970; without it the order of screening counts.
  public var time: Int64?
  /// Which way it went.
  public var direction: Direction?
  /// What it was sent over.
  public var channel: Channel?

  /// A message of which at least the text is known.
  public init(
    text: String, sender: String? = nil, thread: String? = nil, channel: Channel? = nil
  ) {
    self.text = text
    self.sender = sender
    self.thread = thread
    self.channel = channel
  }
}

extension Message {
  /// The most bytes of a text that are screened; the rest is cut off.
  static let maximumTextBytes = 256 << 10

  /// Replaces what `batch` holds by this message alone.
  func fill(_ batch: inout MessageBatch) {
    batch.removeAll()
    batch.bytes.append(contentsOf: text.utf8)
    var end = min(batch.bytes.count, Self.maximumTextBytes)
    while end < batch.bytes.count, end > 0, batch.bytes[end] & 0xC0 == 0x80 { end -= 1 }
    let isTruncated = end < batch.bytes.count
    if isTruncated { batch.bytes.removeLast(batch.bytes.count - end) }
    let whole = ByteRange(0, end)
    var message = Messages.Message(record: whole, text: whole, number: 1)
    message.isTruncated = isTruncated
    if let sender { message.sender = Self.append(sender, to: &batch) }
    if let thread { message.thread = Self.append(thread, to: &batch) }
    message.direction = direction.flatMap { Messages.Direction(rawValue: $0.rawValue) }
    message.channel = channel.flatMap { Messages.Channel(rawValue: $0.rawValue) }
    batch.messages.append(message)
  }

  /// Appends a field of the envelope; beyond a few kilobytes it is cut, as no sender is that long.
  private static func append(_ field: String, to batch: inout MessageBatch) -> ByteRange {
    let start = batch.bytes.count
    batch.bytes.append(contentsOf: field.utf8.prefix(4 << 10))
    return ByteRange(start, batch.bytes.count)
  }
}
