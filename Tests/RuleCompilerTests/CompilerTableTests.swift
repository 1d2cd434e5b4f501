import Diagnostics
import ScreeningEngine
import TestSupport
import Testing

@testable import RuleCompiler

@Suite struct `The tables of the compiler` {
  @Test func `number distinct strings in the order in which they come`() {
    var random = SeededRandom(seed: 0xB17E)
    var strings = ByteStrings()
    var numbers: [[UInt8]: Int] = [:]
    for _ in 0..<20_000 {
      let length = Int.random(in: 0...4, using: &random)
      let string = (0..<length).map { _ in UInt8.random(in: 0...12, using: &random) }
      let (number, isNew) = strings.number(of: string)
      #expect(isNew == (numbers[string] == nil))
      #expect(number == numbers[string, default: numbers.count])
      numbers[string] = number
    }
    #expect(strings.strings.count == numbers.count)
    #expect(numbers.allSatisfy { strings.strings[$1] == $0 })
  }

  @Test func `have the rows that pairs put into them`() {
    var random = SeededRandom(seed: 0x7AB1)
    var rows: [[UInt32]] = Array(repeating: [], count: 40)
    var pairs: [(row: UInt32, element: UInt32)] = []
    for element in UInt32(0)..<200 {
      let row = Int.random(in: 0..<rows.count, using: &random)
      rows[row].append(element)
      pairs.append((UInt32(row), element))
    }
    var builder = TableBuilder<UInt32>()
    for row in rows { builder.append(row: row) }
    for table in [TableBuilder(rowCount: rows.count, pairs).table, builder.table] {
      #expect(table.rowCount == rows.count)
      #expect(rows.indices.allSatisfy { Array(table.elements[table.row($0)]) == rows[$0] })
    }
    #expect(TableBuilder<UInt32>(rowCount: 3, []).table.row(2).isEmpty)
  }

  @Test func `find patterns by their places, whatever the order they came in`() {
    func place(_ file: Int, _ start: Int) -> SourceRange {
      SourceRange(file: FileID(file), start: start, end: start + 2)
    }
    var places = PatternPlaces()
    for (pattern, range) in [place(1, 4), place(0, 9), place(0, 2), place(0, 9)].enumerated() {
      places.add(pattern == 3 ? 1 : pattern, at: range)
    }
    places.sort()
    #expect(places[place(0, 9)]?.index == 1)
    #expect(places[place(0, 2)]?.index == 2)
    #expect(places[place(1, 4)]?.index == 0)
    #expect(places[place(0, 3)] == nil)
    #expect(places[place(2, 0)] == nil)
  }

  @Test func `keep the owners of a pattern in order`() {
    var row = OwnerRow()
    #expect(row.isEmpty)
    for signal in UInt32(0)..<3 { row.append(Owner(signal: signal, gate: [], score: 0)) }
    for index in row.indices { row[index].isWeighed = index != 1 }
    #expect(row.map(\.signal) == [0, 1, 2])
    #expect(row.map(\.isWeighed) == [true, false, true])
  }
}
