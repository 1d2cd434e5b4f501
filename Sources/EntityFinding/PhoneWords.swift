/// Words about a row of digits that tell whether it is a phone number.
enum PhoneWords {
  private static let cues = WordTrie<Bool>([
    (
      true,
      """
      电话,致电,来电,热线,手机,拨打,拨,联系,联络,查询,咨询,传真,座机,专线,短信,电联,客服,tel,telephone,phone,\
      call,calls,mobile,contact,hotline,whatsapp,whatapp,ws,wa,sms,text,txt,hp,h/p,ph,fax,dial,ring,cell,landline,voice,\
      helpline,reach,điện thoại,sđt,sdt,hotline,liên hệ,gọi,zalo,โทร,เบอร์,telepon,telp,hub,hubungi,no hp,nomor,talian,\
      hubungi,電話,전화,연락처,문의,번호,тел,телефон,номер,звоните
      """
    )
  ])

  private static let touching = WordTrie<Bool>(
    backwards: true,
    [
      (
        true,
        "tel,phone,call,v,vx,wx,vv,whatsapp,ws,wa,hp,ph,mobile,fax,sms,m,t,text,dial,number,no"
      )
    ])

  private static let ids = WordTrie<Bool>(
    backwards: true,
    [
      (
        true,
        """
        单号,订单,订单号,编号,流水号,流水,快递,快递单号,运单号,运单,工号,账号,卡号,证号,身份证,合同号,票号,学号,\
        序列号,条码,条形码,isbn,order,order no,order number,order id,no.,tracking,tracking number,id,ref,reference,\
        invoice,ticket,qq,扣扣,企鹅,qq号,q,群号,群,qq群,uid,user id,account,acct,a/c,account number,tin,vat,imei,sn,serial,\
        会议号,房间号,编码,代码,发票号,税号,专利号,批号,取件码,验证码,code
        """
      )
    ])

  private static let units = WordTrie<Bool>([
    (true, "元,块,万,亿,円,원,vnđ,đ,₫,€,$,人,次,个,件,名,条,米,年,股,点,位数,字节,руб,₽,บาท,人民币,票")
  ])

  /// Whether a word in the 24 bytes before announces a phone number.
  static func invite(_ text: Span<UInt8>, before start: Int) -> Bool {
    var index = max(0, start - 24)
    while index < start {
      if !text.isWord(index) || !text.isWord(index - 1),
        let (end, _) = cues.word(in: text, at: index), end <= start
      {
        return true
      }
      index += 1
    }
    return touch(text, before: start)
  }

  /// Whether a word such as `tel` or `vx` stands right before.
  static func touch(_ text: Span<UInt8>, before start: Int) -> Bool {
    touching.word(in: text, before: start) != nil
  }

  /// Whether a word such as 订单号 stands before: the digits are an id.
  static func forbid(_ text: Span<UInt8>, before start: Int) -> Bool {
    var index = text.skippingSpaces(before: start)
    let isMarked = text.byte(index - 1) == 0x3A || text.byte(index - 1) == 0x23
    if isMarked { index = text.skippingSpaces(before: index - 1) }
    switch text.scalar(before: index).value {
    case 0x4E3A, 0x662F: index -= 3  // 为 是
    default: break
    }
    return ids.word(in: text, before: index) != nil
  }

  /// Whether digits before `end` count or pay something.
  static func count(_ text: Span<UInt8>, at end: Int) -> Bool {
    units.word(in: text, at: end) != nil
  }
}
