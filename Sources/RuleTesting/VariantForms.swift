import RuleCheck
import TextFolding

/// What a pack's `variants` let stand for a character or word.
struct VariantForms: Sendable {
  /// A form as folded scalars, and what may stand for it as written.
  struct Form: Sendable {
    var canonical: [UInt32]
    var substitutes: [[Unicode.Scalar]]
  }

  /// By first scalar, the longest form first.
  private var forms: [UInt32: [Form]] = [:]

  init(_ variants: [CheckedVariant]) {
    for variant in variants {
      let canonical = VariantForms.folded(variant.canonical)
      guard let first = canonical.first else { continue }
      let substitutes = variant.substitutes
        .filter { VariantForms.folded($0) != canonical }
        .map { Array($0.unicodeScalars) }
      guard !substitutes.isEmpty else { continue }
      forms[first, default: []].append(Form(canonical: canonical, substitutes: substitutes))
    }
    for key in forms.keys { forms[key]?.sort { $0.canonical.count > $1.canonical.count } }
  }

  /// The forms that stand in `folds` from `index` on, the longest first; `folds` has for each
  /// scalar of a text the one it folds to.
  func forms(at index: Int, in folds: [UInt32]) -> [Form] {
    (forms[folds[index]] ?? []).filter { folds[index...].starts(with: $0.canonical) }
  }

  private static func folded(_ text: String) -> [UInt32] {
    Folder.folded(text).unicodeScalars.map(\.value)
  }
}
