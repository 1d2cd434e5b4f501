import RuleCheck
import TextFolding

/// A pack's variants, folded: what may stand for what in a loose phrase.
///
/// One way and not transitive for the confirming matcher. The dense view that the literal search
/// looks at is coarser: there, single characters that may stand for one another, in any way and
/// over any number of steps, are one character, so the view never loses a match.
struct VariantTable {
  /// A form and what may stand for it, as folded scalars.
  struct Variant {
    var canonical: [UInt32]
    var substitute: [UInt32]
  }

  /// By first scalar of the canonical form.
  private var variants: [UInt32: [Variant]] = [:]
  /// A bit for each scalar of the BMP that a canonical form begins with, and one for all others.
  private var firsts = [UInt64](repeating: 0, count: 1025)
  /// Each character to the one that stands for its class in the dense view.
  private(set) var denseSubstitutions: [UInt32: UInt32] = [:]

  init(_ checked: [CheckedVariant]) {
    var classes = ClassUnion()
    for variant in checked {
      let canonical = VariantTable.scalars(of: variant.canonical)
      guard let first = canonical.first else { continue }
      for text in variant.substitutes {
        let substitute = VariantTable.scalars(of: text)
        guard !substitute.isEmpty, substitute != canonical else { continue }
        firsts[Self.word(of: first)] |= Self.bit(of: first)
        variants[first, default: []].append(
          Variant(canonical: canonical, substitute: substitute))
        // ASCII stays itself in the dense view: one letter mapped to a Han character would make
        // all Latin text longer. Separators are not in the view at all.
        if canonical.count == 1, substitute.count == 1, VariantTable.mayMerge(first),
          VariantTable.mayMerge(substitute[0])
        {
          classes.join(first, substitute[0])
        }
      }
    }
    denseSubstitutions = classes.substitutions
  }

  /// False where no canonical form begins with a scalar: nine characters in ten.
  func mayVary(_ scalar: UInt32) -> Bool {
    firsts[Self.word(of: scalar)] & Self.bit(of: scalar) != 0
  }

  private static func word(of scalar: UInt32) -> Int { Int(min(scalar >> 6, 1024)) }
  private static func bit(of scalar: UInt32) -> UInt64 { 1 << UInt64(scalar & 63) }

  /// Variants whose canonical form stands at `index` of `scalars`.
  func variants(at index: Int, of scalars: [UInt32]) -> [Variant] {
    (variants[scalars[index]] ?? []).filter { variant in
      scalars[index...].starts(with: variant.canonical)
    }
  }

  /// Folded scalars without white space, which a loose phrase passes over anyway.
  static func scalars(of text: String) -> [UInt32] {
    Folder.folded(text).unicodeScalars.map(\.value).filter { $0 != 0x20 && $0 != 0x0A }
  }

  private static func mayMerge(_ scalar: UInt32) -> Bool {
    scalar >= 0x80 && !ScalarClass.of(scalar).contains(.separator)
  }
}

/// Union-find over scalars; the smallest scalar stands for its class.
private struct ClassUnion {
  private var parents: [UInt32: UInt32] = [:]

  private func root(of scalar: UInt32) -> UInt32 {
    var root = scalar
    while let parent = parents[root], parent != root { root = parent }
    return root
  }

  mutating func join(_ a: UInt32, _ b: UInt32) {
    let first = root(of: a)
    let second = root(of: b)
    parents[max(first, second)] = min(first, second)
    if parents[min(first, second)] == nil { parents[min(first, second)] = min(first, second) }
  }

  var substitutions: [UInt32: UInt32] {
    var result: [UInt32: UInt32] = [:]
    for scalar in parents.keys where root(of: scalar) != scalar {
      result[scalar] = root(of: scalar)
    }
    return result
  }
}
