package import RuleCheck
import TextFolding

/// Disguises texts as senders do, so that rules can be held to what the fold promises.
///
/// The same text, disguise, seed and share give the same result on every machine and in any order.
/// Links, mail addresses and user names stay as they are: disguised they would lead nowhere.
package struct Disguiser: Sendable {
  private let variants: VariantForms
  private let seed: UInt64
  private let share: Double

  /// `variants` are the pack's; `share`, 0...1, says how many of the places that a disguise fits are
  /// disguised.
  package init(variants: [CheckedVariant], seed: UInt64 = 0, share: Double = 1) {
    self.variants = VariantForms(variants)
    self.seed = seed
    self.share = min(max(share, 0), 1)
  }

  /// The text in disguise; the text itself where the disguise fits nowhere. O(text).
  package func disguise(_ text: String, as kind: Disguise) -> String {
    var draft = DisguiseDraft(
      text, random: SplitMix64(seed: seed, bytes: Array(text.utf8) + Array(kind.name.utf8)),
      share: share)
    switch kind {
    case .separators: draft.separateHan(by: DisguiseDraft.signs, oneForAll: true)
    case .zeroWidth: draft.hideBetweenLetters()
    case .fullwidth: draft.replaceEach(DisguiseDraft.fullwidth)
    case .traditional: draft.replaceEach { TraditionalForms.form(of: $0) }
    case .lookalikes: draft.mixScripts()
    case .emoji:
      draft.separateHan(by: DisguiseDraft.pictures, oneForAll: false)
      draft.replaceSpaces(by: DisguiseDraft.pictures)
    case .styled: draft.style()
    case .variants: draft.substitute(variants)
    }
    return draft.text
  }
}
