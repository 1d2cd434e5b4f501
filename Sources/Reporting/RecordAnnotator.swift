/// Puts a member `"weir"` into a JSON object as its last, and leaves every other byte as it was.
///
/// A member of that name the record came with is taken out, however its key is escaped: a sender
/// must not be able to write the verdict on their own message, and a record that goes through two
/// filters ends with one verdict, the last. Only members of the object itself count, not deeper ones.
///
/// The record is an object that a reader has accepted; on anything else no access is out of bounds
/// and the bytes come out as they went in, followed by nothing.
package struct RecordAnnotator {
  private let record: ArraySlice<UInt8>
  /// The names of members to take out.
  private let names: [[UInt8]]

  /// The member's name.
  package static let memberName = "weir"
  private static let name = Array(memberName.utf8)
  private static let ownNames = [name]

  /// Takes a record as it came, without its line end.
  package init(_ record: ArraySlice<UInt8>) {
    self.record = record
    names = Self.ownNames
  }

  /// The same, to put other members in the place of those called so.
  package init(_ record: ArraySlice<UInt8>, replacing names: [String]) {
    self.record = record
    self.names = names.map { Array($0.utf8) }
  }

  /// Appends the record without the members to be replaced, and with those that `appendMembers`
  /// writes as its last: names, values, and commas between.
  package func append(
    membersTo output: inout [UInt8], _ appendMembers: (inout [UInt8]) -> Void
  ) {
    guard let brace = record.lastIndex(of: UInt8(ascii: "}")) else {
      output.append(contentsOf: record)
      return
    }
    if appendWithoutOldMember(upTo: brace, to: &output) { output.append(UInt8(ascii: ",")) }
    appendMembers(&output)
    output.append(contentsOf: record[brace...])
  }

  /// Appends the record with the member, whose value's members `appendValue` writes.
  package func append(to output: inout [UInt8], value appendValue: (inout [UInt8]) -> Void) {
    guard let brace = record.lastIndex(of: UInt8(ascii: "}")) else {
      output.append(contentsOf: record)
      return
    }
    let hasMembers: Bool
    if mayHoldName {
      hasMembers = appendWithoutOldMember(upTo: brace, to: &output)
    } else {
      output.append(contentsOf: record[..<brace])
      hasMembers = record[..<brace].last { !Self.isSpace($0) } != UInt8(ascii: "{")
    }
    if hasMembers { output.append(UInt8(ascii: ",")) }
    JSONText.append(raw: "\"weir\":{", to: &output)
    appendValue(&output)
    output.append(UInt8(ascii: "}"))
    output.append(contentsOf: record[brace...])
  }

  /// Whether a closer look is needed: the name stands somewhere, or an escape could spell it.
  private var mayHoldName: Bool {
    var index = record.startIndex
    while index + 1 < record.endIndex {
      let byte = record[index]
      if byte == UInt8(ascii: "\\") {
        if record[index + 1] == UInt8(ascii: "u") { return true }
        index += 2
        continue
      }
      if byte == UInt8(ascii: "w"), record[index...].starts(with: Self.name) { return true }
      index += 1
    }
    return false
  }

  /// Appends everything before `brace` but members called "weir"; returns whether any member is
  /// left.
  private func appendWithoutOldMember(upTo brace: Int, to output: inout [UInt8]) -> Bool {
    var kept = false
    var start = record.startIndex
    // Up to and with the opening brace.
    if let open = record.firstIndex(of: UInt8(ascii: "{")) {
      output.append(contentsOf: record[...open])
      start = open + 1
    }
    while start < brace {
      let member = start..<memberEnd(from: start, limit: brace)
      if !isOldMember(member) {
        if kept { output.append(UInt8(ascii: ",")) }
        output.append(contentsOf: record[member])
        kept = kept || !record[member].allSatisfy(Self.isSpace)
      }
      start = member.upperBound + 1
    }
    return kept
  }

  /// Where the member from `start` on ends: at the comma behind it, or at the limit.
  private func memberEnd(from start: Int, limit: Int) -> Int {
    var depth = 0
    var index = start
    while index < limit {
      switch record[index] {
      case UInt8(ascii: "\""):
        index = stringEnd(from: index, limit: limit)
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ",") where depth == 0: return index
      default: break
      }
      index += 1
    }
    return limit
  }

  /// One past the closing quote of the string that opens at `quote`.
  private func stringEnd(from quote: Int, limit: Int) -> Int {
    var index = quote + 1
    while index < limit, record[index] != UInt8(ascii: "\"") {
      index += record[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index + 1, limit)
  }

  private func isOldMember(_ member: Range<Int>) -> Bool {
    guard let quote = record[member].firstIndex(of: UInt8(ascii: "\"")) else { return false }
    let end = stringEnd(from: quote, limit: member.upperBound)
    guard end - quote >= 2 else { return false }
    return names.contains { spells($0, record[(quote + 1)..<(end - 1)]) }
  }

  /// Whether a key, its escapes undone, is the name. Only `\u` escapes can spell a letter.
  private func spells(_ name: [UInt8], _ key: ArraySlice<UInt8>) -> Bool {
    var position = key.startIndex
    for wanted in name {
      guard position < key.endIndex else { return false }
      if key[position] == UInt8(ascii: "\\") {
        guard position + 6 <= key.endIndex, key[position + 1] == UInt8(ascii: "u") else {
          return false
        }
        let digits = String(decoding: key[(position + 2)..<(position + 6)], as: UTF8.self)
        guard UInt16(digits, radix: 16) == UInt16(wanted) else { return false }
        position += 6
      } else {
        guard key[position] == wanted else { return false }
        position += 1
      }
    }
    return position == key.endIndex
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
