import Testing

@testable import MessageIO

@Suite struct JSONFieldReaderTests {
  private func values(_ record: String, _ paths: String...) -> [JSONFieldReader.Value] {
    var reader = JSONFieldReader(paths: paths)
    return reader.values(in: Array(record.utf8).span)
  }

  @Test func `values are found at the top level and inside objects`() {
    let record = #"{"a":"x","b":{"c":{"d":-1.5e3},"a":null},"e":[{"a":"no"}],"f":true, "g" : {}}"#
    #expect(
      values(record, "a", "b.c.d", "b.a", "e", "f", "g.h", "z", "b")
        == [
          .text("x"), .text("-1.5e3"), .null, .compound, .text("true"), .absent, .absent, .compound,
        ])
  }

  @Test func `escaped keys and values are decoded and the last of two counts`() {
    #expect(values(#"{"\u0061":"\u5fae\n","a":"2"}"#, "a") == [.text("2")])
    #expect(values(#"{"\u0061":"\u5fae\n"}"#, "a") == [.text("微\n")])
    #expect(values(#"{"a.b":1}"#, "a.b") == [.absent])
  }

  @Test(arguments: ["", "{", "[1]", "nul", #"{"a"}"#, #"{"a":"#, #"{"a":{"b":}}"#, #"{"a":1,}"#])
  func `what is no object gives no more than it has`(_ record: String) {
    #expect(values(record, "a.b", "") == [.absent, .absent])
  }
}
