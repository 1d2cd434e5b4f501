/// Scripts met in a text.
package struct ScriptSet: OptionSet, Sendable {
  package let rawValue: UInt16

  package init(rawValue: UInt16) { self.rawValue = rawValue }

  package static let latin = ScriptSet(rawValue: 1)
  package static let han = ScriptSet(rawValue: 2)
  package static let kana = ScriptSet(rawValue: 4)
  package static let hangul = ScriptSet(rawValue: 8)
  package static let thai = ScriptSet(rawValue: 16)
  package static let cyrillic = ScriptSet(rawValue: 32)
  package static let other = ScriptSet(rawValue: 64)

  /// The set of `FoldRecord.scriptBit`s; their bit 0 stands for no script.
  init(recordBits: UInt32) { rawValue = UInt16(truncatingIfNeeded: recordBits >> 1) }
}
