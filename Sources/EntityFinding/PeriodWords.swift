/// Words that say what a wage is paid for: after an amount, after its slash, or before it.
enum PeriodWords {
  struct Word: Sendable {
    var period: WagePeriod
    /// What a bare number is paid in; nil if a bare number is no wage.
    var currency: Currency?
    /// Says by itself that the amount is earned: 日薪, unlike 每天.
    var isWage = false
    /// Prices are said with it too (一晚, 一年): the clause must speak of earning.
    var needsEarning = false
  }

  /// After `/`: 150-300/天, $20/hr.
  static let units = WordTrie<Word>([
    (Word(period: .hour, currency: .cny), "小时,时,钟头,个小时,1小时"),
    (Word(period: .hour), "h,hr,hrs,hour,jam,j,std,hora,heure,std."),
    (Word(period: .hour, currency: .vnd), "giờ,gio"),
    (Word(period: .hour, currency: .rub), "час,ч"),
    (Word(period: .week, currency: .rub), "неделя,неделю,нед"),
    (Word(period: .month, currency: .rub), "мес,месяц"),
    (Word(period: .hour, currency: .thb), "ชม,ชั่วโมง"),
    (Word(period: .hour, currency: .krw), "시간"), (Word(period: .hour, currency: .jpy), "时间,1时间"),
    (Word(period: .day, currency: .cny), "天,日,1天,人/天,人天,人/日,每天,一天,天/人"),
    (Word(period: .day, currency: .cny, needsEarning: true), "晚,night"),
    (Word(period: .day), "day,d,days,daily,hari,tag,día,dia,jour,per day"),
    (Word(period: .day, currency: .vnd), "ngày,ngay,1 ngày"),
    (Word(period: .day, currency: .thb), "วัน"),
    (Word(period: .day, currency: .rub), "день,сутки,смена,смену,дн,д"),
    (Word(period: .day, currency: .krw), "일"),
    (Word(period: .week, currency: .cny), "周,星期,礼拜"),
    (Word(period: .week), "week,wk,weekly,minggu,woche,semana,tuần,สัปดาห์,주"),
    (Word(period: .month, currency: .cny), "月,个月,每月"),
    (
      Word(period: .month),
      "month,mo,mth,monthly,bulan,bln,monat,mes,mois,tháng,thang,เดือน,월"
    ),
    (Word(period: .year, currency: .cny, needsEarning: true), "年"),
    (Word(period: .year), "year,yr,annum,năm,tahun,jahr,año,ปี,год,년"),
    (Word(period: .task, currency: .cny), "单,笔,任务,个任务,1单,每单,单任务"),
    (
      Word(period: .task),
      """
      task,order,tasks,orders,review,like,video,click,đơn,don,nhiệm vụ,tugas,ออเดอร์,งาน,задание,заказ,\
      건,app,post,survey,rating
      """
    ),
  ])

  /// After an amount: 300一天, `$20 an hour`, 5元一单.
  static let after = WordTrie<Word>([
    (Word(period: .hour, currency: .rub), "в час"),
    (Word(period: .day, currency: .rub), "в день,в сутки,за день,за смену,ежедневно,день"),
    (Word(period: .week, currency: .rub), "в неделю"),
    (Word(period: .month, currency: .rub), "в месяц"),
    (Word(period: .year, currency: .rub), "в год"),
    (Word(period: .hour, currency: .cny), "每小时,一小时,每个小时,一个小时,1小时,1个小时,一个钟头,每钟头,一个钟"),
    (Word(period: .hour), "个钟,个钟头"),
    (
      Word(period: .hour),
      """
      an hour,per hour,hourly,p/h,per hr,an hr,each hour,every hour,/ hour,per jam,sejam,perjam,mỗi giờ,1 giờ,\
      một giờ,một tiếng,ต่อชั่วโมง,ชั่วโมง,pro stunde,die stunde,por hora,la hora,par heure,de l'heure,1h
      """
    ),
    (Word(period: .day, currency: .cny), "每天,一天,每日,一日,1天,每人每天,一天一结"),
    (Word(period: .day, currency: .cny, needsEarning: true), "一晚,每晚,一个晚上,一晚上,a night,per night"),
    (Word(period: .day, currency: .cny, isWage: true), "日结,日薪,天结,日付,当日结,当天结,当日结算,当天结算"),
    (
      Word(period: .day),
      """
      a day,per day,daily,each day,every day,everyday,p/d,per shift,mỗi ngày,1 ngày,một ngày,\
      sehari,per hari,setiap hari,perhari,/ hari,ต่อวัน,รายวัน,al día,por día,\
      al dia,diarios,am tag,pro tag,täglich,par jour
      """
    ),
    (Word(period: .week, currency: .cny), "每周,一周,一个星期,每星期,一星期,周结"),
    (
      Word(period: .week),
      "a week,per week,weekly,each week,every week,mỗi tuần,seminggu,per minggu,ต่อสัปดาห์,por semana,pro woche"
    ),
    (Word(period: .month, currency: .cny), "每月,一月,一个月,每个月,1个月,月薪,月结"),
    (
      Word(period: .month),
      """
      a month,per month,monthly,each month,every month,mỗi tháng,1 tháng,một tháng,sebulan,per bulan,perbulan,\
      ต่อเดือน,al mes,por mes,im monat,pro monat,par mois,mensuales
      """
    ),
    (Word(period: .year, currency: .cny, isWage: true), "年薪"),
    (Word(period: .year, currency: .cny, needsEarning: true), "每年,一年"),
    (
      Word(period: .year),
      "a year,per year,yearly,annually,per annum,p.a.,setahun,per tahun,mỗi năm,ต่อปี"
    ),
    (Word(period: .task, currency: .cny), "每单,一单,每个任务,一个任务,每笔,一笔,1单,每任务,一单一结,每一单"),
    (
      Word(period: .task),
      """
      per task,a task,each task,per order,each order,per review,per like,per video,per click,per app,per survey,\
      per post,for each task,mỗi đơn,1 đơn,một đơn,per tugas,за задание,за заказ,ต่องาน,por tarea,pro aufgabe,per rating
      """
    ),
  ])

  /// Before an amount, read backwards: 日薪300, 每天, daily, 일당, วันละ.
  static let before = WordTrie<Word>(
    backwards: true,
    [
      (Word(period: .hour, currency: .rub), "в час"),
      (Word(period: .day, currency: .rub), "в день,за смену,ежедневно"),
      (Word(period: .week, currency: .rub), "в неделю"),
      (Word(period: .month, currency: .rub), "в месяц"),
      (Word(period: .task, currency: .rub), "за задание,за каждое задание"),
      (Word(period: .hour, currency: .cny), "每小时,一小时,每个小时,一个小时,1小时,一个钟"),
      (Word(period: .hour, currency: .cny, isWage: true), "时薪"),
      (Word(period: .hour), "per hour,hourly,an hour,per jam,ชั่วโมงละ,por hora"),
      (Word(period: .hour, currency: .vnd), "mỗi giờ,1 giờ"),
      (Word(period: .hour, currency: .jpy, isWage: true), "时给"),
      (Word(period: .hour, currency: .krw, isWage: true), "시급"),
      (Word(period: .day, currency: .cny), "每天,一天,每日,一日,单日,1天,日均"),
      (Word(period: .day, currency: .cny, needsEarning: true), "每晚,一晚"),
      (
        Word(period: .day, currency: .cny, isWage: true),
        """
        日结,日薪,日赚,日入,日挣,日收,日工资,日佣,日进,天结,日收入,日结工资,日结算,日收益,日得,日佣金,日盈利,\
        日领,日付
        """
      ),
      (
        Word(period: .day),
        "per day,daily,a day,everyday,every day,sehari,per hari,setiap hari,harian,al día,por día,pro tag,par jour"
      ),
      (Word(period: .day, currency: .vnd), "mỗi ngày,1 ngày,một ngày,ngày,lương ngày"),
      (Word(period: .day, currency: .thb), "วันละ,รายวัน"),
      (Word(period: .day, currency: .jpy, isWage: true), "日给,日当"),
      (Word(period: .day, currency: .krw, isWage: true), "일당,일급"),
      (Word(period: .day, currency: .krw), "하루,하루에"),
      (Word(period: .week, currency: .cny), "每周,一周,一个星期,每星期"),
      (Word(period: .week, currency: .cny, isWage: true), "周薪"),
      (Word(period: .week), "per week,weekly,a week,every week,주급,mỗi tuần"),
      (Word(period: .month, currency: .cny), "每月,一个月,每个月,月均,1个月"),
      (
        Word(period: .month, currency: .cny, isWage: true),
        "月薪,月入,月收入,月赚,月工资,底薪,月挣,基本工资,工资,薪资,薪水,综合薪资,月收,薪酬,薪资待遇,工资待遇,待遇"
      ),
      (Word(period: .month), "per month,monthly,a month,sebulan,per bulan,เดือนละ"),
      (Word(period: .month, currency: .vnd), "mỗi tháng,1 tháng,lương tháng,lương"),
      (Word(period: .month, currency: .jpy, isWage: true), "月给,月收"),
      (Word(period: .month, currency: .krw, isWage: true), "월급"),
      (Word(period: .year, currency: .cny, needsEarning: true), "每年,一年"),
      (Word(period: .year, currency: .cny, isWage: true), "年薪,年入,年收入,年赚"),
      (Word(period: .year), "per year,yearly,annual,a year,연봉"),
      (Word(period: .task, currency: .cny), "每单,一单,单笔,每个任务,一个任务,每任务,每笔,1单,每一单,每完成一单"),
      (
        Word(period: .task),
        "per task,each task,per order,per review,per like,per video,건당"
      ),
      (Word(period: .task, currency: .vnd), "mỗi đơn,một đơn,1 đơn,mỗi nhiệm vụ"),
    ])
}
