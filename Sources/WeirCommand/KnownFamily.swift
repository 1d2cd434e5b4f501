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

  /// Those of the shipped pack are called as there.
  static let all = [
    example,
    KnownFamily(
      name: "job-scam",
      english: "Fake jobs abroad and job fees",
      chinese: "境外高薪招工、入职收费骗局"),
    KnownFamily(
      name: "click-farming",
      english: "Click farming: paid tasks that ask for deposits",
      chinese: "刷单返利、做任务垫付骗局"),
    KnownFamily(
      name: "safe-account",
      english: "Safe account: impersonated authorities",
      chinese: "冒充公检法、安全账户骗局"),
    KnownFamily(
      name: "extortion",
      english: "Extortion with images, contacts or threats",
      chinese: "裸聊敲诈、隐私勒索"),
    KnownFamily(
      name: "customer-service",
      english: "Customer service: refunds, memberships, parcels, credit records",
      chinese: "冒充客服退款、会员扣费、快递理赔、征信"),
    KnownFamily(
      name: "romance-investment",
      english: "Romance that leads to an investment",
      chinese: "交友诱导投资（杀猪盘）"),
    KnownFamily(
      name: "investment-group",
      english: "Investment groups and false trading platforms",
      chinese: "荐股群、虚假投资平台"),
    KnownFamily(
      name: "loan",
      english: "Loans with a fee before they are paid out",
      chinese: "虚假贷款、放款前收费"),
    KnownFamily(
      name: "mule-recruitment",
      english: "Bank accounts, SIM cards and money passed on for others",
      chinese: "收购出租银行卡、电话卡、跑分"),
    KnownFamily(
      name: "gambling",
      english: "Illegal gambling and rigged platforms",
      chinese: "网络赌博、虚假博彩平台"),
    KnownFamily(
      name: "sexual-services",
      english: "Sexual services with payment ahead",
      chinese: "招嫖诱导预付"),
    KnownFamily(
      name: "troupe-invitation",
      english: "Performers invited abroad",
      chinese: "以演出为名诱骗出境"),
    KnownFamily(
      name: "phishing-link",
      english: "Links that take cards, codes and passwords",
      chinese: "钓鱼链接"),
    KnownFamily(
      name: "acquaintance",
      english: "A boss, teacher or relative who is none",
      chinese: "冒充领导、老师、亲友"),
    KnownFamily(
      name: "recovery-scam",
      english: "Lost money recovered for a fee",
      chinese: "追回被骗资金的二次诈骗"),
    KnownFamily(
      name: "rental-scam", english: "Flats that are not to let: a deposit before a viewing",
      chinese: "虚假租房、看房定金骗局"),
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
