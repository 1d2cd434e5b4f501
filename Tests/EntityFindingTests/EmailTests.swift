import Testing

@testable import EntityFinding

@Suite("E-mail addresses")
struct EmailTests {
  @Test(
    "finds them plain and disguised",
    arguments: [
      ("write to a.b+c@example.com.", "a.b+c@example.com"),
      ("邮箱abc@example.cn谢谢", "abc@example.cn"),
      ("10001@qq.com", "10001@qq.com"), ("x_1@mail.example.co.uk", "x_1@mail.example.co.uk"),
      ("abc[at]example[.]com", "abc[at]example[.]com"),
      ("abc(at)example.com", "abc(at)example.com"),
      ("ABC@EXAMPLE.COM", "abc@example.com"), ("a@example点com", "a@example点com"),
      ("<hr@example.org>", "hr@example.org"),
      ("a-b@example.io", "a-b@example.io"), ("mailto:a@example.com", "a@example.com"),
      ("a％b@example.com", "a%b@example.com"),
      ("abc [at] example.com", "abc [at] example.com"), ("ａ＠ｅｘａｍｐｌｅ．ｃｏｍ", "a@example.com"),
      ("hr@example.top,", "hr@example.top"),
      ("请发送简历至hr@example.com，注明岗位", "hr@example.com"),
      ("邮箱：zhang_san@example.com.cn", "zhang_san@example.com.cn"),
      ("QQ邮箱 10001@qq.com。", "10001@qq.com"), ("联系me@example.net/电话", "me@example.net"),
      ("寄到admin@mail.example.gov.tw", "admin@mail.example.gov.tw"),
      ("e-mail: jane.doe-smith@example.co.uk!", "jane.doe-smith@example.co.uk"),
      ("(support@example.org)", "support@example.org"),
      ("\"bob\"<bob@example.us>", "bob@example.us"),
      ("contact o_o@example.de or call", "o_o@example.de"), ("a1@example.fr;b", "a1@example.fr"),
      ("sales{at}example.com", "sales{at}example.com"),
      ("sales@example[.]com", "sales@example[.]com"),
      ("sales@example dot com", "sales@example dot com"),
      ("sales (at) example (dot) com", "sales (at) example (dot) com"),
      ("sales[@]example.com", "sales[@]example.com"),
      ("sales(@)example.com", "sales(@)example.com"),
      ("sales@example(.)com", "sales@example(.)com"), ("sales@example。com", "sales@example。com"),
      ("１２３＠ｑｑ．ｃｏｍ", "123@qq.com"), ("x%y@example.com", "x%y@example.com"),
      ("user@xn--fsq.com", "user@xn--fsq.com"), ("メールはinfo@example.jpまで", "info@example.jp"),
      ("메일 help@example.kr 로", "help@example.kr"),
      ("gửi về hotro@example.vn nhé", "hotro@example.vn"),
      ("пишите на mail@example.ru", "mail@example.ru"),
      ("ส่งที่ cs@example.in.th ค่ะ", "cs@example.in.th"),
      ("reply-to:no-reply@example.com", "no-reply@example.com"),
      ("FROM:ALERT@EXAMPLE.INFO", "alert@example.info"), ("a@192.0.2.7", "a@192.0.2.7"),
    ])
  func finds(text: String, span: String) {
    #expect(EntityProbe.spans(.email, in: text) == [span])
  }

  @Test(
    "leaves handles and other uses of the sign",
    arguments: [
      "@name", "@example.com", "meet @ 5", "a@b", "user@host", "3@5元", "飞机@demo_id", "me @home.",
      "a@", "@", "look@this",
      "x@.com", "a@-b.com", "@@example.com", "你好@example.com", "5@a.jpg",
      "lunch @ example.com cafe", "@张三 你好", "联系@demo_5201", "TG @demo_trainer", "5个@10元",
      "16GB@3200MHz", "1080p@60fps", "v1.2@stable", "npm i left-pad@1.3.0", "git@localhost:a/b",
      "a@b@example.com@", "name@", "name@example", "name@example.", "name@1.5", "name@v2.0.1",
      "photo@2x.png", "icon@3x", "meet at example.com", "look at me.com", "chat about it", "(at) 5",
      "[at]", "[at]home", "at at at", "名字@公司", "#@!%&", "user name@host", "e@mail", "x@y.zzzz",
      "20@30.5kg", "@everyone", "1@1",
    ])
  func leaves(text: String) {
    #expect(EntityProbe.spans(.email, in: text) == [])
  }
}
