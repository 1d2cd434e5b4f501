import Learning
import Testing

/// What phrases a text has for `weir learn` and `weir mine`.
@Suite struct TokenizerTests {
  /// The phrases of one text, each with its length, joined by commas.
  private func phrases(_ text: String, _ script: TokenScript) -> Set<String> {
    var tokenizer = MessageTokenizer()
    tokenizer.append(text)
    let index = PhraseIndex(
      tokenizer.stream, script: script, messages: [0],
      subjects: [.init(cluster: 0, source: 0, isFirst: true)],
      demand: .init(clusters: 1, sources: 1))
    return Set(index.phrases(ofMessage: 0).map { index.text(of: Int($0)) })
  }

  @Test func `characters join to phrases of up to five`() {
    let found = phrases("先付保证金吧", .unspaced)
    #expect(found.isSuperset(of: ["先", "付保", "保证金", "先付保证", "先付保证金", "付保证金吧"]))
    #expect(!found.contains("先付保证金吧"))
  }

  @Test func `words join to phrases of up to three, over one space`() {
    let found = phrases("Pay the small deposit, then wait", .spaced)
    #expect(found.isSuperset(of: ["pay", "pay the", "the small deposit", "then wait"]))
    #expect(!found.contains("deposit then"))
    #expect(!found.contains("pay the small deposit"))
  }

  @Test(
    "punctuation, other scripts and what is hidden part phrases",
    arguments: [
      ("汇款,确认", "款确"), ("汇款 确认", "款确"), ("汇款USDT确认", "款确"), ("汇款88确认", "款确"),
    ])
  func parting(_ text: String, _ phrase: String) {
    #expect(!phrases(text, .unspaced).contains(phrase))
  }

  @Test func `tokens are of every script that has letters`() {
    #expect(phrases("โอนเงินก่อน", .unspaced).contains("เงิน"))
    #expect(phrases("先に振り込み", .unspaced).contains("振り込み"))
    #expect(phrases("보증금을 먼저", .unspaced).isSuperset(of: ["보증금", "먼저"]))
    #expect(phrases("chuyển khoản trước", .spaced).contains("chuyển khoản"))
    #expect(phrases("срочно переведи", .spaced).contains("срочно переведи"))
  }

  @Test func `disguises are taken off first`() {
    #expect(phrases("先付保證金", .unspaced).contains("保证金"))
    #expect(phrases("ＤＥＰＯＳＩＴ first", .spaced).contains("deposit first"))
    #expect(phrases("don’t tell", .spaced).contains("don't tell"))
  }

  @Test(
    "numbers, links, handles, names and placeholders are no words",
    arguments: [
      ("visit https://pay-example.test/abc now", "example"),
      ("write to someone@example.com now", "someone"), ("vip2 task", "vip"),
      ("call NAME at PHONE now", "phone"), ("hello XXX dear", "xxx"),
      ("mr brown is waiting", "brown"), ("michael is waiting", "michael"),
      ("go to claims.bank.invalid/refund-form now", "refund"), ("see 工行点test/verify", "verify"),
    ])
  func identifiers(_ text: String, _ word: String) {
    #expect(!phrases(text, .spaced).contains { $0.split(separator: " ").contains { $0 == word } })
  }

  @Test(
    "what only looks like an account stays",
    arguments: [
      ("a *great* day", "great"), ("it was paid: thanks", "thanks"), ("follow-up call", "follow"),
      ("add me on wechat and wait", "and"), ("the code is invalid. try again", "invalid"),
    ])
  func words(_ text: String, _ word: String) {
    #expect(phrases(text, .spaced).contains(word), "\(phrases(text, .spaced))")
  }

  @Test(
    "the id behind a Chinese network's name is no word",
    arguments: ["加微信号linlin好友", "微信：linlin", "微信号是linlin"])
  func announced(_ text: String) {
    #expect(!phrases(text, .spaced).contains("linlin"))
  }

  @Test func `cutting on several threads gives the tokens of one`() {
    let texts = (0..<9000).map {
      "第\($0 % 7)组 word\($0 % 3) top up 先付保证金" + ($0 % 2 == 0 ? "吧" : " now")
    }
    let one = MessageTokenizer.stream(of: texts, jobs: 1)
    let three = MessageTokenizer.stream(of: texts, jobs: 3)
    var whole = MessageTokenizer()
    for text in texts { whole.append(text) }
    let subjects = texts.indices.map {
      PhraseIndex.Subject(cluster: Int32($0), source: $0 % 3, isFirst: true)
    }
    let found = [one, three, whole.stream].map { stream in
      TokenScript.allCases.map { script in
        let index = PhraseIndex(
          stream, script: script, messages: Array(texts.indices), subjects: subjects,
          demand: .init(clusters: 2, sources: 1))
        return index.phrases.indices.map {
          "\(index.text(of: $0)) \(index.phrases[$0].counts.first)"
        }
      }
    }
    #expect(found[0] == found[2])
    #expect(found[1] == found[2])
    #expect(!found[0][0].isEmpty)
  }

  @Test(
    "names before titles are no characters of phrases",
    arguments: [
      ("张先生您好", "张"), ("李小明女士", "李"), ("我是王警官", "王"), ("受害人赵某", "赵"), ("小李你好", "李"),
    ])
  func names(_ text: String, _ surname: String) {
    #expect(!phrases(text, .unspaced).contains { $0.contains(surname) })
  }

  @Test func `a name's title stays, and other text does`() {
    #expect(phrases("张先生您好", .unspaced).contains("先生您好"))
    #expect(phrases("你叫什么NAME", .unspaced).contains("什么"))
    #expect(phrases("a good IDEA", .spaced).contains("idea"))
  }

  @Test(
    "the script of a message is that of most of its tokens",
    arguments: [
      ("请先付 deposit", TokenScript.unspaced), ("please pay 钱 now", .spaced), ("123 !!", nil),
    ] as [(String, TokenScript?)])
  func script(_ text: String, _ wanted: TokenScript?) {
    var tokenizer = MessageTokenizer()
    tokenizer.append(text)
    #expect(tokenizer.stream.script(ofMessage: 0) == wanted)
  }
}
