import Diagnostics
import Foundation
import Messages
import RuleCompiler
import Testing

@testable import Explaining

/// A small pack whose scores and distances are easy to foresee.
let explainedRules = #"""
  pack { name "explained"  version "1"  prior -30 }
  family safe-account { title en "Safe account"  review 30  block 42 }
  family job-scam     { title en "Job scam"      review 20  block 50 }

  lexicon task-words { zh 刷单 +6 点赞 +3 }
  signal transfer     { "转入" "transfer" }
  signal safe-account { ~"安全账户" "safe account" }
  signal warning      = "警方提醒"
  signal police       = "公安局" except "公安局门口"
  signal badge        = /警号[:：]? ?\d{6}/
  condition authority = police or badge

  rule told-to-move in safe-account {
    title en "Tells the reader to move money"  zh "要求转移资金"
    stage demand  group demand  score 34
    when transfer near safe-account within 6
    unless warning
    refer "https://example.org/advisory"
    label move-money
  }
  rule names-account in safe-account { group demand  score 14  when safe-account }
  rule from-police in safe-account   { score 10  when authority and not "门口" }
  rule official in all               { score -20  when warning }
  rule tasks in job-scam             { score sum(task-words) up to 8  when task-words }
  rule in-order in job-scam          { score 5  when "甲" then "乙" then "丙" within 2 }
  rule two-near in job-scam          { score 6  when 2 of ("子", "丑", "寅") within 3 }
  rule many in job-scam              { score 7  when count("赞") >= 3 and length < 50 }
  rule shouts in job-scam            { score 9  when raw /[A-Z]{6}/ }
  rule unsure in safe-account        { shadow  score 12  when transfer }
  rule links in job-scam             { score 2  when @url and "加群" }
  thread rule ladder in job-scam {
    score 30
    when "已通过" then me ("收到" or "ok") then ("垫付" and not "取消")
    within 7 days
    unless warning
  }
  signal fee          = "先交" "pay" except "先交作业"
  signal pays-first   { fee ..3 "押金" ..2 "退" }
  rule fee-first in job-scam         { score 4  when pays-first and not "免费" }
  rule digits in job-scam            { score 1  when /[0-9]{4}-[0-9]{4}/ }
  """#

func explainedPack() -> CompiledPack {
  PackCompiler.compile([SourceFile(path: "explained.weir", bytes: Array(explainedRules.utf8))])
}

/// A batch of one message.
func batch(of bytes: [UInt8], channel: Channel? = nil) -> MessageBatch {
  var batch = MessageBatch()
  batch.bytes = bytes
  let whole = ByteRange(0, bytes.count)
  var message = Message(record: whole, text: whole, number: 1)
  message.channel = channel
  batch.messages = [message]
  return batch
}

/// The explanation of a text by the pack above.
func explanation(of text: String) throws -> MessageExplanation {
  let explainer = try #require(MessageExplainer(explainedPack()))
  return try #require(explainer.explain(batch(of: Array(text.utf8))))
}

/// Compares rendered text with a file in `Goldens`; UPDATE_GOLDEN=1 writes it.
func expectGolden(_ text: String, _ name: String) throws {
  let url = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Goldens/\(name).txt")
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
    try text.write(to: url, atomically: true, encoding: .utf8)
  }
  let golden = try? String(contentsOf: url, encoding: .utf8)
  #expect(golden == text, "UPDATE_GOLDEN=1 rewrites \(name).txt")
}
