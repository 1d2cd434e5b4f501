/// What large numbers count when they are not money.
enum CountedThings {
  /// Measure words and units after the number, in Chinese and where a number word hints a
  /// currency (5 triệu người is five million people).
  private static let after = WordTrie<Bool>([
    (
      true,
      """
      人,名,个,位,只,条,次,种,家,户,辆,台,平,吨,年,册,首,张,天,小时,时,分,秒,米,里,公,斤,克,升,亩,步,倍,\
      字,词,篇,部,集,座,所,间,套,颗,粒,枝,支,匹,头,尾,株,棵,朵,架,艘,枚,门,层,级,顷,英,立,票,点,赞,粉,\
      阅,播,股,份,像,伏,瓦,安,赫,兆,卡,学,考,观,军,大军,大学,兵,民,众,师,火,籁,一,千,岁,号,金币,积分,积,\
      流,毫,转,组,件,双,对,根,片,瓶,盒,箱,袋,桶,批,项,段,句,行,页,图,题,道,班,代,网,注册,用户,会员,\
      读者,学生,职工,员工,党员,居民,农民,群众,儿,能,水,城,客,亿,象,灾,物,事,家,元老,关注,收藏,下载,播放,\
      点击,浏览,销量,功率,快充,充电,电,灯,功,毫安,度,平方,科,全,恶,难,分之,幸,般,圣,民币,份额,赫兹,颜,\
      单,世,古,色,中国,失,能源,马力,美女,帅哥,同学,网友,朋友,观众,粉丝,字节,光年,韩,越
      """
    ),
    (
      true,
      """
       người, lượt, lần, thành viên, khách, năm, orang, kali, tahun, unit, pengguna, follower,\
       followers, subscribers, views, view, people, users, dân, bản, lít, km, ha, penduduk, warga
      """
    ),
    (true, "人数,人口"),
  ])

  private static let before = WordTrie<Bool>(
    backwards: true,
    [
      (
        true,
        """
        阅读,播放,点赞,粉丝,浏览,销量,月销,销,下载,人数,人口,像素,字数,里程,观看,关注,评论,转发,用户,访问,\
        点击,会员,播放量,阅读量,下载量,观看量,产量,行驶,跑了,跑,功率,粉,总数,第,约第,听众,发行量,点击量
        """
      )
    ])

  static func follow(_ text: Span<UInt8>, at end: Int) -> Bool {
    after.word(in: text, at: end) != nil
  }

  static func precede(_ text: Span<UInt8>, before start: Int) -> Bool {
    var index = text.skippingSpaces(before: start)
    if text.byte(index - 1) == 0x3A { index -= 1 }
    // 超, 过, 了, 达 between the thing and its number.
    switch text.scalar(before: index).value {
    case 0x8D85, 0x8FC7, 0x4E86, 0x8FBE, 0x8FD1, 0x7EA6, 0x6709: index -= 3
    default: break
    }
    return before.word(in: text, before: index) != nil
  }
}
