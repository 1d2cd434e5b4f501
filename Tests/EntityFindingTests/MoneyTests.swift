import Testing

@testable import EntityFinding

@Suite("Money")
struct MoneyTests {
  @Test(
    "reads amounts of yuan",
    arguments: [
      ("转账300元", ["300 CNY"]), ("¥3,000到账", ["3000 CNY"]), ("￥１２８．５０", ["128.5 CNY"]),
      ("三千块", ["3000 CNY"]), ("1.5w到手", ["15000 CNY"]), ("借你5万", ["50000 CNY"]),
      ("八百块", ["800 CNY"]), ("150-300元一天", ["150-300 CNY"]), ("两万五千元", ["25000 CNY"]),
      ("一千五百块钱", ["1500 CNY"]), ("一千五块", ["1500 CNY"]), ("五万元整", ["50000 CNY"]),
      ("伍仟圆", ["5000 CNY"]), ("叁拾万元", ["300000 CNY"]), ("貳萬元", ["20000 CNY"]),
      ("2-5万，稳", ["20000-50000 CNY"]), ("500-1万元", ["500-10000 CNY"]),
      ("3千到8千元", ["3000-8000 CNY"]),
      ("几百块", ["200-900 CNY"]), ("几千块钱", ["2000-9000 CNY"]), ("十几万元", ["120000-190000 CNY"]),
      ("两三百块", ["200-300 CNY"]), ("3000多元", ["3000 CNY"]), ("三百多万元", ["3000000 CNY"]),
      ("1万5千元", ["15000 CNY"]), ("1万5，先付", ["15000 CNY"]), ("3百万元", ["3000000 CNY"]),
      ("100元-300元", ["100-300 CNY"]), ("100一300元", ["100-300 CNY"]), ("1oo元", ["100 CNY"]),
      ("人民币5000", ["5000 CNY"]), ("RMB 88.8", ["88.8 CNY"]), ("5000 yuan", ["5000 CNY"]),
      ("百元红包", ["100 CNY"]), ("上千元", ["1000 CNY"]), ("5个亿", ["500000000 CNY"]),
      ("五百塊錢", ["500 CNY"]), ("1,300,000元", ["1300000 CNY"]), ("满100元方可提现", ["100 CNY"]),
      ("5块5", ["5 CNY"]), ("给20块", ["20 CNY"]), ("六十元", ["60 CNY"]), ("廿五元", ["25 CNY"]),
      ("廿几块", ["22-29 CNY"]),
    ])
  func readsYuan(text: String, values: [String]) {
    #expect(EntityProbe.values(.money, in: text) == values)
  }

  @Test(
    "reads other currencies by sign and word, in the styles of their countries",
    arguments: [
      ("$150-$300 daily", ["150-300 USD"]), ("500 dollars", ["500 USD"]),
      ("USD 2,500.00", ["2500 USD"]),
      ("100美元", ["100 USD"]), ("500$", ["500 USD"]), ("$5k", ["5000 USD"]),
      ("$1.2 million", ["1200000 USD"]),
      ("HK$1,000-2,000", ["1000-2000 HKD"]), ("港币500", ["500 HKD"]), ("500蚊", ["500 HKD"]),
      ("NT$150,000", ["150000 TWD"]), ("15萬台幣", ["150000 TWD"]), ("S$20", ["20 SGD"]),
      ("A$99", ["99 AUD"]), ("£1000 prize", ["1000 GBP"]), ("€1.500,50", ["1500.5 EUR"]),
      ("1.500 euro", ["1500 EUR"]), ("5,000円", ["5000 JPY"]), ("1万円", ["10000 JPY"]),
      ("日給¥15,000のおしごとです", ["15000 JPY"]), ("300만원", ["3000000 KRW"]), ("50,000원", ["50000 KRW"]),
      ("5 만 원", ["50000 KRW"]), ("500.000đ", ["500000 VND"]), ("1.500.000 VND", ["1500000 VND"]),
      ("5 triệu đồng", ["5000000 VND"]), ("1,5 triệu", ["1500000 VND"]),
      ("500k đồng", ["500000 VND"]),
      ("500 บาท", ["500 THB"]), ("฿1,000", ["1000 THB"]), ("Rp 1.500.000", ["1500000 IDR"]),
      ("Rp150rb", ["150000 IDR"]), ("5 juta", ["5000000 IDR"]), ("RM150", ["150 MYR"]),
      ("500 ringgit", ["500 MYR"]), ("15 000 руб", ["15000 RUB"]), ("3000₽", ["3000 RUB"]),
      ("5 тыс. рублей", ["5000 RUB"]), ("₹5 lakh", ["500000 INR"]), ("₱500", ["500 PHP"]),
      ("100U到账", ["100 USDT"]), ("500 USDT", ["500 USDT"]), ("0.05 BTC", ["0.05 BTC"]),
      ("2个比特币", ["2 BTC"]),
    ])
  func readsOthers(text: String, values: [String]) {
    #expect(EntityProbe.values(.money, in: text) == values)
  }

  @Test(
    "leaves numbers that are no money",
    arguments: [
      "第3.5节", "版本1.2.3", "2022元旦快乐", "2023年元宵", "订单号6200123", "1万人参加", "3万粉丝", "阅读10万+",
      "播放量超5万", "5万公里", "10:30开会", "2024-01-15", "房间302", "端口8080", "5w灯泡", "65W快充", "see you 2u",
      "两块蛋糕", "一块去吧", "三块巧克力", "第一块", "五元素", "十万火急", "千万不要", "万一", "一万个为什么", "U盘16G",
      "I won 5 games", "version 0.9 won't start", "2000 won't do", "he weighs 180 pounds",
      "5 triệu người", "127.0.0.1", "v2.0", "100%", "10个",
      "三里屯",
      "公元2000年", "四大洋", "room 12", "5 m", "4千米", "3k run", "RS232", "php5", "eth0", "几百万人口",
      "几百万网民", "26万色", "rub 5 times",
    ])
  func leavesOthers(text: String) {
    #expect(EntityProbe.values(.money, in: text) == [])
  }

  @Test("keeps the span of the sum, currency and all")
  func spans() {
    #expect(EntityProbe.spans(.money, in: "先垫付1280元，返1536元") == ["1280元", "1536元"])
    #expect(EntityProbe.spans(.money, in: "pay US$ 300 now") == ["us$ 300"])
    #expect(EntityProbe.spans(.money, in: "日结150-300元/天") == ["150-300元"])
  }
}
