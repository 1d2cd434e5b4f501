/// Scripts met in a text.
///
/// Inlinable, as `ScalarClass` is.
package struct ScriptSet: OptionSet, Sendable {
  package let rawValue: UInt16

  @inlinable
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Whether there are none.
  @inlinable package var isEmpty: Bool { rawValue == 0 }

  /// Whether it has all of `other`.
  @inlinable
  package func contains(_ other: ScriptSet) -> Bool {
    rawValue & other.rawValue == other.rawValue
  }

  /// Whether it has none of `other`.
  @inlinable
  package func isDisjoint(with other: ScriptSet) -> Bool { rawValue & other.rawValue == 0 }

  @inlinable package static var latin: ScriptSet { ScriptSet(rawValue: 1) }
  @inlinable package static var han: ScriptSet { ScriptSet(rawValue: 2) }
  @inlinable package static var kana: ScriptSet { ScriptSet(rawValue: 4) }
  @inlinable package static var hangul: ScriptSet { ScriptSet(rawValue: 8) }
  @inlinable package static var thai: ScriptSet { ScriptSet(rawValue: 16) }
  @inlinable package static var cyrillic: ScriptSet { ScriptSet(rawValue: 32) }
  @inlinable package static var other: ScriptSet { ScriptSet(rawValue: 64) }

  /// The set of `FoldRecord.scriptBit`s; their bit 0 stands for no script.
  init(recordBits: UInt32) { rawValue = UInt16(truncatingIfNeeded: recordBits >> 1) }
}
