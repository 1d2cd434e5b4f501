import TextFolding

/// A text on its way to a disguise: for each scalar what stands for it, and what comes after it.
struct DisguiseDraft {
  /// What senders put between Han characters; none of them ends a sentence.
  static let signs = Array(" ./-*_|·~".unicodeScalars)
  /// What senders put between words and characters to please the eye.
  static let pictures = Array("🔥💰🎁✨🌟🍀💎👉".unicodeScalars)
  /// Characters that show nothing.
  private static let invisible = Array(
    "\u{200B}\u{200C}\u{200D}\u{2060}\u{FEFF}\u{AD}".unicodeScalars)

  private let scalars: [Unicode.Scalar]
  private let classes: [ScalarClass]
  /// Whether a scalar is part of a link or an address.
  private let isKept: [Bool]
  /// What stands for each scalar: one, none (nil), or where `substitutes` has an entry several.
  private var replacements: [Unicode.Scalar?]
  private var substitutes: [Int: [Unicode.Scalar]] = [:]
  private var insertions: [Unicode.Scalar?]
  private var random: SplitMix64
  private let share: Double

  init(_ text: String, random: SplitMix64, share: Double) {
    scalars = Array(text.unicodeScalars)
    classes = scalars.map { ScalarClass.of($0.value) }
    isKept = AddressFinder.marks(in: scalars)
    replacements = scalars
    insertions = Array(repeating: nil, count: scalars.count)
    self.random = random
    self.share = share
  }

  /// The text as it stands now.
  var text: String {
    var view = String.UnicodeScalarView()
    for index in scalars.indices {
      if let substitute = substitutes[index] {
        view.append(contentsOf: substitute)
      } else if let scalar = replacements[index] {
        view.append(scalar)
      }
      if let inserted = insertions[index] { view.append(inserted) }
    }
    return String(view)
  }

  // MARK: Between characters

  /// Puts one of `choices` between each two Han characters; the same everywhere, or each its own.
  mutating func separateHan(by choices: [Unicode.Scalar], oneForAll: Bool) {
    let common = choices[random.next(upperBound: UInt(choices.count))]
    for index in scalars.indices.dropLast()
    where classes[index].contains(.han) && classes[index + 1].contains(.han) && isChosen() {
      insertions[index] = oneForAll ? common : choices[random.next(upperBound: UInt(choices.count))]
    }
  }

  /// Puts an invisible character between each two letters or digits of any script.
  mutating func hideBetweenLetters() {
    for index in scalars.indices.dropLast()
    where isLetter(index) && isLetter(index + 1) && !isKept[index] && isChosen() {
      insertions[index] = Self.invisible[random.next(upperBound: UInt(Self.invisible.count))]
    }
  }

  /// Puts one of `choices` for each single space between two words of a spaced script.
  mutating func replaceSpaces(by choices: [Unicode.Scalar]) {
    for index in scalars.indices.dropFirst().dropLast()
    where scalars[index] == " " && classes[index - 1].contains(.spacedWord)
      && classes[index + 1].contains(.spacedWord) && !isKept[index - 1] && !isKept[index + 1]
      && isChosen()
    {
      replacements[index] = choices[random.next(upperBound: UInt(choices.count))]
    }
  }

  // MARK: For characters

  /// Puts for each scalar what `form` gives for it.
  mutating func replaceEach(_ form: (Unicode.Scalar) -> Unicode.Scalar?) {
    for index in scalars.indices where !isKept[index] {
      guard let new = form(scalars[index]), isChosen() else { continue }
      replacements[index] = new
    }
  }

  /// The wide form of ASCII.
  static func fullwidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x20: Unicode.Scalar(0x3000)
    case 0x21...0x7E: Unicode.Scalar(scalar.value + 0xFEE0)
    default: nil
    }
  }

  /// Puts ASCII letters and digits in one of four styles, one for the text.
  mutating func style() {
    // Mathematical bold, sans-serif bold, monospace: capitals, small letters and digits in a row.
    let rows: [(capital: UInt32, small: UInt32, digit: UInt32)] = [
      (0x1D400, 0x1D41A, 0x1D7CE), (0x1D5D4, 0x1D5EE, 0x1D7EC), (0x1D670, 0x1D68A, 0x1D7F6),
      (0x24B6, 0x24D0, 0x245F),
    ]
    let row = rows[random.next(upperBound: UInt(rows.count))]
    replaceEach { scalar in
      switch scalar {
      case "A"..."Z": Unicode.Scalar(row.capital + scalar.value - 0x41)
      case "a"..."z": Unicode.Scalar(row.small + scalar.value - 0x61)
      // In circles nought stands apart.
      case "0" where row.digit == 0x245F: "⓪"
      case "0"..."9": Unicode.Scalar(row.digit + scalar.value - 0x30)
      default: nil
      }
    }
  }

  /// Puts look-alikes for Latin letters; each word keeps one, or it would be a word of the other
  /// script.
  mutating func mixScripts() {
    var start = 0
    while start < scalars.count {
      var end = start
      while end < scalars.count, classes[end].contains(.spacedWord), !isKept[end] { end += 1 }
      let letters = (start..<end).filter { LookalikeLetters.isLatin(scalars[$0]) }
      var places = letters.filter {
        LookalikeLetters.letter(for: scalars[$0]) != nil && !hasMark(after: $0)
      }
      if places.count == letters.count, !places.isEmpty {
        places.remove(at: random.next(upperBound: UInt(places.count)))
      }
      for place in places where isChosen() {
        guard let letter = LookalikeLetters.letter(for: scalars[place]) else { continue }
        replacements[place] = letter
      }
      start = max(end, start + 1)
    }
  }

  /// Puts a substitute for each form that has one, the longest form first.
  mutating func substitute(_ variants: VariantForms) {
    let folds = scalars.map { VariantForms.plainForm(of: $0) }
    var index = 0
    while index < scalars.count {
      guard let (length, substitute) = substitute(variants, at: index, folds) else {
        index += 1
        continue
      }
      substitutes[index] = substitute
      for rest in index + 1..<index + length { replacements[rest] = nil }
      index += length
    }
  }

  /// A substitute for a form at `index`, and how many scalars it stands for.
  private mutating func substitute(
    _ variants: VariantForms, at index: Int, _ folds: [UInt32]
  ) -> (length: Int, substitute: [Unicode.Scalar])? {
    guard !isKept[index] else { return nil }
    for form in variants.forms(at: index, in: folds) {
      let end = index + form.canonical.count
      let fitting = form.substitutes.filter { fits($0, from: index, to: end) }
      guard !fitting.isEmpty else { continue }
      guard isChosen() else { return nil }
      return (form.canonical.count, fitting[random.next(upperBound: UInt(fitting.count))])
    }
    return nil
  }

  /// Whether a substitute's letters do not run into letters or digits beside it: nobody could read
  /// the word, and the edges of a phrase do not let it match.
  private func fits(_ substitute: [Unicode.Scalar], from start: Int, to end: Int) -> Bool {
    func isSpacedWord(_ scalar: Unicode.Scalar?) -> Bool {
      scalar.map { ScalarClass.of($0.value).contains(.spacedWord) } ?? false
    }
    let before = lastScalar(before: start)
    let after = end < scalars.count ? scalars[end] : nil
    return !(isSpacedWord(substitute.first) && isSpacedWord(before))
      && !(isSpacedWord(substitute.last) && isSpacedWord(after))
  }

  /// What the text has now before a place.
  private func lastScalar(before place: Int) -> Unicode.Scalar? {
    for index in (0..<place).reversed() {
      if let substitute = substitutes[index] { return substitute.last }
      if let scalar = replacements[index] { return scalar }
    }
    return nil
  }

  // MARK: Choices

  /// Whether an accent follows, which composes with the Latin letter alone.
  private func hasMark(after index: Int) -> Bool {
    index + 1 < scalars.count
      && scalars[index + 1].properties.generalCategory == .nonspacingMark
  }

  private func isLetter(_ index: Int) -> Bool {
    !classes[index].contains(.separator) && !classes[index].contains(.mark)
  }

  private mutating func isChosen() -> Bool {
    share >= 1 || Double(random.next() >> 11) * 0x1p-53 < share
  }
}

extension SplitMix64 {
  /// A number below `upperBound`, for the choice among a few.
  mutating func next(upperBound: UInt) -> Int {
    Int(truncatingIfNeeded: next(upperBound: UInt64(upperBound)))
  }
}
