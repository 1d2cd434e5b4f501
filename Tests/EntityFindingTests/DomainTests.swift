import Testing

@testable import EntityFinding

@Suite("Domains")
struct DomainTests {
  @Test(
    "reports the host alone",
    arguments: [
      ("https://www.example.com/a?b", "www.example.com"), ("到example点com/x", "example点com"),
      ("http://example.com", "example.com"), ("EXAMPLE.COM/A", "example.com"),
      ("ｅｘａｍｐｌｅ．ｃｏｍ", "example.com"), ("https://user@example.com/x", "example.com"),
      ("https://user:pw@example.org:8443/x#y", "example.org"), ("example.com:8080", "example.com"),
      ("hxxps://example[.]com/a", "example[.]com"), ("example(.)net", "example(.)net"),
      ("example[dot]org", "example[dot]org"), ("example dot com", "example dot com"),
      ("www。example。com", "www。example。com"), ("www点example点cn", "www点example点cn"),
      ("登录m.example.com.cn办理", "m.example.com.cn"), ("進入example.com.tw填寫", "example.com.tw"),
      ("睇example.hk先", "example.hk"), ("a-b.example.top！", "a-b.example.top"),
      ("t.cn/A6abc", "t.cn"), ("bit.ly/3abc", "bit.ly"), ("http://192.0.2.7/x", "192.0.2.7"),
      ("http://192.0.2.7:8080/", "192.0.2.7"), ("http://例子.com/x", "例子.com"),
      ("https://пример.рф/вход", "пример.рф"), ("www.例子.中国", "www.例子.中国"),
      ("xn--fiq228c.com", "xn--fiq228c.com"), ("http://xn--fsq.xn--fiqs8s/", "xn--fsq.xn--fiqs8s"),
      ("usps-pay.help", "usps-pay.help"), ("example.vip注册", "example.vip"),
      ("6688.cc", "6688.cc"), ("http://example.directory/a", "example.directory"),
      ("サイトはexample.jpです", "example.jp"), ("사이트 example.kr 접속", "example.kr"),
      ("vào example.vn ngay", "example.vn"), ("сайт example.ru тут", "example.ru"),
      ("เข้า example.in.th", "example.in.th"), ("<https://example.io>", "example.io"),
      ("\"example.club\"", "example.club"), ("网址:example.xyz", "example.xyz"),
      ("a.b.c.d.example.info", "a.b.c.d.example.info"), ("https:\\\\example.com", "example.com"),
      ("http ://example.com", "example.com"), ("example。cn", "example。cn"),
    ])
  func finds(text: String, host: String) {
    #expect(EntityProbe.spans(.domain, in: text) == [host])
  }

  @Test(
    "leaves what is no host",
    arguments: [
      "a@example.com", "hr@example.co.uk", "第3.com", "版本10.2.1", "v1.2.3-beta", "3.14", "12.5%",
      "2024.01.15", "8.30开会", "10.0.0.1", "192.168.1.1", "report.pdf", "IMG_001.jpg", "a.tar.gz",
      "setup.exe", "index.html", "main.swift", "config.yml", "读书.docx", "node.js", "Dr.Smith",
      "U.S.A.", "e.g. this", "a.m.", "No.5", "ok.thanks", "well...com", "你好。com是什么", "点com",
      "下午3点net", "com", ".net", "¥3.50/斤", "1.5w", "0.99元", "Ph.D", "vs.", "etc.and",
      "a . b", "x点y", "2点10分", "1.1.1", "http://", "www.", "dot com", "的·的", "file_name.zip",
    ])
  func leaves(text: String) {
    #expect(EntityProbe.spans(.domain, in: text) == [])
  }
}
