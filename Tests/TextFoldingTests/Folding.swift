@testable import TextFolding

/// A fold with all that comes with it.
struct Folded {
  var bytes: [UInt8]
  var report: FoldReport

  var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// The fold by the fast way.
func fold(_ bytes: [UInt8]) -> Folded {
  var arena = ByteArena()
  let report = Folder.fold(bytes.span, into: &arena)
  return Folded(bytes: Array(arena.storage[..<arena.count]), report: report)
}

/// The fold scalar by scalar.
func foldByScalars(_ bytes: [UInt8]) -> Folded {
  var arena = ByteArena()
  let report = Folder.foldByScalars(bytes.span, into: &arena)
  return Folded(bytes: Array(arena.storage[..<arena.count]), report: report)
}

/// The fold with its map.
func foldWithMap(_ bytes: [UInt8]) -> (folded: Folded, map: OffsetMap) {
  var arena = ByteArena()
  var map = OffsetMap()
  let report = Folder.fold(bytes.span, into: &arena, map: &map)
  return (Folded(bytes: Array(arena.storage[..<arena.count]), report: report), map)
}

func fold(_ text: String) -> Folded { fold(Array(text.utf8)) }

/// The UTF-8 of scalars, none of them a surrogate.
func utf8(_ scalars: [UInt32]) -> [UInt8] {
  var text = String.UnicodeScalarView()
  text.append(contentsOf: scalars.compactMap(Unicode.Scalar.init))
  return Array(String(text).utf8)
}

/// Every scalar, assigned or not.
let allScalars = Array(UInt32(0)..<0xD800) + Array(UInt32(0xE000)..<0x110000)

/// U+0041 and so on, for messages.
func name(_ scalar: UInt32) -> String { "U+" + String(scalar, radix: 16, uppercase: true) }
