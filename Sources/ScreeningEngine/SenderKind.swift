/// What a sender looks like.
package enum SenderKind: Sendable, Equatable {
  /// Seven digits or more, with the signs people write between them.
  case phone
  /// Three to six digits and nothing else.
  case shortCode
  /// Something, one `@`, and a domain with a dot.
  case email
  /// Anything else that is not empty.
  case name
  /// No sender, or an empty one.
  case missing

  /// Classifies a folded sender. O(length).
  static func of(_ sender: Span<UInt8>) -> SenderKind {
    if sender.isEmpty { return .missing }
    var digits = 0
    var others = 0
    var signs = 0
    for index in sender.indices {
      switch sender[index] {
      case 0x30...0x39: digits += 1
      case 0x20, 0x28, 0x29, 0x2B, 0x2D, 0x2E: signs += 1
      default: others += 1
      }
    }
    if others == 0, digits >= 7 { return .phone }
    if others == 0, signs == 0, digits >= 3 { return .shortCode }
    return isEmail(sender) ? .email : .name
  }

  private static func isEmail(_ sender: Span<UInt8>) -> Bool {
    var at: Int?
    var dot: Int?
    for index in sender.indices {
      if sender[index] == 0x40 {
        guard at == nil else { return false }
        at = index
      } else if sender[index] == 0x2E {
        dot = index
      } else if sender[index] == 0x20 {
        return false
      }
    }
    guard let at, let dot else { return false }
    return at > 0 && dot > at + 1 && dot < sender.count - 1
  }
}
