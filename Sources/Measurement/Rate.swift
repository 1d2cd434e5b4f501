/// A share of counted things, with its 95 % interval.
package struct Rate: Sendable, Equatable {
  package var hits: Int
  package var total: Int

  package init(_ hits: Int, of total: Int) {
    self.hits = hits
    self.total = total
  }
}
