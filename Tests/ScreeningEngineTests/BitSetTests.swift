import Testing

@testable import ScreeningEngine

@Suite struct `Sets of numbers as bits` {
  @Test(arguments: [1, 63, 64, 65, 1000])
  func `holds what was inserted and not removed, in order`(count: Int) {
    var set = BitSet(count: count)
    var list: [UInt32] = []
    // From the end, so that the list is not in order as it is.
    for number in stride(from: count - 1, through: 0, by: -3) {
      set.insert(number)
      list.append(UInt32(number))
    }
    for number in 0..<count { #expect(set.contains(number) == list.contains(UInt32(number))) }
    set.sort(&list)
    #expect(list == list.sorted())
    for number in list { set.remove(Int(number)) }
    #expect((0..<count).allSatisfy { !set.contains($0) })
  }
}
