internal import CLiteralScan
import LiteralSearch
import TextFolding

/// Which literals say nothing where they stand: what `Evaluation` would find no candidate for.
///
/// Of the messages of the benchmark three in eight hold a literal and one in seventeen a candidate.
/// The others pass here, before an evaluation is begun: each is asked from one flat row by literal.
// SAFETY: the tables are written by `init` and never after; they live until `deinit`.
@safe final class QuietTable: @unchecked Sendable {
  private let announced: UnsafeMutableBufferPointer<weir_announced>
  private let needs: UnsafeMutableBufferPointer<weir_need>
  private let literals: UnsafeMutableBufferPointer<UInt32>

  /// From what the literals of `program` announce. O(what they announce).
  init(_ program: borrowing RuleProgram) {
    var rows: [weir_announced] = []
    var needs: [weir_need] = []
    var literals: [UInt32] = []
    // The place of a need's literals, by its number.
    var known: [Int32: weir_need] = [:]
    let count = max(program.literalPatterns.rowCount, program.plainWordLengths.count)
    rows.reserveCapacity(count)
    for literal in 0..<count {
      var row = weir_announced()
      row.needs = UInt32(needs.count)
      row.is_word = program.mayBeWord(literal) ? 1 : 0
      let patterns =
        literal < program.literalPatterns.rowCount ? program.literalPatterns.row(literal) : 0..<0
      for position in patterns {
        let pattern = Int(program.literalPatterns.elements[position])
        let number = program.companions.number(of: pattern)
        guard number >= 0 else {
          row.is_loud = 1
          break
        }
        let need =
          known[number] ?? program.companions.need(number).added(to: &literals)
        known[number] = need
        needs.append(need)
      }
      if row.is_loud == 0 { row.count = UInt32(needs.count) - row.needs }
      rows.append(row)
    }
    unsafe announced = Self.copy(rows)
    unsafe self.needs = Self.copy(needs)
    unsafe self.literals = Self.copy(literals)
  }

  deinit {
    unsafe announced.deallocate()
    unsafe needs.deallocate()
    unsafe literals.deallocate()
  }

  private static func copy<Element>(_ array: [Element]) -> UnsafeMutableBufferPointer<Element> {
    let buffer = UnsafeMutableBufferPointer<Element>.allocate(capacity: array.count)
    _ = unsafe buffer.initialize(from: array)
    return unsafe buffer
  }

  /// Whether nothing can come of the literals in `range`, all those of one message, in order of their
  /// starts in the dense view: no pattern that they announce can match, and no word of them stands
  /// there in disguise.
  ///
  /// Law: then `Evaluation.addCandidates` adds none, and the message has no reading. Not the other
  /// way round: what depends on more than which literals stand where is not looked at.
  @inline(__always)
  func isQuiet(_ hits: [LiteralHit], at places: [LiteralPlace], _ range: Range<Int>) -> Bool {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= min(hits.count, places.count))
    // SAFETY: both buffers live for the closures, and hold `range`, as checked above. LiteralHit and
    // LiteralPlace have the layout of the structs in C, whose second number says what is written. Every
    // literal has a row.
    return unsafe hits.withUnsafeBytes { hits in
      unsafe places.withUnsafeBytes { places in
        guard let hits = hits.baseAddress, let places = places.baseAddress else { return true }
        var table = unsafe weir_quiet_table(
          announced: announced.baseAddress, needs: needs.baseAddress,
          literals: literals.baseAddress)
        return unsafe weir_is_quiet(
          hits.assumingMemoryBound(to: weir_hit.self) + range.lowerBound, range.count,
          places.assumingMemoryBound(to: UInt32.self) + 2 * range.lowerBound + 1,
          MemoryLayout<LiteralPlace>.stride, &table) != 0
      }
    }
  }
}

extension CompanionTable.Need {
  /// This need in C, its literals appended to `all`.
  fileprivate func added(to all: inout [UInt32]) -> weir_need {
    defer { all += literals }
    return weir_need(
      mask: literals.reduce(0) { $0 | weir_need_bit($1) }, first: Int64(reach.lowerBound),
      last: Int64(reach.upperBound), literals: UInt32(all.count), count: UInt32(literals.count))
  }
}

extension RuleProgram {
  /// Whether a literal stands for a word that may be in disguise.
  fileprivate borrowing func mayBeWord(_ literal: Int) -> Bool {
    literal < plainWordLengths.count && plainWordLengths[literal] > 0
  }
}
