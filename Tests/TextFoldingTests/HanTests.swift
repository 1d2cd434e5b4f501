import Foundation
import Testing

@testable import TextFolding

@Suite("Traditional to Simplified against OpenCC")
struct HanTests {
  static let dictionary = "/usr/share/opencc/TSCharacters.ocd2"
  static let isInstalled = FileManager.default.fileExists(atPath: dictionary)

  /// OpenCC's table, first choices only.
  static func characters() throws -> [UInt32: UInt32] {
    let output = FileManager.default.temporaryDirectory.appendingPathComponent(
      "weir-ts-\(UUID().uuidString).txt")
    defer { try? FileManager.default.removeItem(at: output) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "opencc_dict", "-i", dictionary, "-o", output.path, "-f", "ocd2", "-t", "text",
    ]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    var table: [UInt32: UInt32] = [:]
    for line in try String(contentsOf: output, encoding: .utf8).split(separator: "\n") {
      let columns = line.split(separator: "\t")
      guard columns.count == 2, columns[0].unicodeScalars.count == 1,
        let key = columns[0].unicodeScalars.first, let value = columns[1].unicodeScalars.first
      else { continue }
      table[key.value] = value.value
    }
    return table
  }

  @Test(.enabled(if: isInstalled, "needs the package opencc"))
  func `Every character of OpenCC's table becomes its first choice, but for the listed`() throws {
    let table = try Self.characters()
    #expect(table.count > 4_000)
    var differences: [String] = []
    for (key, value) in table.sorted(by: { $0.key < $1.key }) {
      var closed = value
      for _ in 0..<8 { closed = table[closed] ?? closed }
      let ours = Folder.foldScalar(key)
      if ours == [closed] { continue }
      differences.append(String(decoding: utf8([key] + ours), as: UTF8.self))
    }
    // Our own merges, where OpenCC keeps a character or prefers a form outside the BMP.
    #expect(
      differences.joined(separator: " ")
        == "帳账 彷仿 戱戏 瞭了 礮炮 祇只 藉借 衹只 覆复 訢欣 鈆铅 鰌鳅 齩咬")
  }

  @Test(
    "characters that OpenCC keeps apart and people mix fold alike",
    arguments: ["帐账", "妳你", "牠它", "著着", "瞭了", "転转", "鉱矿", "連联", "係系", "佔占", "週周", "緒绪"])
  func merges(pair: String) throws {
    let scalars = pair.unicodeScalars.map(\.value)
    let isApart = pair == "連联"
    #expect((Folder.foldScalar(scalars[0]) == Folder.foldScalar(scalars[1])) != isApart)
  }
}
