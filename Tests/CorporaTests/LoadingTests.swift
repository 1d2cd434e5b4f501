import FileAccess
import Foundation
import TestSupport
import Testing

@testable import Corpora

@Suite struct LoadingTests {
  @Test func `every field of a record becomes a field of the message`() throws {
    let folder = try CorpusFolder([
      "sms.jsonl": #"""
      {"id":"a1","text":"加\u5fae信","label":"fraud","family":"click-farming","lang":"zh","writer":"w","stage":"move","thread":"t","time":"2026-01-01T00:00:00Z","direction":"out","sender":"me","channel":"chat"}
      {"text":"hello","label":"ham","family":null}
      """#
    ])
    let corpus = Corpus.load([folder.file("sms.jsonl")])
    #expect(corpus.skipped.isEmpty && corpus.failures.isEmpty)
    let first = try #require(corpus.messages.first)
    #expect(first.id == "a1")
    #expect(first.text == "加微信")
    #expect(first.label == .fraud)
    #expect(first.families == ["click-farming"])
    #expect(first.dataClass == "click-farming")
    #expect(first.language == "zh")
    #expect(first.writer == "w")
    #expect(first.stage == "move")
    #expect(first.thread == "t")
    #expect(first.time == "2026-01-01T00:00:00Z")
    #expect(first.direction == "out")
    #expect(first.sender == "me")
    #expect(first.channel == "chat")
    #expect(first.source == "sms")
    #expect(!first.isTarget, "the reader's own words are not to be held")
    let second = try #require(corpus.messages.last)
    #expect(second.id == "sms:2")
    #expect(second.dataClass == nil && second.families.isEmpty && second.language == nil)
  }

  @Test func `a folder gives its files in order and what cannot be read is a failure`() throws {
    let folder = try CorpusFolder([
      "b.jsonl": #"{"text":"2","label":"ham"}"#, "a/x.ndjson": #"{"text":"1","label":"ham"}"#,
      "notes.txt": "no corpus", ".hidden.jsonl": "{}",
    ])
    let corpus = Corpus.load([folder.path, folder.file("missing.jsonl")])
    #expect(corpus.messages.map(\.text) == ["1", "2"])
    #expect(corpus.sources == ["x", "b"])
    #expect(corpus.failures.map(\.path) == [folder.file("missing.jsonl")])
    let empty = try CorpusFolder(["notes.txt": ""])
    #expect(Corpus.load([empty.path]).failures.count == 1)
  }

  @Test func `records that are wrong are counted with their lines and passed by`() throws {
    let folder = try CorpusFolder([
      "bad.jsonl": #"""
      {"text":"good","label":"ham"}
      not json

      {"label":"ham"}
      {"text":"no label"}
      {"text":"odd label","label":"maybe"}
      {"text":1,"label":"ham"}
      {"text":"cut off","label":"ham"
      """#
    ])
    let corpus = Corpus.load([folder.file("bad.jsonl")])
    #expect(corpus.messages.map(\.text) == ["good"])
    #expect(corpus.skippedCount == 6)
    #expect(corpus.problems.map(\.line) == [2, 4, 5, 6, 7, 8])
    #expect(corpus.problems[2].reason == "no label in the field \"label\"")
    let unlabelled = Corpus.load([folder.file("bad.jsonl")], demanding: .messages)
    #expect(unlabelled.messages.map(\.text) == ["good", "no label", "odd label"])
    #expect(unlabelled.messages.map(\.isLabelled) == [true, false, false])
  }

  @Test func `the problems kept have a bound and the counts have none`() throws {
    let folder = try CorpusFolder(["bad.jsonl": String(repeating: "x\n", count: 100)])
    let corpus = Corpus.load([folder.file("bad.jsonl")])
    #expect(corpus.problems.count == Corpus.shownProblems)
    #expect(corpus.skipped == ["not a JSON object": 100])
  }

  @Test func `the samples are read through the mapping that stands beside them`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    let map = try DataClassMap(
      DataClassMap.read(root + "/samples/data-classes.map"), path: "data-classes.map")
    let corpus = Corpus.load([root + "/samples"], mapping: map)
    #expect(corpus.skipped.isEmpty, "\(corpus.problems)")
    #expect(corpus.messages.count { $0.source == "hard-negatives" && $0.label == .ham } == 107)
    let farming = corpus.messages.filter { $0.source == "click-farming" }
    #expect(farming.count == 42)
    #expect(farming.allSatisfy { $0.label == .fraud && $0.families == ["click-farming"] })
    #expect(farming.count { $0.isTarget } == 39)
    #expect(Set(corpus.origins.values) == [.synthetic])
  }

  @Test(.enabled(if: SharedFiles.exist, "the shared data is absent"))
  func `the shared data loads whole and its classes are known`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().path
    let map = try DataClassMap(
      DataClassMap.read(root + "/samples/data-classes.map"), path: "data-classes.map")
    let corpus = Corpus.load([SharedFiles.url("data/smishtank_en.jsonl").path], mapping: map)
    #expect(corpus.skipped.isEmpty)
    #expect(corpus.messages.count { $0.label == .fraud } == 159)
    #expect(Set(corpus.messages.flatMap(\.families)).isSubset(of: map.families))
  }
}
