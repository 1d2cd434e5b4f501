/// Which files form a pack with a document.
enum PackPlace: Hashable {
  /// Every rule file at or below a folder.
  case folder(String)
  /// The rule files directly in a folder that looks like no pack: what is below may be anything,
  /// a home directory for one.
  case looseFiles(String)
  /// A document by itself, such as one that was never saved.
  case document(String)

  /// The place of a rule file: the nearest folder, from its own up to a root of the workspace, that
  /// is called `rules` or holds a file with a `pack` declaration; else its own folder.
  ///
  /// `declaresPack` says whether a folder directly holds such a file.
  static func place(
    ofFile path: String, roots: [String], declaresPack: (String) -> Bool
  ) -> PackPlace {
    let own = DocumentURI.folder(of: path)
    let root = roots.filter { DocumentURI.isInside(own, $0) }.max { $0.utf8.count < $1.utf8.count }
    var folder = own
    while true {
      if DocumentURI.name(of: folder) == "rules" || declaresPack(folder) { return .folder(folder) }
      guard folder != root, folder != "/" else { return .looseFiles(own) }
      folder = DocumentURI.folder(of: folder)
    }
  }

  /// Whether a text has a line that begins a `pack` declaration. O(bytes).
  static func declaresPack(_ bytes: [UInt8]) -> Bool {
    bytes.split(separator: UInt8(ascii: "\n")).contains { line in
      let code = line.drop { $0 == 0x20 || $0 == 0x09 }
      guard code.starts(with: "pack".utf8), let next = code.dropFirst(4).first else { return false }
      return next == 0x20 || next == 0x09 || next == UInt8(ascii: "{")
    }
  }
}
