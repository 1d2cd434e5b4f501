/// A way in which senders hide words from filters that people still read.
package enum Disguise: String, CaseIterable, Sendable {
  /// A sign or space between each two Han characters: 安.全.账.户.
  case separators
  /// Invisible characters between letters.
  case zeroWidth = "zero-width"
  /// ASCII as the wide forms of East Asian fonts: ＶＸ８８.
  case fullwidth
  /// Simplified characters as Traditional ones: 安全帳戶.
  case traditional
  /// Latin letters as Cyrillic ones that look the same, in words that keep one Latin letter.
  case lookalikes = "look-alikes"
  /// A picture between each two Han characters, and for the space between two other words.
  case emoji
  /// Letters and digits as mathematical bold or in circles: 𝗩𝗫, ⓥⓧ.
  case styled
  /// What the pack's `variants` say may stand for a character or word: 薇 for 微.
  case variants

  /// The word in options and output.
  package var name: String { rawValue }
}
