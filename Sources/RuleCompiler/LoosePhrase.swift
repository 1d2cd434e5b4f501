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
  static func parts(of text: Span<UInt8>) -> (scalars: [UInt32], separators: [Int]) {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(text.count)
    // Stays empty up to the first separator.
    var separators: [Int] = []
    var passed = 0
    var offset = 0
    while offset < text.count {
      let (scalar, length) = text.foldedScalar(at: offset)
      offset += length
      if ScalarClass.of(scalar).contains(.separator) {
        passed += 1
      } else {
        if passed > 0, separators.isEmpty {
          separators = Array(repeating: 0, count: scalars.count)
        }
        scalars.append(scalar)
        if passed > 0 || !separators.isEmpty { separators.append(passed) }
        passed = 0
      }
    }
    return (scalars, separators)
  }

  /// The phrase with characters as they are and as `variants` disguise them.
  init(scalars: [UInt32], variants: VariantTable, _ rows: inout ArcRows) {
    var arcs: [[LooseProgram.Arc]] = []
    arcs.reserveCapacity(scalars.count + 1)
    for (index, scalar) in scalars.enumerated() {
      var row = rows.row(of: scalar, at: index)
      guard variants.mayVary(scalar) else {
        arcs.append(row)
        continue
      }
      for variant in variants.variants(at: index, of: scalars) {
        let arc = LooseProgram.Arc(
          scalars: variant.substitute, next: index + variant.canonical.count)
        if !row.contains(arc) { row.append(arc) }
      }
      arcs.append(row)
    }
    arcs.append([])
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

/// The arcs of characters that nothing stands for, each made once.
///
/// Words by the ten thousand are of a few thousand characters: with an array of arcs and one of scalars
/// for each of its characters, a word took half a kilobyte and twice as long to make and to free.
struct ArcRows {
  private var rows: [UInt64: [LooseProgram.Arc]] = [:]

  /// The only arc of a character at a place of a phrase.
  mutating func row(of scalar: UInt32, at index: Int) -> [LooseProgram.Arc] {
    let key = UInt64(index) << 32 | UInt64(scalar)
    if let row = rows[key] { return row }
    let row = [LooseProgram.Arc(scalars: [scalar], next: index + 1)]
    rows[key] = row
    return row
  }
}
