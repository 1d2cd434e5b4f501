import Testing

@testable import EntityFinding

@Suite("App packages")
struct AppPackageTests {
  @Test(
    "finds files and links that install apps past the stores",
    arguments: [
      ("下载app.apk安装", "app.apk"), ("http://example.com/a/b.apk", "http://example.com/a/b.apk"),
      ("live_v2.1.ipa", "live_v2.1.ipa"),
      ("安装apk文件", "apk文件"),
      ("testflight.apple.com/join/AbC123", "testflight.apple.com/join/abc123"),
      ("itms-services://?action=x", "itms-services://"), ("先装描述文件", "描述文件"),
      ("vpn.mobileconfig", "vpn.mobileconfig"),
      ("App.APK", "app.apk"), ("chat.xapk", "chat.xapk"), ("APK安装包", "apk安装包"),
      ("TestFlight里安装", "testflight"),
      ("裸聊点apk", "点apk"), ("a[.]apk", "a[.]apk"), ("demo.hap", "demo.hap"), ("企业签名", "企业签名"),
      ("请下载 Live-Chat_1.0.3.apk 后安装", "live-chat_1.0.3.apk"),
      (
        "https://dl.example.com/x/v2/app-release.apk?ch=88",
        "https://dl.example.com/x/v2/app-release.apk"
      ),
      ("安卓apk下载", "安卓apk"), ("发你apk", "apk"), ("APK包发群里了", "apk包"), ("Ａ．ＡＰＫ", "a.apk"),
      ("meeting.APKS", "meeting.apks"), ("base.apkm", "base.apkm"), ("裸聊。apk", "。apk"),
      ("xapk格式", "xapk"), ("iOS用户点 install.mobileconfig", "install.mobileconfig"),
      ("a.mobileprovision", "a.mobileprovision"), ("信任描述文件", "描述文件"),
      ("設定裡安裝描述檔", "描述档"), ("用TF签名或企业签名", "企业签名"), ("去TestFlight裝", "testflight"),
      ("https://testflight.apple.com/join/AbCdEf12", "testflight.apple.com/join/abcdef12"),
      (
        "itms-services://?action=download-manifest&url=https://example.com/m.plist",
        "itms-services://"
      ),
      ("send you the APK file", "apk file"), ("install this apk", "apk"),
      ("tải file apk về máy", "file apk"), ("kirim file APK undangan", "file apk"),
      ("Undangan_Pernikahan.apk", "undangan_pernikahan.apk"), ("プロファイルをインストール", "プロファイル"),
      ("demo.ipa下载", "demo.ipa"), ("/sdcard/Download/demo.apk", "sdcard/download/demo.apk"),
      ("apk.", "apk"),
    ])
  func finds(text: String, span: String) {
    #expect(EntityProbe.spans(.appPackage, in: text) == [span])
  }

  @Test(
    "leaves other files and words",
    arguments: [
      "a.pdf", "happy", "ipad", "apkx", "file.zip", "app store", "what.happened", "debit", ".debug",
      "tapk", "a.apkz",
      "下载app", "应用商店", "test flight", "ipanema", "a.deb",
      "setup.exe", "a.dmg", "a.jar", "a.docx", "报表.xlsx", "app.js", "apkg", "apkpure", "tapkit",
      "naapk2",
      "ipas", "IPA beer", "the hap", "a.happen", "mobile config", "google play", "App Store搜索下载",
      "华为应用市场", "配置文件", "描述一下文件", "企业微信", "企业签约", "签名企业", "profile", "configuration",
      "zapk9", "v1.2.3", "3.14", "a.apk2", "test.flights", "itms", "apk1", "papk",
    ])
  func leaves(text: String) {
    #expect(EntityProbe.spans(.appPackage, in: text) == [])
  }
}
