/// The records of a dense view by scalar, in blocks of 16 of which those that are alike are kept once.
///
/// Those without substitutions are the same for every pack: they are made once, and what a pack
/// substitutes is written into copies of the few blocks it touches. Made from nothing for each pack,
/// twice at every start, they were a third of what a start costs before the first rule.
struct DenseRecords: Sendable {
  /// For each block of 16 scalars of the BMP, where its records start in `records`.
  private(set) var blocks: [UInt16] = []
  private(set) var records: [UInt32] = []
  /// Han characters that stay themselves.
  private(set) var plainHan = HanSet { Self.isKept($0) }

  /// Those of a view that leaves separators out and changes nothing.
  static let plain = DenseRecords()

  private init() {
    blocks.reserveCapacity(0x1000)
    var seen: [UInt32: UInt16] = [:]
    var last = (key: UInt32.max, place: UInt16(0))
    for start in stride(from: UInt32(0), to: 0x10000, by: 16) {
      // The scalars of a block are of one length in UTF-8.
      let length = UInt32(UTF8Form.encoded(start).length)
      var kept: UInt32 = 0
      for offset in UInt32(0)..<16 where Self.isKept(start + offset) { kept |= 1 << offset }
      let key = length << 16 | kept
      if key != last.key {
        last = (key, seen[key] ?? UInt16(truncatingIfNeeded: records.count / 16))
        if seen.updateValue(last.place, forKey: key) == nil {
          for offset in UInt32(0)..<16 { records.append((kept >> offset & 1) * length << 24) }
        }
      }
      blocks.append(last.place)
    }
  }

  /// Those of `plain` with each scalar of `substitutions` as the scalar that stands for it.
  init(_ substitutions: [UInt32: UInt32]) {
    self = .plain
    let shared = records.count / 16
    for (scalar, target) in substitutions where scalar <= 0xFFFF && Self.isKept(scalar) {
      plainHan.remove(scalar)
      let block = Int(scalar >> 4)
      if blocks[block] < shared {
        let start = Int(blocks[block]) << 4
        blocks[block] = UInt16(truncatingIfNeeded: records.count / 16)
        records += records[start..<start + 16]
      }
      records[place(of: scalar)] = Self.record(of: scalar, as: target)
    }
  }

  /// The record of a scalar of the BMP; 0 for what is left out.
  subscript(_ scalar: UInt32) -> UInt32 { records[place(of: scalar)] }

  private func place(of scalar: UInt32) -> Int {
    Int(blocks[Int(scalar >> 4)]) << 4 | Int(scalar & 15)
  }

  private static func record(of scalar: UInt32, as target: UInt32) -> UInt32 {
    let before = UTF8Form.encoded(scalar)
    guard Unicode.Scalar(target) != nil else { return UInt32(before.length) << 24 }
    let after = UTF8Form.encoded(target)
    // Length 4 says: look it up in `rare`.
    guard after.length < 4 else { return 4 << 24 }
    return (before.word ^ after.word) & 0xFF_FFFF | UInt32(after.length) << 24
  }

  static func isKept(_ scalar: UInt32) -> Bool {
    !ScalarClass.of(scalar).contains(.separator)
  }
}
