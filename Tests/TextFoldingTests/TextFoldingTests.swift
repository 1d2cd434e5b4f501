import Testing
import TestSupport

@testable import TextFolding

/// The fold of bytes, by the fast way.
func fold(_ bytes: [UInt8]) -> (bytes: [UInt8], report: FoldReport) {
  var arena = ByteArena()
  let report = Folder.fold(bytes.span, into: &arena)
  return (Array(arena.storage[..<arena.count]), report)
}

func fold(_ text: String) -> String { String(decoding: fold(Array(text.utf8)).bytes, as: UTF8.self) }

@Suite struct Smoke {
  @Test(arguments: [
    ("HELLO World", "hello world"), ("安全帳戶", "安全账户"), ("ＶＸ：１２３", "vx:123"),
    ("a \t\r\n b", "a\nb"), ("e\u{200D}\u{301}", "é"), ("аpple", "apple"), ("привет", "привет"),
    ("Ηello", "hello"), ("ΗΜΕΡΑ", "ημερα"), ("ｶﾞ", "ガ"), ("\u{1112}\u{1161}\u{11AB}", "한"),
  ])
  func `folds`(text: String, expected: String) { #expect(fold(text) == expected) }
}
