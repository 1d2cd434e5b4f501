import CFoldTables
import LiteralSearch

/// The tables of a dense view as the loops in C take them, in memory of their own: borrowing them from
/// arrays anew for each text took 60 instructions a message.
// SAFETY: everything is written by `init` and never after; it lives until `deinit`.
@safe final class DenseTables: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<weir_dense_tables>
  private let blocks: UnsafeMutableBufferPointer<UInt16>
  private let records: UnsafeMutableBufferPointer<UInt32>
  private let asciiKept: UnsafeMutableBufferPointer<UInt8>
  private let plainHan: UnsafeMutableBufferPointer<UInt32>
  private let unfoldedHan: UnsafeMutableBufferPointer<UInt32>
  private let packing: UnsafeMutableBufferPointer<UInt64>
  private let wide: UnsafeMutablePointer<UInt8>
  private let wideHan: UnsafeMutablePointer<UInt32>

  /// The tables must be as long as CTextLoops.h says; `asciiKept` is empty where ASCII does not stay
  /// itself.
  init(
    blocks: [UInt16], records: [UInt32], asciiKept: [UInt8], plainHan: HanSet, unfoldedHan: HanSet
  ) {
    unsafe self.blocks = .copied(blocks)
    unsafe self.records = .copied(records)
    unsafe self.asciiKept = .copied(asciiKept)
    unsafe self.plainHan = .copied(plainHan.words)
    unsafe self.unfoldedHan = .copied(unfoldedHan.words)
    unsafe packing = .copied(Self.packing)
    unsafe wide = .allocate(capacity: Int(WEIR_WIDE_BYTES))
    unsafe wideHan = .allocate(capacity: Int(WEIR_WIDE_HAN_WORDS))
    unsafe pointer = .allocate(capacity: 1)
    unsafe pointer.initialize(
      to: weir_dense_tables(
        blocks: self.blocks.baseAddress, records: self.records.baseAddress,
        ascii_kept: asciiKept.isEmpty ? nil : self.asciiKept.baseAddress,
        plain_han: self.plainHan.baseAddress, unfolded_han: self.unfoldedHan.baseAddress,
        packing: packing.baseAddress, wide: wide, wide_han: wideHan))
    unsafe weir_make_wide(pointer, wide, wideHan)
  }

  deinit {
    unsafe pointer.deallocate()
    unsafe blocks.deallocate()
    unsafe records.deallocate()
    unsafe asciiKept.deallocate()
    unsafe plainHan.deallocate()
    unsafe unfoldedHan.deallocate()
    unsafe packing.deallocate()
    unsafe wide.deallocate()
    unsafe wideHan.deallocate()
  }

  /// For each set of eight bytes, a bit each, where those in it come from when they stand together.
  private static let packing: [UInt64] = (0..<256).map { set in
    let sources = (0..<8).filter { set >> $0 & 1 == 1 } + Array(repeating: 0x80, count: 8)
    return (0..<8).reduce(0) { $0 | UInt64(sources[$1]) << (8 * $1) }
  }
}
