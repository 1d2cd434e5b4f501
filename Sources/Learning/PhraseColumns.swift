/// Which examples have which phrase: the columns of those that could be entries.
struct PhraseColumns: Sendable {
  let index: PhraseIndex
  /// The phrase behind each column.
  let phrases: [Int]
  let matrix: FeatureMatrix
  /// The columns of each example, as many as `starts` says.
  private let columns: [UInt32]
  private let starts: [Int]

  /// Takes the columns of `messages`, one row each. O(tokens).
  init(_ index: PhraseIndex, messages: [Int], leastCharacters: Int) {
    let form = PhraseForm(index, leastCharacters: leastCharacters)
    let phrases = index.phrases.indices.filter(form.isEntry)
    var numbers = [UInt32](repeating: PhraseIndex.none, count: index.phrases.count)
    for (column, phrase) in phrases.enumerated() { numbers[phrase] = UInt32(column) }
    var columns: [UInt32] = []
    var starts = [0]
    var ends = [Int](repeating: 0, count: phrases.count + 1)
    for message in messages {
      for phrase in index.phrases(ofMessage: message) where numbers[Int(phrase)] != PhraseIndex.none
      {
        columns.append(numbers[Int(phrase)])
        ends[Int(numbers[Int(phrase)]) + 1] += 1
      }
      starts.append(columns.count)
    }
    for column in phrases.indices { ends[column + 1] += ends[column] }
    var next = ends
    var rows = [UInt32](repeating: 0, count: columns.count)
    for row in messages.indices {
      for place in starts[row]..<starts[row + 1] {
        let column = Int(columns[place])
        rows[next[column]] = UInt32(row)
        next[column] += 1
      }
    }
    self.index = index
    self.phrases = phrases
    self.columns = columns
    self.starts = starts
    matrix = FeatureMatrix(rowCount: messages.count, starts: ends, rows: rows)
  }

  /// The columns that an example has.
  func columns(ofRow row: Int) -> ArraySlice<UInt32> { columns[starts[row]..<starts[row + 1]] }

  /// A column's phrase as text.
  func text(of column: Int) -> String { index.text(of: phrases[column]) }
}
