import ScreeningEngine
import TextFolding

/// Finds how one word may stand in a message in disguise, by itself and on any thread.
struct WordLowering {
  /// Forms of one word that are looked for at most; beyond, only characters for characters are.
  private static let maximumForms = 64
  /// Literals of fewer bytes are found so often that looking for them says nothing.
  private static let minimumBytes = 2

  private let variants: VariantTable
  private let densifier: Densifier
  private var arcs = ArcRows()
  /// What a dense view is made in.
  private var arena = ByteArena()

  /// What becomes of a word. A class, since it is made on one thread and passed on in arrays to another.
  final class Word: Sendable {
    let bytes: [UInt8]
    let program: LooseProgram
    /// Whether it has neither separators of its own nor variants.
    let isRigid: Bool
    /// What the dense view shows of it, in order.
    let forms: [[UInt8]]
    /// The same of forms that begin with a sign, which the dense view leaves out.
    let formsBehindSign: [[UInt8]]

    init(
      _ bytes: [UInt8], _ program: LooseProgram, isRigid: Bool, forms: [[UInt8]],
      formsBehindSign: [[UInt8]] = []
    ) {
      self.bytes = bytes
      self.program = program
      self.isRigid = isRigid
      self.forms = forms
      self.formsBehindSign = formsBehindSign
    }
  }

  init(variants: VariantTable, densifier: Densifier) {
    self.variants = variants
    self.densifier = densifier
  }

  /// Nil where the word is too short to be known in disguise.
  ///
  /// A short learned word has no variants: two characters that may stand for two others are more
  /// often words of their own (家人 is no 加人), and unlike an author's words nobody chose them.
  mutating func lower(_ word: ReadableWord) -> Word? {
    let (scalars, separators) = LoosePhrase.parts(of: word.bytes.span)
    guard isLongEnough(scalars) else { return nil }
    let hasVariants = !word.isLearned || scalars.count > 2
    let loose = LoosePhrase(scalars: scalars, variants: hasVariants ? variants : nil, &arcs)
    let isPlain = loose.arcs.allSatisfy { $0.count < 2 }
    let program = LooseProgram(arcs: loose.arcs, takesRest: false, separators: separators)
    guard !isPlain else {
      let form = dense(word.bytes)
      return Word(
        word.bytes, program, isRigid: separators.isEmpty,
        forms: form.count >= Self.minimumBytes ? [form] : [])
    }
    var plain: Set<[UInt8]> = []
    var behindSign: Set<[UInt8]> = []
    for form in forms(of: loose, of: word.bytes) where form.bytes.count >= Self.minimumBytes {
      if form.startsWithSign { behindSign.insert(form.bytes) } else { plain.insert(form.bytes) }
    }
    return Word(
      word.bytes, program, isRigid: false,
      forms: plain.sorted { $0.lexicographicallyPrecedes($1) },
      formsBehindSign: behindSign.sorted { $0.lexicographicallyPrecedes($1) })
  }

  /// Two Han characters are a word, and four letters; digits are none.
  private func isLongEnough(_ scalars: [UInt32]) -> Bool {
    if scalars.contains(where: { ScalarClass.of($0).contains(.unspaced) }) {
      return scalars.count >= 2
    }
    return scalars.count >= 4 && !scalars.allSatisfy { (0x30...0x39).contains($0) }
  }

  // MARK: Forms

  private struct Form: Hashable {
    var bytes: [UInt8]
    /// Whether it begins with a sign, of which the dense view has nothing.
    var startsWithSign: Bool
  }

  /// Every form of a word in the dense view; only its own, with characters for characters, where
  /// there are too many.
  private mutating func forms(of phrase: LoosePhrase, of bytes: [UInt8]) -> [Form] {
    var forms: [Set<Form>] = Array(repeating: [], count: phrase.arcs.count)
    forms[0] = [Form(bytes: [], startsWithSign: false)]
    for position in phrase.arcs.indices.dropLast() {
      for arc in phrase.arcs[position] {
        let dense = dense(arc.scalars)
        for form in forms[position] {
          forms[arc.next].insert(
            Form(
              bytes: form.bytes + dense,
              startsWithSign: form.startsWithSign || position == 0 && dense.isEmpty))
        }
        guard forms[arc.next].count <= Self.maximumForms else {
          return [Form(bytes: self.dense(bytes), startsWithSign: false)]
        }
      }
    }
    return Array(forms.last ?? [])
  }

  private mutating func dense(_ scalars: [UInt32]) -> [UInt8] {
    var bytes: [UInt8] = []
    for scalar in scalars {
      guard let scalar = Unicode.Scalar(scalar), let encoded = UTF8.encode(scalar) else { continue }
      bytes.append(contentsOf: encoded)
    }
    return dense(bytes)
  }

  private mutating func dense(_ bytes: [UInt8]) -> [UInt8] {
    arena.removeAll()
    densifier.densify(bytes.span, into: &arena)
    return Array(arena.storage[..<arena.count])
  }
}
