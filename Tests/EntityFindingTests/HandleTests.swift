import Testing

@testable import EntityFinding

@Suite("Handles")
struct HandleTests {
  @Test(
    "finds handles near the name of their network",
    arguments: [
      ("加V：dz_demo88", "wechat"), ("微信：demo_12345", "wechat"), ("微信号demo12345", "wechat"),
      ("加薇demo8888", "wechat"),
      ("➕薇 demo8888", "wechat"), ("vx:demo123", "wechat"), ("加vx13800138000", "wechat"),
      ("vx123456demo", "wechat"),
      ("WeChat ID: demo_trainer", "wechat"), ("徽信 demo666", "wechat"), ("+V demo_520", "wechat"),
      ("薇❤️信 demo888", "wechat"),
      ("威信是demo777", "wechat"), ("加我微信demo_99", "wechat"), ("v信demo9988", "wechat"),
      ("微 信 demo123", "wechat"),
      ("加V13800138000", "wechat"), ("QQ:12345678", "qq"), ("QQ123456789", "qq"),
      ("扣扣12345678", "qq"), ("加企鹅 87654321", "qq"),
      ("qq群：123456789", "qq"), ("加Q12345678", "qq"), ("联系QQ号是 12345678", "qq"),
      ("群号123456789", "qq"), ("Q：12345678", "qq"),
      ("TG:@demo_trainer", "telegram"), ("飞机 @demo_id", "telegram"), ("纸飞机：demo_id", "telegram"),
      ("t.me/demo_trainer", "telegram"),
      ("https://t.me/+AbCdEf123", "telegram"), ("telegram @demo123", "telegram"),
      ("电报号:demo_888", "telegram"), ("加tg demo_777", "telegram"),
      ("tg://resolve?domain=demo", "telegram"), ("WhatsApp +852 5123 4567", "whatsapp"),
      ("wa.me/85251234567", "whatsapp"),
      ("WhatsApp: +1 202 555 0123", "whatsapp"), ("ws：+85251234567", "whatsapp"),
      ("加WhatsApp 60123456789", "whatsapp"),
      ("LINE ID: demo123", "line"), ("加賴 demo_88", "line"), ("Line：@demo88", "line"),
      ("加LINE demo5566", "line"),
      ("line.me/ti/p/AbC12", "line"), ("賴id demo77", "line"), ("zalo 0912345678", "zalo"),
      ("카톡 demo123", "kakaotalk"),
      ("薇：demo_5201", "wechat"), ("联系：@demo_5201", "telegram"), ("家微demo666", "wechat"),
    ])
  func finds(text: String, network: String) {
    #expect(EntityProbe.values(.handle, in: text) == [network])
  }

  @Test(
    "leaves the names alone and other ids",
    arguments: [
      "微信同号", "微信支付", "用微信付款", "wechat pay", "wechat message", "@demo_name", "企鹅很可爱", "坐飞机去北京",
      "飞机CA1234",
      "online 2024", "line 12", "deadline: 2024", "QQ音乐", "QQ123", "QQ 12345678901234", "q1 2024",
      "version2", "v2.0.1",
      "iPhone v12345", "视频1234567", "whatsapp me", "WhatsApp group", "telegram channel", "卫星123456",
      "群聊123", "微信8.0.1",
      "微信群里有200人", "扣扣", "v5", "vip888888", "line up at 10", "on line: hello", "加油12345", "tg",
      "电报1234", "add 500000",
      "bottom line: profit up 2023", "微信转账5000元", "qq.com", "微信 5分钟", "企鹅2024", "was 12345678",
      "http://example.com/watch?v=f3dc_x1", "tgm4883", "my va1912wb", "line4ever99",
    ])
  func leaves(text: String) {
    #expect(EntityProbe.spans(.handle, in: text) == [])
  }

  @Test("takes the network's name and the handle into the span")
  func spans() {
    #expect(EntityProbe.spans(.handle, in: "请加V：dz_demo88，谢谢") == ["v:dz_demo88"])
    #expect(EntityProbe.spans(.handle, in: "add t.me/demo_trainer.") == ["t.me/demo_trainer"])
  }
}
