import ScreeningEngine
import TextFolding

/// A loose phrase as a graph over its characters, and the literals that announce it.
struct LoosePhrase {
  /// Forms enumerated for the literal search at most; beyond, the phrase goes by a part of itself.
  private static let maximumForms = 64

  /// Arcs by the position they leave; one more position than the phrase has characters.
  let arcs: [[LooseProgram.Arc]]

  /// The characters of a folded phrase, and how many separators stand before each; none at all for a
  /// phrase without separators.
  static func parts(of text: String) -> (scalars: [UInt32], separators: [Int]) {
    var scalars: [UInt32] = []
    var separators: [Int] = []
    var passed = 0
    for scalar in text.unicodeScalars.map(\.value) {
      if ScalarClass.of(scalar).contains(.separator) {
        passed += 1
      } else {
        scalars.append(scalar)
        separators.append(passed)
        passed = 0
      }
    }
    return (scalars, separators.allSatisfy { $0 == 0 } ? [] : separators)
  }

  init(scalars: [UInt32], variants: VariantTable) {
    var arcs: [[LooseProgram.Arc]] = Array(repeating: [], count: scalars.count + 1)
    for (index, scalar) in scalars.enumerated() {
      arcs[index].append(LooseProgram.Arc(scalars: [scalar], next: index + 1))
      for variant in variants.variants(at: index, of: scalars) {
        let arc = LooseProgram.Arc(
          scalars: variant.substitute, next: index + variant.canonical.count)
        if !arcs[index].contains(arc) { arcs[index].append(arc) }
      }
    }
    self.arcs = arcs
  }

  /// One choice a stretch of the phrase: all forms of the whole if they are few, else of the
  /// longest stretches whose forms are. A stretch must not be jumped over by an arc.
  var choices: [LiteralSet] {
    let length = arcs.count - 1
    var choices: [LiteralSet] = []
    var width = length
    while width > 0, choices.isEmpty {
      for start in 0...(length - width) where isClosed(from: start, to: start + width) {
        if let forms = forms(from: start, to: start + width) {
          choices.append(LiteralSet(literals: Array(forms)))
        }
      }
      width -= 1
    }
    return choices
  }

  /// Whether every match passes both positions.
  private func isClosed(from start: Int, to end: Int) -> Bool {
    for position in arcs.indices.dropLast() {
      for arc in arcs[position] {
        if position < start && arc.next > start { return false }
        if position < end && arc.next > end { return false }
      }
    }
    return true
  }

  /// Every way from `start` to `end`, as UTF-8; nil if there are too many.
  private func forms(from start: Int, to end: Int) -> Set<[UInt8]>? {
    var forms: [Set<[UInt8]>] = Array(repeating: [], count: end + 1)
    forms[start] = [[]]
    for position in start..<end {
      for arc in arcs[position] where arc.next <= end {
        let bytes = LoosePhrase.utf8(arc.scalars)
        for form in forms[position] { forms[arc.next].insert(form + bytes) }
      }
      if forms.contains(where: { $0.count > LoosePhrase.maximumForms }) { return nil }
    }
    return forms[end]
  }

  private static func utf8(_ scalars: [UInt32]) -> [UInt8] {
    scalars.compactMap { Unicode.Scalar($0) }.flatMap { Array(String(Character($0)).utf8) }
  }
}
