/// Weights that make large and small sources count more alike.
struct SourceBalance {
  var shares: [Double]
  var sources: [Int]
  var isFraud: [Bool]
  var isMember: [Bool]

  /// By example: its share, times its source's number of clusters of its label to the power of
  /// minus `balance`; scaled so that each label keeps its total.
  func weights(_ balance: Double) -> [Double] {
    guard balance > 0 else { return shares }
    var sizes: [[Int: Double]] = [[:], [:]]
    for row in shares.indices where isMember[row] {
      sizes[isFraud[row] ? 1 : 0][sources[row], default: 0] += shares[row]
    }
    let factors = sizes.map { $0.mapValues { Logistic.power($0, -balance) } }
    let scales = sizes.indices.map { side in
      let total = sizes[side].values.reduce(0, +)
      let changed = sizes[side].reduce(0.0) { $0 + $1.value * (factors[side][$1.key] ?? 1) }
      return changed > 0 ? total / changed : 1
    }
    return shares.indices.map { row in
      let side = isFraud[row] ? 1 : 0
      return shares[row] * (factors[side][sources[row]] ?? 1) * scales[side]
    }
  }
}
