import TestSupport
import Testing

@testable import ScreeningEngine

@Suite("The characters that words may have")
struct WordFormsTests {
  /// A word of `scalars` with random forms for its characters: others, signs, two for one, one for two.
  private static func program(
    _ scalars: [UInt32], _ alphabet: [UInt32], _ random: inout SeededRandom
  ) -> LooseProgram {
    func any() -> UInt32 { alphabet[Int.random(in: 0..<alphabet.count, using: &random)] }
    var arcs: [[LooseProgram.Arc]] = Array(repeating: [], count: scalars.count + 1)
    for (index, scalar) in scalars.enumerated() {
      arcs[index] = [LooseProgram.Arc(scalars: [scalar], next: index + 1)]
      switch Int.random(in: 0..<6, using: &random) {
      case 0, 1: arcs[index].append(LooseProgram.Arc(scalars: [any()], next: index + 1))
      case 2: arcs[index].append(LooseProgram.Arc(scalars: [any(), any()], next: index + 1))
      case 3 where index + 2 <= scalars.count:
        arcs[index].append(LooseProgram.Arc(scalars: [any()], next: index + 2))
      default: break
      }
    }
    return LooseProgram(arcs: arcs, takesRest: false)
  }

  @Test("leave out no place where a word is found")
  func leaveNothingOut() {
    var random = SeededRandom(seed: 23)
    let letters = "加我钱微a".unicodeScalars.map(\.value)
    let alphabet = "加我钱微a+💰. \n".unicodeScalars.map(\.value)
    var forms = WordForms()
    var found = 0
    var leftOut = 0
    for _ in 0..<20_000 {
      let scalars = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        letters[Int.random(in: 0..<letters.count, using: &random)]
      }
      let program = Self.program(scalars, alphabet, &random)
      let index = forms.add(program)
      var text = ""
      for _ in 0..<Int.random(in: 1...9, using: &random) {
        let scalar = alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
        text.unicodeScalars.append(contentsOf: Unicode.Scalar(scalar).map { [$0] } ?? [])
      }
      let bytes = Array(text.utf8)
      let mayStand = forms.mayStand(index, at: 0, in: bytes.span)
      let match = LooseMatcher.firstMatch(of: program, in: bytes.span, from: 0)
      if let match, match.span.start == 0 {
        found += 1
        #expect(mayStand, "\(scalars) in \(text)")
      }
      if LooseMatcher.reading(of: program, at: 0, in: bytes.span) != nil {
        #expect(mayStand, "\(scalars) in \(text)")
      }
      if !mayStand { leftOut += 1 }
    }
    #expect(found > 500)
    #expect(leftOut > 10_000)
  }

  @Test(
    "tell words that the text does not have",
    arguments: [
      ("的💰", true), ("的 钱", true), ("的人", false), ("的 人", false), ("的", false),
      ("的....钱", false),
    ])
  func tell(text: String, expected: Bool) {
    let program = LooseProgram(
      arcs: [
        [.init(scalars: [0x7684], next: 1)],
        [.init(scalars: [0x94B1], next: 2), .init(scalars: [0x1F4B0], next: 2)], [],
      ], takesRest: false)
    var forms = WordForms()
    let index = forms.add(program)
    #expect(forms.mayStand(index, at: 0, in: Array(text.utf8).span) == expected)
  }
}
