/// The words about an amount that tell what is earned from what is paid.
enum WageContext {
  enum Finding: Sendable { case earned, paid }

  /// What may stand between 每天 or `daily` and its amount; true where it says that one earns.
  static let fillers = WordTrie<Bool>(
    backwards: true,
    [
      (
        false,
        """
        可达,可,达,高达,最高,最低,约,大约,大概,轻松,稳定,至少,起码,净,有,能,会,为,是,在,从,就是,就有,得,过,\
        超,破,上,至,起,将近,差不多,平均,最少,不低于,给,给你,都能,都有,可以,可得,来,up to,about,around,from,of,is,are,\
        khoảng,от,до,около,most,least,only,just,the,(,over,than,more,với
        """
      ),
      (
        true,
        """
        工资,收入,薪资,薪酬,佣金,收益,利润,保底,赚,挣,入,到手,拿,提成,报酬,能赚,可赚,底薪,利,净赚,薪,赚取,进账,\
        奖励,返佣,领,结算,earn,earns,earning,earnings,make,making,salary,pay,paid,wage,wages,income,rate,get,receive,\
        ได้,lương,gaji,upah,kiếm,thu nhập,доход,зарплата,заработок,оплата,зп,profit,bonus,commission,reward
        """
      ),
    ])

  private static let words = WordTrie<Finding>([
    (
      .earned,
      """
      赚,挣,工资,薪,兼职,收入,日结,佣,招聘,招人,诚招,急招,招工,招募,直招,招兼职,招收,报酬,打工,工作,任务,刷单,返利,earn,salary,wage,paid,pay you,job,\
      jobs,hiring,income,work,part-time,part time,part,lương,kiếm,việc,gaji,kerja,работа,доход,заработ,งาน,รายได้,알바,부업,バイト,副业
      """
    ),
    (
      .paid,
      """
      租,套餐,流量,资费,月供,首付,按揭,房价,话费,宽带,电费,水费,物业,停车,住宿,酒店,宾馆,客房,房费,标间,大床,门票,\
      机票,会员,年费,月费,学费,费用,仅需,只需,只要,低至,原价,特价,售价,分期,月付,还款,利息,房间,押一付,均价,花了,\
      入住,标准间,单人间,双早,含早,早餐,携程,上网,市话,公寓,星级,超时,过夜,优惠价,交费,收费,充电宝,保险,保费,供楼,花费,消费,存款,预存,包月,仅,卖,买,订,rent,rental,plan,subscription,subscribe,fee,\
      membership,hotel,room,parking,insurance,lease,cost,costs,price,priced,charge,charged,save,only
      """
    ),
  ])

  /// What the words of the clause about a sum say, `earned` before `paid`. Looks 60 bytes back and
  /// 24 on.
  static func finding(_ text: Span<UInt8>, from start: Int, to end: Int) -> Finding? {
    var first = start
    while first > 0, start - first < 60, !isClauseEnd(text, first - 1) { first -= 1 }
    var last = end
    while last < text.count, last - end < 24, !isClauseEnd(text, last) { last += 1 }
    var result: Finding?
    for index in first..<last where index < start || index >= end {
      guard !text.isWord(index) || !text.isWord(index - 1),
        let (_, finding) = words.word(in: text, at: index)
      else { continue }
      if finding == .earned { return .earned }
      result = .paid
    }
    return result
  }

  private static func isClauseEnd(_ text: Span<UInt8>, _ index: Int) -> Bool {
    switch text.byte(index) {
    case 0x0A, 0x21, 0x3B, 0x3F: true
    case 0x2C, 0x2E: !text.isDigit(index + 1)
    // 。 is E3 80 82.
    case 0x82: text.byte(index - 1) == 0x80 && text.byte(index - 2) == 0xE3
    default: false
    }
  }
}
