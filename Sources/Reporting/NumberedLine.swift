import Messages

/// A line that begins with the name of a message without an id, `{"id":"inbox.txt:17"`, and ends as
/// all of them do; moved from one message to the next.
struct NumberedLine {
  private(set) var bytes: [UInt8] = []
  private let head: [UInt8]
  private let end: [UInt8]
  /// What it says, and where the digits stand; no source before the first.
  private var source = -1
  private var number = 0
  private var digits = 0..<0

  /// What stands around the name, its quotes included.
  init(head: [UInt8], end: [UInt8]) {
    self.head = head
    self.end = end
  }

  /// Makes it the line of `message`. O(1) for the message that follows.
  mutating func move(to message: Message, _ names: RecordNames) {
    if message.source == source, message.number == number + 1, addOne() {
      number += 1
    } else if message.source != source || message.number != number {
      bytes.removeAll(keepingCapacity: true)
      bytes.append(contentsOf: head)
      names.appendEscapedHead(ofSource: message.source, to: &bytes)
      let start = bytes.count
      DecimalNumber.append(message.number, to: &bytes)
      digits = start..<bytes.count
      bytes.append(contentsOf: end)
      (source, number) = (message.source, message.number)
    }
  }

  /// False, and nothing changed, where the sum has another digit.
  private mutating func addOne() -> Bool {
    var place = digits.upperBound
    while place > digits.lowerBound, bytes[place - 1] == UInt8(ascii: "9") { place -= 1 }
    guard place > digits.lowerBound else { return false }
    bytes[place - 1] += 1
    while place < digits.upperBound {
      bytes[place] = UInt8(ascii: "0")
      place += 1
    }
    return true
  }
}
