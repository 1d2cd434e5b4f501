/// Words that multiply the number before them, other than 百 千 万 亿.
enum ScaleWords {
  struct Scale: Sendable {
    var factor: Double
    /// The currency meant where none is named.
    var hint: Currency?
    /// `5w` is 5万: an amount of money by itself, in Chinese text.
    var isMyriad = false
  }

  static let all = WordTrie<Scale>([
    (Scale(factor: 10_000, isMyriad: true), "w,个w"),
    (
      Scale(factor: 1000),
      "k,thousand,grand,mil,thsd,tausend,mille,พัน,тысяч,тысячи,тыс,тыс.,т.р,천,к"
    ),
    (Scale(factor: 10_000), "만,หมื่น"),
    (Scale(factor: 100), "hundred,백,ร้อย"),
    (Scale(factor: 100_000), "แสน,십만"),
    (Scale(factor: 1_000_000), "m,mn,mln,million,millones,millionen,ล้าน,млн,миллион,миллиона,백만"),
    (Scale(factor: 10_000_000), "천만"),
    (Scale(factor: 100_000_000), "억"),
    (Scale(factor: 1_000_000_000), "bn,billion,млрд"),
    (Scale(factor: 1000, hint: .idr), "rb,ribu,rban"),
    (Scale(factor: 1_000_000, hint: .idr), "jt,juta,jutaan"),
    (Scale(factor: 1_000_000_000, hint: .idr), "miliar,milyar"),
    (Scale(factor: 1000, hint: .vnd), "nghìn,ngàn,nghin,ngan"),
    (Scale(factor: 1_000_000, hint: .vnd), "tr,triệu,trieu,củ"),
    (Scale(factor: 1_000_000_000, hint: .vnd), "tỷ,tỉ"),
    (Scale(factor: 100_000, hint: .inr), "lakh,lakhs,lac,लाख"),
    (Scale(factor: 10_000_000, hint: .inr), "crore,crores,करोड़"),
  ])
}
