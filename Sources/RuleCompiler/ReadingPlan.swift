import ScreeningEngine
import TextFolding

/// The words of a pack that a reading puts together again, and the literals that announce them in
/// disguise.
struct ReadingPlan {
  /// Forms of one word that are looked for at most; beyond, only characters for characters are.
  private static let maximumForms = 64
  /// Literals of fewer bytes are found so often that looking for them says nothing.
  private static let minimumBytes = 2

  private let variants: VariantTable
  private let densifier: Densifier
  private var seen = ByteStrings()
  private var arcs = ArcRows()
  /// What a dense view is made in.
  private var arena = ByteArena()
  private(set) var words: [ReadingWord] = []
  /// The bytes that the words point into.
  private(set) var bytes: [UInt8] = []
  private(set) var programs: [LooseProgram] = []
  private(set) var wordForms = WordForms()
  /// What the dense view shows of the words, in disguise or not, those of one word in order.
  private(set) var forms: [(literal: [UInt8], word: UInt32)] = []

  init(variants: VariantTable, densifier: Densifier) {
    self.variants = variants
    self.densifier = densifier
  }

  /// Adds a folded phrase or literal, once; nothing where it is too short to be known in disguise.
  ///
  /// A learned word has three characters at least: of two of them parted by a space the first most
  /// often ends what was said, two that may stand for two others are words of their own (家人 is no
  /// 加人), and unlike an author's words nobody chose them. What rules need comes first, or it is
  /// passed by as well.
  mutating func add(_ literal: [UInt8], isLearned: Bool = false) {
    let bytes = ReadingPlan.withoutOuterSeparators(literal)
    guard seen.number(of: bytes).isNew else { return }
    let (scalars, separators) = LoosePhrase.parts(of: bytes.span)
    guard isLongEnough(scalars), !isLearned || scalars.count > 2 else { return }
    let loose = LoosePhrase(scalars: scalars, variants: variants, &arcs)
    let program = LooseProgram(arcs: loose.arcs, takesRest: false, separators: separators)
    let range = IndexRange(start: self.bytes.count, count: bytes.count)
    let isPlain = loose.arcs.allSatisfy { $0.count < 2 }
    let isRigid = separators.isEmpty && isPlain
    self.bytes += bytes
    programs.append(program)
    let places = wordForms.add(program)
    guard !isPlain else {
      let form = dense(bytes)
      guard form.count >= Self.minimumBytes else { return }
      append(range, CollectionOfOne(form), startsWithSign: false, isRigid: isRigid, places)
      return
    }
    var plain: Set<[UInt8]> = []
    var behindSign: Set<[UInt8]> = []
    for form in forms(of: loose, of: bytes) {
      guard form.bytes.count >= Self.minimumBytes else { continue }
      if form.startsWithSign { behindSign.insert(form.bytes) } else { plain.insert(form.bytes) }
    }
    append(range, plain, startsWithSign: false, isRigid: isRigid, places)
    append(range, behindSign, startsWithSign: true, isRigid: false, places)
  }

  /// A pattern's literal may begin or end with what stands between words.
  private static func withoutOuterSeparators(_ literal: [UInt8]) -> [UInt8] {
    let bytes = literal.span
    func isSeparator(at offset: Int) -> Bool {
      ScalarClass.of(bytes.foldedScalar(at: offset).value).contains(.separator)
    }
    var start = 0
    while start < bytes.count, isSeparator(at: start) {
      start += bytes.foldedScalar(at: start).length
    }
    var end = bytes.count
    while end > start {
      var last = end - 1
      while last > start, bytes[last] & 0xC0 == 0x80 { last -= 1 }
      guard isSeparator(at: last) else { break }
      end = last
    }
    return start == 0 && end == bytes.count ? literal : Array(literal[start..<end])
  }

  private mutating func append(
    _ text: IndexRange, _ forms: some Collection<[UInt8]>, startsWithSign: Bool, isRigid: Bool,
    _ places: WordForms.Index
  ) {
    guard !forms.isEmpty else { return }
    words.append(
      ReadingWord(
        text: text, program: programs.count - 1, startsWithSign: startsWithSign, isRigid: isRigid,
        forms: places))
    let word = UInt32(words.count - 1)
    for form in forms.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      self.forms.append((form, word))
    }
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
    guard phrase.arcs.contains(where: { $0.count > 1 }) else {
      return [Form(bytes: dense(bytes), startsWithSign: false)]
    }
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
