import Reporting

/// A piece of a web page. Text put into it is escaped, so that no message can add markup or script
/// of its own; only another `HTML` goes in as it is.
package struct HTML: ExpressibleByStringInterpolation, Equatable {
  package private(set) var source: String

  package init(stringLiteral value: String) { source = value }

  package init(stringInterpolation: StringInterpolation) { source = stringInterpolation.source }

  /// Markup that is ours and made elsewhere, such as a script of this module.
  package init(trusted source: String) { self.source = source }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var source = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      source.reserveCapacity(literalCapacity)
    }

    package mutating func appendLiteral(_ literal: String) { source += literal }
    package mutating func appendInterpolation(_ text: String) { source += HTML.escaped(text) }
    package mutating func appendInterpolation(_ number: Int) { source += String(number) }
    package mutating func appendInterpolation(_ html: HTML) { source += html.source }
    package mutating func appendInterpolation(_ pieces: [HTML]) {
      for piece in pieces { source += piece.source }
    }
  }

  package static func + (a: HTML, b: HTML) -> HTML { HTML(trusted: a.source + b.source) }
  package static func += (a: inout HTML, b: HTML) { a.source += b.source }

  /// The text with everything escaped that ends text or an attribute's value; controls and marks of
  /// direction become spaces, so that a message cannot reorder the page around it.
  package static func escaped(_ text: String) -> String {
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

  /// Text of several lines for a `pre` element: escaped, with its line feeds kept.
  package static func lines(of text: String) -> HTML {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return HTML(trusted: lines.map { escaped(String($0)) }.joined(separator: "\n"))
  }

  /// JSON to stand inside a `script` element: with every `<` escaped nothing in it can end the
  /// element or open a comment.
  package static func scriptData(_ json: [UInt8]) -> HTML {
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
