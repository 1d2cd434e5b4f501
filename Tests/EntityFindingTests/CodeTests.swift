import Testing

@testable import EntityFinding

@Suite("Codes")
struct CodeTests {
  @Test(
    "finds codes by the word they go by",
    arguments: [
      ("邀请码：8K3D9A", "invite"), ("填写邀请码88888", "invite"), ("推荐码 ab12cd", "invite"),
      ("invite code: X7Y8Z9", "invite"),
      ("invitation code 123456", "invite"), ("referral code is AB1234", "invite"),
      ("kode undangan 12345", "invite"),
      ("mã giới thiệu: VN8888", "invite"), ("รหัสเชิญ 12345", "invite"), ("招待コード：AB1234", "invite"),
      ("초대코드 1234ab", "invite"),
      ("注册码【66778】", "invite"), ("会议号：123 456 789", "meeting"), ("会议号123456789", "meeting"),
      ("会议ID 123-456-789", "meeting"),
      ("腾讯会议：987 654 321", "meeting"), ("Meeting ID: 123 4567 8901", "meeting"),
      ("zoom id 123 456 7890", "meeting"),
      ("验证码123456", "one-time"), ("验证码：1234", "one-time"), ("您的验证码是 567890", "one-time"),
      ("【银行】动态码 445566", "one-time"),
      ("动态密码654321", "one-time"), ("123456是您的验证码", "one-time"),
      ("123456 is your verification code", "one-time"),
      ("your OTP is 123456", "one-time"), ("verification code: 1234", "one-time"),
      ("G-123456 is your code", "one-time"),
      ("code is 123 456", "one-time"), ("one-time password 998877", "one-time"),
      ("인증번호 [123456]", "one-time"),
      ("認証コード：123456", "one-time"), ("mã OTP: 123456", "one-time"),
      ("kode verifikasi 123456", "one-time"),
      ("код подтверждения: 1234", "one-time"), ("驗證碼為 123456", "one-time"),
      ("passcode 7788", "one-time"), ("取件码 12345", "one-time"),
      ("校验码(884422)", "one-time"), ("TAC 123456", "one-time"),
      ("【示例】您的验证码：004512，5分钟内有效", "one-time"), ("邀請碼 DEMO88", "invite"),
      ("推薦碼：A1B2C3", "invite"), ("會議號 123-456-789", "meeting"),
    ])
  func finds(text: String, purpose: String) {
    #expect(EntityProbe.values(.code, in: text) == [purpose])
  }

  @Test(
    "leaves the words alone and other numbers",
    arguments: [
      "请输入验证码", "验证码5分钟内有效", "验证码错误", "验证码已发送", "邀请码是什么", "没有邀请码", "会议10点开始", "会议室302", "会议2024年",
      "123456", "code review", "qr code", "area code", "source code 2.0.1", "zip code",
      "dress code", "验证码120秒",
      "invite code please", "meeting at 10:30", "meeting id", "邀请10人", "推荐3个", "会议号12",
      "验证码123456789012", "promo", "动态",
      "验证码6位数字", "meeting 2024-01-15", "会议13800138000元", "otp", "code 5%", "验证码100元", "code: abc",
      "邀请码abcd",
      "tactic 1234", "encode 1234", "error code 8101", "123456 is my number", "会议号1234567890123",
      "code 1", "验证码 12", "验证码：见短信", "订单号20240115001", "code 404 not found", "取件码请出示",
      "HTTP 200 OK", "邀请码8折优惠",
    ])
  func leaves(text: String) {
    #expect(EntityProbe.spans(.code, in: text) == [])
  }
}
