/// Examples by features, sparse, stored by feature: what coordinate descent walks over.
///
/// Where every value is 1 (a feature is present or not) none is stored. Immutable; any thread.
package struct FeatureMatrix: Sendable {
  /// Examples.
  package let rowCount: Int
  /// Where each feature's entries start in `rows`; one more than there are features.
  let starts: [Int]
  /// The examples that have the feature, ascending within one.
  let rows: [UInt32]
  /// How much of it each has; nil where that is always 1.
  let values: [Float]?

  /// Features.
  package var featureCount: Int { starts.count - 1 }

  /// Turns rows around. A feature named twice in a row counts twice. O(entries + features).
  package init(_ examples: [SparseRow], featureCount: Int) {
    var counts = [Int](repeating: 0, count: featureCount + 1)
    for example in examples {
      for feature in example.features { counts[Int(feature) + 1] += 1 }
    }
    for feature in 0..<featureCount { counts[feature + 1] += counts[feature] }
    let total = counts[featureCount]
    var next = counts
    var rows = [UInt32](repeating: 0, count: total)
    let isBinary = examples.allSatisfy { $0.values.isEmpty }
    var values = [Float](repeating: 1, count: isBinary ? 0 : total)
    for (row, example) in examples.enumerated() {
      for (position, feature) in example.features.enumerated() {
        let place = next[Int(feature)]
        rows[place] = UInt32(row)
        if position < example.values.count { values[place] = example.values[position] }
        next[Int(feature)] += 1
      }
    }
    self.init(
      rowCount: examples.count, starts: counts, rows: rows, values: isBinary ? nil : values)
  }

  /// Takes the features as they are stored; `starts` has one more than there are features.
  init(rowCount: Int, starts: [Int], rows: [UInt32], values: [Float]? = nil) {
    precondition(starts.last == rows.count, "every entry belongs to a feature")
    self.rowCount = rowCount
    self.starts = starts
    self.rows = rows
    self.values = values
  }

  /// The sum over the examples that have `feature` of its value times `vector`.
  func sum(of feature: Int, times vector: [Double]) -> Double {
    let (rows, vector) = (rows.span, vector.span)
    var total = 0.0
    if let values {
      let values = values.span
      for place in starts[feature]..<starts[feature + 1] {
        total += Double(values[place]) * vector[Int(rows[place])]
      }
    } else {
      for place in starts[feature]..<starts[feature + 1] { total += vector[Int(rows[place])] }
    }
    return total
  }

  /// The sum over the examples that have `feature` of its value times both vectors.
  func sum(of feature: Int, times first: [Double], _ second: [Double]) -> Double {
    let (rows, first, second) = (rows.span, first.span, second.span)
    var total = 0.0
    if let values {
      let values = values.span
      for place in starts[feature]..<starts[feature + 1] {
        let row = Int(rows[place])
        total += Double(values[place]) * first[row] * second[row]
      }
    } else {
      for place in starts[feature]..<starts[feature + 1] {
        let row = Int(rows[place])
        total += first[row] * second[row]
      }
    }
    return total
  }

  /// The sum over the examples that have `feature` of its value squared times `vector`.
  func squareSum(of feature: Int, times vector: [Double]) -> Double {
    guard let values else { return sum(of: feature, times: vector) }
    let (rows, vector, column) = (rows.span, vector.span, values.span)
    var total = 0.0
    for place in starts[feature]..<starts[feature + 1] {
      let value = Double(column[place])
      total += value * value * vector[Int(rows[place])]
    }
    return total
  }

  /// Adds `factor` times the value of `feature` to the entry of each example that has it.
  func add(_ feature: Int, times factor: Double, to vector: inout [Double]) {
    let rows = rows.span
    var vector = vector.mutableSpan
    if let values {
      let values = values.span
      for place in starts[feature]..<starts[feature + 1] {
        vector[Int(rows[place])] += factor * Double(values[place])
      }
    } else {
      for place in starts[feature]..<starts[feature + 1] { vector[Int(rows[place])] += factor }
    }
  }

  /// The examples that have `feature`.
  package func rows(of feature: Int) -> ArraySlice<UInt32> {
    rows[starts[feature]..<starts[feature + 1]]
  }
}
