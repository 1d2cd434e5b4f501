/// What currencies are called, before an amount and after it.
///
/// The words are those people use in messages in Chinese (with Cantonese), English, Japanese,
/// Korean, Vietnamese, Thai, Indonesian, Malay, Russian, Spanish, German and French, plus a few of
/// India, the Philippines, Ukraine, Brazil and Nigeria. Spellings are the fold's: Simplified.
enum CurrencyWords {
  /// A word after an amount.
  struct Suffix: Sendable {
    var currency: Currency
    var doubt: Doubt = .none
  }

  /// What else a word after a number may mean; `SumReader` looks closer at those.
  enum Doubt: Sendable {
    case none
    /// 元 also begins 元旦 and 元素.
    case yuan
    /// 块 also counts pieces: 两块蛋糕.
    case piece
    /// `100u` is USDT only in Chinese text: "for 2u" is not.
    case tether
    /// "won" is a verb, "pounds" a weight, "real" a word: only after a large enough number.
    case large
    /// A dollar sign after a number may belong to the number that follows it.
    case sign
  }

  static let prefixes = WordTrie<Currency>(
    backwards: true,
    [
      (.cny, "¥,rmb,rmb¥,cny,cn¥,cny¥,人民币,软妹币,yuan"),
      (.usd, "$,us$,usd,usd$,u.s.$,us dollar,美元,美金,美刀"),
      (.hkd, "hk$,hkd,hkd$,港币,港元,港纸"),
      (.twd, "nt$,ntd,ntd$,twd,台币,新台币,tw$"),
      (.mop, "mop$,澳门币,葡币"),
      (.sgd, "s$,sgd,sgd$,sg$,新币,新加坡元,坡币"),
      (.aud, "a$,au$,aud,aud$,澳币,澳元"), (.cad, "c$,ca$,cad,cad$,加币,加元"),
      (.nzd, "nz$,nzd,纽币"), (.gbp, "£,gbp,gbp£,英镑"), (.eur, "€,eur,eur€,欧元"),
      (.chf, "chf,瑞郎"), (.jpy, "jp¥,jpy,jpy¥,日元,日币,日圆"), (.krw, "₩,krw,kr₩,韩元,韩币"),
      (.vnd, "₫,vnd,vnđ,越南盾"), (.thb, "฿,thb,泰铢,泰株"), (.idr, "rp,rp.,idr,印尼盾"),
      (.myr, "rm,myr,马币,令吉,林吉特"), (.php, "₱,菲律宾比索,菲币"), (.inr, "₹,rs,rs.,inr,卢比"),
      (.rub, "₽,卢布"), (.uah, "₴,uah"), (.kzt, "₸,kzt"), (.brl, "r$,brl"), (.mxn, "mx$,mxn"),
      (.ngn, "₦,ngn"), (.aed, "aed,dhs,迪拉姆"), (.khr, "៛,khr"), (.lak, "₭,lak"), (.mmk, "mmk,缅币"),
      (.usdt, "usdt,usd₮,₮,泰达币,u币"), (.btc, "₿,btc,比特币"), (.eth, "以太坊"),
    ])

  /// Marks before the second amount of a range: `$150-$300`.
  static let leading = WordTrie<Currency>([
    (.cny, "¥,rmb"), (.usd, "$,us$,usd"), (.hkd, "hk$,hkd"), (.twd, "nt$,ntd"), (.sgd, "s$,sgd"),
    (.aud, "a$,aud"), (.gbp, "£,gbp"), (.eur, "€,eur"), (.myr, "rm"), (.idr, "rp,rp."),
    (.php, "₱"), (.inr, "₹,rs,rs."), (.thb, "฿"), (.vnd, "₫"), (.krw, "₩"),
  ])

  static let suffixes = WordTrie<Suffix>([
    (Suffix(currency: .cny, doubt: .yuan), "元,圆,沅"),
    (Suffix(currency: .cny, doubt: .piece), "块,个块"),
    (
      Suffix(currency: .cny),
      """
      块钱,元钱,元整,元人民币,元(人民币),块人民币,人民币,人民币元,软妹币,rmb,cny,yuan,元/人民币,¥,\
      chinese yuan,renminbi,元rmb,块rmb,元现金,块现金
      """
    ),
    (Suffix(currency: .usd, doubt: .sign), "$"),
    (
      Suffix(currency: .usd),
      """
      us$,usd,us dollars,us dollar,u.s. dollars,dollars,dollar,bucks,buck,美元,美金,美刀,ドル,米ドル,달러,\
      불,đô,đô la,ดอลลาร์,ดอลล่าร์,dolar,dólares,dolares,dólar,долларов,доллара,доллар,баксов,\
      us-dollar,dollari
      """
    ),
    (Suffix(currency: .hkd), "港币,港元,港纸,港圆,蚊,hkd,hk$,hk dollars,块港币"),
    (Suffix(currency: .twd), "台币,新台币,元台币,元新台币,ntd,nt$,twd"),
    (Suffix(currency: .mop), "澳门币,澳门元,葡币,patacas"),
    (Suffix(currency: .sgd), "新币,新元,坡币,新加坡元,sgd,s$,singapore dollars"),
    (Suffix(currency: .aud), "澳元,澳币,澳刀,aud,australian dollars"),
    (Suffix(currency: .cad), "加元,加币,加刀,cad,canadian dollars"),
    (Suffix(currency: .nzd), "纽币,纽元,nzd"),
    (Suffix(currency: .gbp), "英镑,镑,£,gbp,quid,pounds sterling,파운드,ポンド,фунтов"),
    (Suffix(currency: .gbp, doubt: .large), "pounds,pound"),
    (
      Suffix(currency: .eur),
      "欧元,€,eur,euro,euros,ユーロ,유로,евро,ยูโร"
    ),
    (Suffix(currency: .chf), "瑞郎,瑞士法郎,chf,franken,francs suisses"),
    (Suffix(currency: .jpy), "円,日元,日圆,日币,jpy,yen,엔,yên"),
    (Suffix(currency: .krw), "원,韩元,韩币,韩圆,₩,krw,ウォン,korean won"),
    (Suffix(currency: .krw, doubt: .large), "won"),
    (Suffix(currency: .vnd), "₫,đ,đồng,dong,vnd,vnđ,越南盾,越盾"),
    (Suffix(currency: .thb), "฿,บาท,บ.,baht,bath,thb,泰铢,泰株,バーツ,바트"),
    (Suffix(currency: .idr), "rupiah,idr,印尼盾"),
    (Suffix(currency: .myr), "ringgit,ringgits,rm,myr,马币,令吉,林吉特"),
    (Suffix(currency: .php), "₱,pesos,peso,php,菲律宾比索,比索,菲币,piso"),
    (Suffix(currency: .inr), "₹,rupees,rupee,inr,卢比,रुपये,रुपए,रु,rs"),
    (
      Suffix(currency: .rub),
      "₽,руб,руб.,рублей,рубля,рубль,р.,р,rub,rubles,roubles,卢布,рублях,рубл"
    ),
    (Suffix(currency: .uah), "₴,грн,гривен,гривень,uah"),
    (Suffix(currency: .kzt), "₸,тенге,тг,kzt"), (Suffix(currency: .brl), "reais,brl"),
    (Suffix(currency: .brl, doubt: .large), "real"), (Suffix(currency: .ngn), "₦,naira,ngn"),
    (Suffix(currency: .aed), "aed,dirhams,dirham,dhs,迪拉姆"),
    (Suffix(currency: .khr), "៛,riel,khr,瑞尔"),
    (Suffix(currency: .lak), "₭,ກີບ,kip,lak,基普"),
    (Suffix(currency: .mmk), "缅币,kyat,kyats,mmk,ကျပ်"),
    (Suffix(currency: .mxn), "mxn"),
    (Suffix(currency: .usdt, doubt: .tether), "u,个u,刀u"),
    (Suffix(currency: .usdt), "usdt,usd₮,₮,泰达币,u币,tether,テザー,테더"),
    (Suffix(currency: .btc), "btc,₿,比特币,bitcoin,bitcoins,个比特币,个btc,비트코인"),
    (Suffix(currency: .eth), "eth,ether,ethereum,以太币,以太坊,个eth"),
  ])
}
