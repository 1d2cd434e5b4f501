/// What the networks are called where people give their handles there.
enum HandleWords {
  struct Name: Sendable {
    var network: HandleNetwork
    var strength: Strength
  }

  enum Strength: Sendable {
    /// A name that says what it is: 微信, whatsapp.
    case plain
    /// Short or ambiguous: needs 加, a sign or a colon about it.
    case short
    /// No name of a network, but an `@name` behind it is one of Telegram: 联系@name.
    case sign
    /// A common word (line, 飞机, 卫星): also needs an id with a digit or a sign.
    case ambiguous
  }

  static let names = WordTrie<Name>([
    (
      Name(network: .wechat, strength: .plain),
      """
      微信,薇信,威信,徽信,维信,葳信,微❤信,薇❤信,v信,vx,wx,weixin,wechat,we-chat,we chat,w.x,v.x,微亻言,薇亻言,绿泡泡,薇芯,微芯,\
      微心,薇心,围信,微x,薇x,+薇,+微,加薇,加微,加徽,加威,加嘉,家微,佳薇,嘉薇,伽薇,加葳,添薇,加v信,➕薇,➕微,私薇,私微,薇号,微号,卫x,\
      嶶,微 信,薇 信,v 信,v x,w x
      """
    ),
    (Name(network: .wechat, strength: .short), "v,薇,微,徽,威,微我,薇我,vv"),
    (Name(network: .wechat, strength: .ambiguous), "卫星,微型"),
    (
      Name(network: .qq, strength: .plain),
      "qq,扣扣,企鹅,抠抠,蔻蔻,叩叩,🐧,q q,q.q,qq群,q群,扣群,企鹅群,球球,丘丘,企鹅号,扣q,扣号,秋秋,群号,裙号"
    ),
    (Name(network: .qq, strength: .short), "q,扣,裙,群,鹅"),
    (Name(network: .qq, strength: .ambiguous), "口口"),
    (
      Name(network: .telegram, strength: .plain),
      "telegram,telegrm,te1egram,teleqram,纸飞机,小飞机,tg,t.g,tgid,电报群,телеграм,телеграмм,телеграме,тг,텔레그램,텔레,テレグラム,เทเลแกรม"
    ),
    (
      Name(network: .telegram, strength: .sign),
      "联系,客服,咨询,商务,对接,找我,私聊,合作,上押,联系人,业务,老板,详询,负责人"
    ),
    (Name(network: .telegram, strength: .short), "tele,电报,飞机,✈,✈️,飞鸽,tl"),
    (
      Name(network: .whatsapp, strength: .plain),
      "whatsapp,whats app,whatapp,whatsap,what's app,what$app,whats4pp,wtsapp,whatsup,wassap,瓦次,瓦次普,왓츠앱,ватсап,вотсап"
    ),
    (Name(network: .whatsapp, strength: .short), "ws,wa,绿色电话,watsap,w/a"),
    (
      Name(network: .line, strength: .plain),
      "line id,lineid,line号,line账号,加line,赖id,赖号,加赖,+赖,line：,ไลน์,라인,line me"
    ),
    (Name(network: .line, strength: .ambiguous), "line,l!ne,l1ne,赖,籁,莱恩,ラーメン"),
    (Name(network: .zalo, strength: .plain), "zalo,za lo,zl"),
    (
      Name(network: .kakaotalk, strength: .plain),
      "kakaotalk,kakao talk,kakao,카톡,카카오톡,카카오,カカオ,ka톡,옾챗"
    ),
  ])

  /// Names that a handle may touch: vx123456, qq123456, 加v123456.
  static let touchingNames = WordTrie<Name>(
    touching: [
      (Name(network: .wechat, strength: .plain), "vx,wx,weixin,wechat"),
      (Name(network: .wechat, strength: .short), "v"),
      (Name(network: .qq, strength: .plain), "qq"), (Name(network: .qq, strength: .short), "q"),
      (Name(network: .whatsapp, strength: .plain), "whatsapp"),
      (Name(network: .whatsapp, strength: .short), "ws,wa"),
      (Name(network: .line, strength: .ambiguous), "line"),
    ])

  /// Links that hold a handle.
  static let links = WordTrie<HandleNetwork>([
    (
      .telegram,
      "t.me/,telegram.me/,telegram.dog/,t。me/,t点me/,t[.]me/,t(.)me/,tg://resolve?domain=,t .me/,t. me/,t . me/,tg.me/"
    ),
    (
      .whatsapp,
      "wa.me/,api.whatsapp.com/send?phone=,api.whatsapp.com/send/?phone=,chat.whatsapp.com/,wa[.]me/,wa.link/,whatsapp.com/channel/"
    ),
    (.line, "line.me/ti/p/,line.me/r/ti/p/,line.me/ti/g/,line.me/ti/g2/,lin.ee/,line.me/r/ti/g/"),
    (.zalo, "zalo.me/"), (.kakaotalk, "open.kakao.com/o/"), (.wechat, "u.wechat.com/"),
    (.qq, "qm.qq.com/q/,qm.qq.com/cgi-bin/qm/qr?k=,jq.qq.com/?_wv="),
  ])

  /// What leads to a handle: before a short name.
  static let invitations = WordTrie<Bool>(
    backwards: true,
    [
      (
        true,
        "加,+,➕,添加,私,找我,找,联系,联系我,咨询,伽,夹,嘉,佳,家,家我,加我,add,add my,add me,add me on,dm,contact,请加,敲"
      )
    ])

  /// What may stand between a name and the handle; true where it announces one.
  static let connectors = WordTrie<Bool>([
    (
      true,
      ":,号,id,号码,是,为,-,账号,号是,群,群号,联系,at,number,no,no.,nickname,->,→,>,加,搜,搜索,@,(,【,「,[,《,<,|,号:,me,me on,/,\",',➡,👉,和,我,好,好友,客服,同号,name,account,bot,channel,username,user,咨询"
    ),
    (false, " , on, is, to,❤,~,*,!,。,、,．,·,…,-,_,✅,️"),
  ])
}
