import ScreeningEngine

/// Who a pattern is an item of. Nearly always one: it stands here and not in an array of its own.
struct OwnerRow: RandomAccessCollection, MutableCollection {
  private var first: Owner?
  private var others: [Owner] = []

  var startIndex: Int { 0 }
  var endIndex: Int { first == nil ? 0 : 1 + others.count }

  subscript(_ index: Int) -> Owner {
    get {
      guard index == 0, let first else { return others[index - 1] }
      return first
    }
    set { if index == 0 { first = newValue } else { others[index - 1] = newValue } }
  }

  mutating func append(_ owner: Owner) {
    if first == nil { first = owner } else { others.append(owner) }
  }
}
