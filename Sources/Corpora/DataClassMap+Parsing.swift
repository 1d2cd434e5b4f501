package import FileAccess

extension DataClassMap {
  /// What is wrong with a mapping file, line by line.
  package struct Mistakes: Error, Equatable, Sendable {
    package var path: String
    package var mistakes: [Mistake]

    package struct Mistake: Equatable, Sendable {
      /// From 1.
      package var line: Int
      package var reason: String
    }
  }

  /// Reads a mapping file of at most 1 MiB.
  package static func read(_ path: String) throws(FileAccessError) -> [UInt8] {
    try FileAccess.read(path, limit: 1 << 20)
  }

  /// Reads the text of a mapping file; `path` is what mistakes call it.
  package init(_ text: [UInt8], path: String) throws(Mistakes) {
    self.init()
    var sources: [String] = []
    var mistakes: [Mistakes.Mistake] = []
    let lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      do throws(LineMistake) {
        let words = try MapWord.words(of: String(decoding: line, as: UTF8.self))
        guard let first = words.first else { continue }
        if first == .plain("source") {
          sources = words.dropFirst().map(\.text)
          guard !sources.isEmpty else { throw LineMistake("source names no data set") }
        } else {
          statements.append(Statement(sources: sources, meaning: try Self.meaning(words)))
        }
      } catch {
        mistakes.append(.init(line: index + 1, reason: error.reason))
      }
    }
    guard mistakes.isEmpty else { throw Mistakes(path: path, mistakes: mistakes) }
  }

  private static func meaning(_ words: [MapWord]) throws(LineMistake) -> Meaning {
    switch words[0] {
    case .plain("field"):
      guard words.count == 3 else { throw LineMistake("write: field NAME PATH") }
      guard let field = Field(rawValue: words[1].text) else {
        let names = Field.allCases.map(\.rawValue).joined(separator: ", ")
        throw LineMistake("there is no field \(words[1].text); the fields are \(names)")
      }
      guard !field.isOfMessage || !words[2].text.contains(".") else {
        throw LineMistake("\(field.rawValue) must stand at the top level, not in an object")
      }
      return .field(field, path: words[2].text)
    case .plain("label"):
      let (left, right) = try sides(words, form: "label VALUE.. = fraud, spam, ham or skip")
      guard right.count == 1 else { throw LineMistake("a value has one label") }
      if right[0] == .plain("skip") { return .label(left, nil) }
      guard let label = LabelledMessage.Label(rawValue: right[0].text) else {
        throw LineMistake("\(right[0].text) is no label: fraud, spam, ham or skip")
      }
      return .label(left, label)
    case .plain("class"):
      let (left, right) = try sides(words, form: "class VALUE.. = FAMILY.. or none")
      if right == [.plain("none")] { return .dataClass(left, families: []) }
      for word in right where !isName(word.text) {
        throw LineMistake("\(word.text) is no family's name: small letters, digits and hyphens")
      }
      return .dataClass(left, families: right.map(\.text))
    case .plain("origin"):
      guard words.count == 2, let origin = Corpus.Origin(rawValue: words[1].text) else {
        throw LineMistake("write: origin real, synthetic or mixed")
      }
      return .origin(origin)
    case .plain(let text), .quoted(let text):
      throw LineMistake("\(text) is no statement: source, field, label, class or origin")
    }
  }

  /// The values before the equals sign and the words behind it.
  private static func sides(
    _ words: [MapWord], form: String
  ) throws(LineMistake) -> (left: [Word], right: [MapWord]) {
    guard let equals = words.firstIndex(of: .plain("=")), equals > 1, equals + 1 < words.count
    else { throw LineMistake("write: \(form)") }
    let left = words[1..<equals].map { word -> Word in
      switch word {
      case .plain("*"): .anything
      case .plain("null"): .absent
      case .plain(let text), .quoted(let text): .exactly(text)
      }
    }
    return (left, Array(words[(equals + 1)...]))
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, 0x61...0x7A ~= first else { return false }
    return text.utf8.allSatisfy {
      0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == UInt8(ascii: "-")
    }
  }
}

/// What is wrong with a line.
struct LineMistake: Error, Equatable {
  var reason: String

  init(_ reason: String) { self.reason = reason }
}

/// A word of a line; quoted ones are never keywords.
enum MapWord: Equatable {
  case plain(String)
  case quoted(String)

  var text: String {
    switch self {
    case .plain(let text), .quoted(let text): text
    }
  }

  /// The words of a line, up to a `#` that begins one.
  static func words(of line: String) throws(LineMistake) -> [MapWord] {
    var words: [MapWord] = []
    let scalars = Array(line.unicodeScalars)
    var index = 0
    while index < scalars.count {
      if scalars[index].properties.isWhitespace {
        index += 1
      } else if scalars[index] == "#" {
        break
      } else if scalars[index] == "\"" {
        words.append(.quoted(try quotedText(scalars, &index)))
      } else {
        var text = String.UnicodeScalarView()
        while index < scalars.count, !scalars[index].properties.isWhitespace {
          text.append(scalars[index])
          index += 1
        }
        words.append(.plain(String(text)))
      }
    }
    return words
  }

  /// The text between quotes, in which a backslash stands before a quote or a backslash.
  private static func quotedText(
    _ scalars: [Unicode.Scalar], _ index: inout Int
  ) throws(LineMistake) -> String {
    var text = String.UnicodeScalarView()
    index += 1
    while index < scalars.count, scalars[index] != "\"" {
      if scalars[index] == "\\", index + 1 < scalars.count { index += 1 }
      text.append(scalars[index])
      index += 1
    }
    guard index < scalars.count else { throw LineMistake("a quote is not closed") }
    index += 1
    return String(text)
  }
}
