import Testing

@testable import EntityFinding

@Suite("Percentages")
struct PercentTests {
  @Test(
    "reads them by sign and word",
    arguments: [
      ("5%", ["5%"]), ("５％", ["5%"]), ("佣金5%-10%", ["5-10%"]), ("5-10%", ["5-10%"]),
      ("百分之三十", ["30%"]),
      ("百分之30", ["30%"]), ("百分之五点", ["5%"]), ("三成", ["30%"]), ("5个点", ["5%"]), ("点位15%", ["15%"]),
      ("12.5 %", ["12.5%"]),
      ("5,5% годовых", ["5.5%"]), ("20 percent off", ["20%"]), ("15 per cent", ["15%"]),
      ("100%有效", ["100%"]),
      ("两成", ["20%"]), ("3个百分点", ["3%"]), ("10 phần trăm", ["10%"]), ("20 persen", ["20%"]),
      ("30 процентов", ["30%"]),
      ("10퍼센트", ["10%"]), ("20パーセント", ["20%"]), ("5～8%", ["5-8%"]), ("5% to 8%", ["5-8%"]),
      ("返利300%", ["300%"]),
      ("0.5%手续费", ["0.5%"]), ("5%,10%", ["5%", "10%"]),
    ])
  func reads(text: String, values: [String]) {
    #expect(EntityProbe.values(.percent, in: text) == values)
  }

  @Test(
    "leaves what only looks like one",
    arguments: [
      "a%20b", "x=5%20y", "三成都市", "成功", "5成员", "第3%", "3点", "一个", "1.2.3%", "%d", "100", "五成熟",
      "十成", "v5%",
      "percent", "abc5%", "一个点评", "两个点",
    ])
  func leaves(text: String) {
    #expect(EntityProbe.values(.percent, in: text) == [])
  }
}
