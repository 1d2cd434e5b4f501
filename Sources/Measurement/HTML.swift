import Reporting

/// A piece of a web page. Text put into it is escaped, so that no message can add markup or script
/// of its own; only another `HTML` goes in as it is.
struct HTML: ExpressibleByStringInterpolation, Equatable {
  private(set) var source: String

  init(stringLiteral value: String) { source = value }

  init(stringInterpolation: StringInterpolation) { source = stringInterpolation.source }

  /// Markup that is ours and made elsewhere, such as a script of this module.
  init(trusted source: String) { self.source = source }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var source = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      source.reserveCapacity(literalCapacity)
    }

    mutating func appendLiteral(_ literal: String) { source += literal }
    mutating func appendInterpolation(_ text: String) { source += HTML.escaped(text) }
    mutating func appendInterpolation(_ number: Int) { source += String(number) }
    mutating func appendInterpolation(_ html: HTML) { source += html.source }
    mutating func appendInterpolation(_ pieces: [HTML]) {
      for piece in pieces { source += piece.source }
    }
  }

  static func + (a: HTML, b: HTML) -> HTML { HTML(trusted: a.source + b.source) }
  static func += (a: inout HTML, b: HTML) { a.source += b.source }

  /// The text with everything escaped that ends text or an attribute's value; controls and marks of
  /// direction become spaces, so that a message cannot reorder the page around it.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in Printable.text(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// JSON to stand inside a `script` element: with every `<` escaped nothing in it can end the
  /// element or open a comment.
  static func scriptData(_ json: [UInt8]) -> HTML {
    var bytes: [UInt8] = []
    for byte in json {
      switch byte {
      case UInt8(ascii: "<"): bytes.append(contentsOf: "\\u003c".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "\\u003e".utf8)
      case UInt8(ascii: "&"): bytes.append(contentsOf: "\\u0026".utf8)
      default: bytes.append(byte)
      }
    }
    return HTML(trusted: String(decoding: bytes, as: UTF8.self))
  }
}
