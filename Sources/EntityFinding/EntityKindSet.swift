/// A set of kinds of entity.
package struct EntityKindSet: OptionSet, Sendable, Hashable {
  package let rawValue: UInt16

  @inlinable
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Whether it has none of `other`. Inlinable, as it is asked of each message.
  @inlinable
  package func isDisjoint(with other: EntityKindSet) -> Bool { rawValue & other.rawValue == 0 }

  /// Whether it has all of `other`.
  @inlinable
  package func isSuperset(of other: EntityKindSet) -> Bool {
    rawValue & other.rawValue == other.rawValue
  }

  /// The set of one kind.
  package init(_ kind: EntityKind) {
    // Not by `rawValue`, a string: the place in the enumeration is the bit.
    let bit: UInt16 =
      switch kind {
      case .url: 0
      case .domain: 1
      case .phone: 2
      case .email: 3
      case .money: 4
      case .wage: 5
      case .percent: 6
      case .bankCard: 7
      case .idCard: 8
      case .wallet: 9
      case .handle: 10
      case .code: 11
      case .appPackage: 12
      }
    self.init(rawValue: 1 << bit)
  }

  /// Every kind.
  package static let all = EntityKindSet(rawValue: 0x1FFF)

  /// Whether `kind` is in the set. O(1).
  package func holds(_ kind: EntityKind) -> Bool { isSuperset(of: EntityKindSet(kind)) }
}
