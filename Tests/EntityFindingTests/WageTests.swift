import Testing

@testable import EntityFinding

@Suite("Wages")
struct WageTests {
  @Test(
    "reads sums with what they are paid for",
    arguments: [
      ("150-300/天", ["150-300 CNY/day"]), ("日结150-300，", ["150-300 CNY/day"]),
      ("日薪三百元", ["300 CNY/day"]),
      ("300元一天", ["300 CNY/day"]), ("一天300块钱", ["300 CNY/day"]), ("每天能赚500元", ["500 CNY/day"]),
      ("日入过千", ["1000 CNY/day"]), ("日入2000+", ["2000 CNY/day"]), ("月入5w", ["50000 CNY/month"]),
      ("月薪2-5万", ["20000-50000 CNY/month"]), ("月薪8k-10k", ["8000-10000 CNY/month"]),
      ("时薪20元", ["20 CNY/hour"]), ("一小时25元，兼职", ["25 CNY/hour"]), ("20元/小时，招聘", ["20 CNY/hour"]),
      ("每单5-20元", ["5-20 CNY/task"]), ("一单10块钱", ["10 CNY/task"]), ("佣金5元/单", ["5 CNY/task"]),
      ("200一单", ["200 CNY/task"]), ("年薪30万", ["300000 CNY/year"]), ("日赚500不是梦", ["500 CNY/day"]),
      ("工资：5000-8000", ["5000-8000 CNY/month"]), ("每天收入100-200元", ["100-200 CNY/day"]),
      ("日结工资：200", ["200 CNY/day"]), ("1oo-3oo/天", ["100-300 CNY/day"]),
      ("包吃住，200元日结", ["200 CNY/day"]),
      ("$150-300 daily", ["150-300 USD/day"]), ("earn $20 an hour", ["20 USD/hour"]),
      ("$25/hr", ["25 USD/hour"]),
      ("daily pay of $300", ["300 USD/day"]), ("$5 per task", ["5 USD/task"]),
      ("£500 per week", ["500 GBP/week"]),
      ("HK$1,000-2,000/日", ["1000-2000 HKD/day"]), ("日當2000元", ["2000 CNY/day"]),
      ("時給1,200円", ["1200 JPY/hour"]), ("日給1万円", ["10000 JPY/day"]),
      ("일당 15만원", ["150000 KRW/day"]),
      ("시급 12,000원", ["12000 KRW/hour"]), ("500k/ngày", ["500000 VND/day"]),
      ("mỗi ngày 500k", ["500000 VND/day"]), ("10tr/tháng", ["10000000 VND/month"]),
      ("วันละ 500 บาท", ["500 THB/day"]), ("500 บาทต่อวัน", ["500 THB/day"]),
      ("Rp150rb/hari", ["150000 IDR/day"]),
      ("RM150 sehari", ["150 MYR/day"]), ("3000 руб в день", ["3000 RUB/day"]),
      ("от 5000р/день", ["5000 RUB/day"]), ("от 10к в день", ["10000 RUB/day"]),
      ("日结：480上号", ["480 CNY/day"]), ("一天500+长期稳定", ["500 CNY/day"]),
      ("100 USDT per day", ["100 USDT/day"]), ("100-300U/天", ["100-300 USDT/day"]),
    ])
  func reads(text: String, values: [String]) {
    #expect(EntityProbe.values(.wage, in: text) == values)
  }

  @Test(
    "leaves prices, counts and times",
    arguments: [
      "300元", "三天后", "每天8-12点", "每天9:00-18:00", "3次/天", "每天100个", "每天2粒", "租金1500元/月", "房租每月2000元",
      "套餐20元/月", "流量10元每月", "酒店200一晚", "标间300元/天", "裤子20一条", "39元一件", "5元/斤", "每天10分钟", "第2天",
      "2024年10月1日300元", "停车5元/小时", "月供3000元", "每天只要1元", "会员15元/月", "工资条2023", "每天3-5次", "日行100",
      "24小时/天", "7天/周", "100/day", "rent $900 a month", "plan $20/month", "3 times per day",
      "9 hours a day",
      "一天100%", "每天30个", "日结12:00", "一天3顿", "八个钟头", "早日进入万达", "10天赚了人气", "300元一晚", "一年120元",
      "一天一块钱", "每月5块",
      "标准间288元/天", "买一送一，一件50元", "每周3", "Room 500 a day trip later",
    ])
  func leaves(text: String) {
    #expect(EntityProbe.values(.wage, in: text) == [])
  }

  @Test("takes the word for the time into the span, on either side")
  func spans() {
    #expect(EntityProbe.spans(.wage, in: "在家点赞日结300元，回1") == ["日结300元"])
    #expect(EntityProbe.spans(.wage, in: "在家150-300/天。") == ["150-300/天"])
  }
}
