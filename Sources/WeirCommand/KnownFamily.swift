/// A family of fraud that Weir has a name for: those of the shipped pack, and others that data sets and
/// packs commonly have.
struct KnownFamily {
  let name: String
  let english: String
  let chinese: String

  /// The family of the example rules of `weir new`.
  static let example = KnownFamily(
    name: "parcel-fee", english: "Parcel fee: a payment to release a delivery",
    chinese: "包裹费：付款才放行快递")

  static let all = [
    example,
    KnownFamily(
      name: "job-scam", english: "Fake jobs abroad and job fees", chinese: "境外高薪招工、入职收费骗局"),
    KnownFamily(
      name: "click-farming", english: "Click farming: paid tasks that ask for deposits",
      chinese: "刷单返利、做任务垫付骗局"),
    KnownFamily(
      name: "safe-account", english: "Safe account: impersonated authorities",
      chinese: "冒充公检法、安全账户骗局"),
    KnownFamily(
      name: "extortion", english: "Extortion with images, contacts or threats",
      chinese: "裸聊敲诈、隐私勒索"),
    KnownFamily(
      name: "customer-service", english: "Fake customer service: refunds and cancelled services",
      chinese: "冒充客服退款、取消业务骗局"),
    KnownFamily(
      name: "romance-investment", english: "Romance that leads to an investment",
      chinese: "网恋诱导投资骗局"),
    KnownFamily(
      name: "investment-group", english: "Investment groups with a teacher and insider tips",
      chinese: "荐股群、虚假投资平台骗局"),
    KnownFamily(
      name: "mule-recruitment", english: "Accounts and cards rented to move money",
      chinese: "收购出租银行卡、跑分招募"),
    KnownFamily(name: "gambling", english: "Gambling platforms", chinese: "网络赌博引流"),
    KnownFamily(
      name: "sexual-services", english: "Sexual services that ask for deposits",
      chinese: "招嫖引流、定金骗局"),
    KnownFamily(
      name: "phishing-link", english: "Links to pages that ask for data or payment",
      chinese: "钓鱼链接、仿冒网站"),
    KnownFamily(
      name: "recovery-scam", english: "Recovery of money lost to a fraud, for a fee",
      chinese: "帮助追回被骗资金骗局"),
    KnownFamily(
      name: "rental-scam", english: "Flats that are not to let: a deposit before a viewing",
      chinese: "虚假租房、看房定金骗局"),
    KnownFamily(
      name: "loan", english: "Loans that cost a fee before they are paid out",
      chinese: "虚假贷款、先收费用骗局"),
  ]

  /// What a family is called until its author says it better: of one without a title here, its name.
  init(titled name: String) {
    if let known = Self.all.first(where: { $0.name == name }) {
      self = known
    } else {
      let words = name.replacing("-", with: " ")
      self.init(
        name: name, english: words.prefix(1).uppercased() + words.dropFirst(), chinese: name)
    }
  }

  private init(name: String, english: String, chinese: String) {
    self.name = name
    self.english = english
    self.chinese = chinese
  }
}
