/// Keeps the names of people out of phrases.
///
/// No list knows every name, and a lexicon asks that an entry be seen in several clusters and
/// sources, which names seldom are. What is taken out here are the forms that repeat: a Chinese
/// surname before a title (张先生, 李警官, 王某) with the given name between, 小李 and 老王, the
/// word after Mr, Mrs or Ms, and the given names that are commonest in English.
enum PersonNames {
  /// The hundred surnames that are commonest (Ministry of Public Security, report on names, 2020),
  /// without those that are common words by themselves.
  private static let surnames = scalars(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许邓韩冯曹彭曾肖潘袁董余叶蒋杜苏魏程吕丁沈任姚卢"
      + "傅钟姜崔谭廖范汪陆金石戴贾韦夏邱侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱覃")

  private static let titles = strings([
    "先生", "女士", "小姐", "太太", "警官", "警察", "主任", "经理", "老师", "队长", "科长", "处长",
    "局长", "所长", "医生", "律师", "法官", "总监", "某",
  ])

  private static let englishNames: Set<String> = [
    "james", "john", "robert", "michael", "david", "william", "richard", "joseph", "thomas",
    "charles", "christopher", "daniel", "matthew", "anthony", "donald", "steven", "paul",
    "andrew", "joshua", "kenneth", "kevin", "brian", "george", "edward", "ronald", "timothy",
    "jason", "jeffrey", "ryan", "jacob", "gary", "nicholas", "eric", "jonathan", "stephen",
    "larry", "justin", "scott", "brandon", "benjamin", "samuel", "gregory", "patrick", "alex",
    "peter", "mary", "patricia", "jennifer", "linda", "elizabeth", "barbara", "susan", "jessica",
    "sarah", "karen", "lisa", "nancy", "betty", "margaret", "sandra", "ashley", "kimberly",
    "emily", "donna", "michelle", "carol", "amanda", "melissa", "deborah", "stephanie", "rebecca",
    "laura", "sharon", "cynthia", "kathleen", "amy", "angela", "anna", "emma", "nicole", "helen",
    "samantha", "katherine", "christine", "rachel", "carolyn", "janet", "catherine", "maria",
    "heather", "diane", "julie", "sophia", "olivia", "wei", "ming", "xiao", "zhang", "wang", "chen",
    "liu", "yang", "huang", "zhao", "zhou",
  ]

  private static let englishTitles: Set<String> = ["mr", "mrs", "ms", "miss", "dr"]

  /// Takes the names out of the tokens from `first` on: a name becomes token 0, which no phrase has.
  static func unjoin(_ stream: inout TokenStream, from first: Int) {
    for place in first..<stream.tokens.count {
      let token = stream.tokens[place]
      if token >= TokenStream.firstWord {
        hideEnglish(&stream, place, first)
      } else if surnames.contains(token) {
        hideChinese(&stream, place, first)
      }
    }
  }

  /// A token that is hidden.
  static let hidden: UInt32 = 0

  private static func hideEnglish(_ stream: inout TokenStream, _ place: Int, _ first: Int) {
    let word = stream.text(ofToken: stream.tokens[place])
    let follows = place > first && stream.tokens[place - 1] >= TokenStream.firstWord
    let isTitled =
      follows && englishTitles.contains(stream.text(ofToken: stream.tokens[place - 1]))
    guard isTitled || englishNames.contains(word) else { return }
    hide(&stream, place..<place + 1)
  }

  private static func hideChinese(_ stream: inout TokenStream, _ place: Int, _ first: Int) {
    // 张先生, 张三先生, 张小三先生
    for given in 0...2 where hasTitle(stream, at: place + 1 + given, after: place) {
      hide(&stream, place..<place + 1 + given)
      return
    }
    guard place > first, stream.flags[place].contains(.joinsPrevious) else { return }
    let before = stream.tokens[place - 1]
    if before == 0x5C0F || before == 0x8001 { hide(&stream, place..<place + 1) }
  }

  private static func hasTitle(_ stream: TokenStream, at place: Int, after surname: Int) -> Bool {
    guard place < stream.tokens.count else { return false }
    for other in surname + 1...place where !stream.flags[other].contains(.joinsPrevious) {
      return false
    }
    return titles.contains { title in
      place + title.count <= stream.tokens.count
        && title.indices.allSatisfy { offset in
          stream.tokens[place + offset] == title[offset]
            && stream.flags[place + offset].contains(.joinsPrevious)
        }
    }
  }

  private static func hide(_ stream: inout TokenStream, _ range: Range<Int>) {
    for place in range {
      stream.tokens[place] = hidden
      stream.flags[place].remove(.joinsPrevious)
    }
    if range.upperBound < stream.tokens.count {
      stream.flags[range.upperBound].remove(.joinsPrevious)
    }
  }

  private static func scalars(_ text: String) -> Set<UInt32> {
    Set(text.unicodeScalars.map(\.value))
  }

  private static func strings(_ texts: [String]) -> [[UInt32]] {
    texts.map { $0.unicodeScalars.map(\.value) }
  }
}
