/// What a Chinese character is to a number, in the fold's spelling.
enum ChineseNumeral {
  /// 零 to 九, with the banker's forms and 两.
  case digit(Double)
  /// 十 百 千.
  case unit(Double)
  /// 廿 卅: 20 and 30 in one.
  case tens(Double)
  /// 万 亿.
  case myriad(Double)
  /// 几 or 数: some number from 2 to 9.
  case several

  init?(_ scalar: UInt32) {
    switch scalar {
    case 0x3007, 0x96F6: self = .digit(0)  // 〇 零
    case 0x4E00, 0x58F9: self = .digit(1)  // 一 壹
    case 0x4E8C, 0x8D30, 0x4E24, 0x4FE9: self = .digit(2)  // 二 贰 两 俩
    case 0x4E09, 0x53C1, 0x4EE8: self = .digit(3)  // 三 叁 仨
    case 0x56DB, 0x8086: self = .digit(4)  // 四 肆
    case 0x4E94, 0x4F0D: self = .digit(5)  // 五 伍
    case 0x516D, 0x9646: self = .digit(6)  // 六 陆
    case 0x4E03, 0x67D2: self = .digit(7)  // 七 柒
    case 0x516B, 0x634C: self = .digit(8)  // 八 捌
    case 0x4E5D, 0x7396: self = .digit(9)  // 九 玖
    case 0x5341, 0x62FE: self = .unit(10)  // 十 拾
    case 0x5EFF: self = .tens(20)  // 廿
    case 0x5345: self = .tens(30)  // 卅
    case 0x767E, 0x4F70: self = .unit(100)  // 百 佰
    case 0x5343, 0x4EDF: self = .unit(1000)  // 千 仟
    case 0x4E07: self = .myriad(10_000)  // 万
    case 0x4EBF: self = .myriad(100_000_000)  // 亿
    case 0x51E0, 0x6570: self = .several  // 几 数
    default: return nil
    }
  }
}
