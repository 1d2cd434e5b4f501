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
  /// scalar of a text its plain form.
  func forms(at index: Int, in folds: [UInt32]) -> [Form] {
    (forms[folds[index]] ?? []).filter { folds[index...].starts(with: $0.canonical) }
  }

  /// What a scalar of a text folds to, as far as forms go: small letters, Simplified characters. The
  /// fold itself is made for texts and dear for scalars.
  static func plainForm(of scalar: Unicode.Scalar) -> UInt32 {
    switch scalar.value {
    case 0x41...0x5A: scalar.value + 0x20
    case 0x3400...0x9FFF: TraditionalForms.simplified(scalar)?.value ?? scalar.value
    default: scalar.value
    }
  }

  private static func folded(_ text: String) -> [UInt32] {
    Folder.folded(text).unicodeScalars.map(\.value)
  }
}
