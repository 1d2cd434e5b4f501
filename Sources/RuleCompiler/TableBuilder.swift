import ScreeningEngine

/// A table being filled. Here and not in the module of `Table`, where a row would be filled by code that
/// asks for the type of its elements: a twentieth of compiling the shipped pack.
struct TableBuilder<Element: Sendable> {
  private var elements: [Element] = []
  private var ends: [UInt32] = []

  /// Of no rows yet.
  init() {}

  /// Of rows of what `pairs` put into them, each in the order of the pairs. O(rows and pairs).
  init(rowCount: Int, _ pairs: [(row: UInt32, element: Element)]) {
    // By row where its next element goes, which is where it ends when all are there.
    ends = Array(repeating: 0, count: rowCount)
    for pair in pairs { ends[Int(pair.row)] += 1 }
    var start: UInt32 = 0
    for row in ends.indices {
      let count = ends[row]
      ends[row] = start
      start += count
    }
    guard let any = pairs.first else { return }
    elements = Array(repeating: any.element, count: pairs.count)
    for pair in pairs {
      elements[Int(ends[Int(pair.row)])] = pair.element
      ends[Int(pair.row)] += 1
    }
  }

  /// Adds a row after the last.
  mutating func append(row: some Sequence<Element>) {
    for element in row { append(element) }
    endRow()
  }

  /// Adds an element to the row that is being filled.
  mutating func append(_ element: Element) { elements.append(element) }

  /// Ends the row that is being filled; the next element begins one after it.
  mutating func endRow() { ends.append(UInt32(elements.count)) }

  var table: Table<Element> { Table(elements: elements, ends: ends) }
}
