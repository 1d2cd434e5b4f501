import Testing

@testable import EntityFinding

@Suite("Cards")
struct CardTests {
  // Numbers that networks publish for tests.
  @Test(
    "finds bank cards whose check digit holds",
    arguments: [
      "4111111111111111", "4111 1111 1111 1111", "4111-1111-1111-1111", "卡号4111111111111111。",
      "5555555555554444",
      "5105 1051 0510 5100", "378282246310005", "3782 822463 10005", "371449635398431",
      "6011111111111117",
      "3530111333300000", "3566002020360505", "30569309025904", "38520000023237", "4222222222222",
      "6200000000000005",
      "6200 0000 0000 0000 000", "2223003122003222", "４１１１１１１１１１１１１１１１", "4012888888881881",
    ])
  func findsCards(text: String) {
    #expect(EntityProbe.spans(.bankCard, in: text).count == 1)
  }

  @Test(
    "leaves rows of digits that are no cards",
    arguments: [
      "4111111111111112", "4111 1111 1111 1112", "1111111111111111", "41111111111111111",
      "订单2024011512345678",
      "0000000000000000", "4111.1111.1111.1111", "41 11 11 11 11 11 11 11", "a4111111111111111",
      "4111111111111111b",
      "4111111111111111_2", "13800138000", "4111 1111 1111", "110000209912310009", "9787111213826",
      "411111111111111",
      "4111-1111 1111-1111", "12345678901234567890", "7992739871312345", "id-4111111111111111",
      "+4111111111111111",
    ])
  func leavesRows(text: String) {
    #expect(EntityProbe.spans(.bankCard, in: text) == [])
  }

  /// An identity number for an area no person has and a day still to come, its check digit made.
  private static func identity(_ seventeen: String) -> String {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(seventeen.utf8, weights).reduce(0) { $0 + Int($1.0 - 48) * $1.1 }
    return seventeen + ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11]
  }

  @Test("finds identity numbers whose check digit holds, the x among them")
  func findsIdentities() {
    var sawX = false
    for order in 0..<40 {
      let tail = order < 10 ? "00\(order)" : "0\(order)"
      let number = Self.identity("11000020991231" + tail)
      sawX = sawX || number.hasSuffix("X")
      #expect(EntityProbe.spans(.idCard, in: "身份证" + number + "号") == [number.lowercased()])
      #expect(EntityProbe.spans(.idCard, in: "1" + number) == [])
      #expect(EntityProbe.spans(.idCard, in: number + "1") == [])
    }
    #expect(sawX)
  }

  @Test("leaves rows with an impossible province, month, day or check digit")
  func leavesIdentities() {
    for start in [
      "16000020991231", "99000020991231", "11000020991331", "11000020990031", "11000020990230",
      "11000020991100", "11000020990431", "11000017001231", "11000030001231", "00000020991231",
    ] {
      #expect(EntityProbe.spans(.idCard, in: Self.identity(start + "001")) == [])
    }
    let right = Self.identity("11000020991231001")
    for wrong in "0123456789X" where String(wrong) != right.suffix(1) {
      #expect(EntityProbe.spans(.idCard, in: right.dropLast() + String(wrong)) == [])
    }
  }
}
