import Diagnostics
import RuleCheck
import RuleSyntax

extension Workspace {
  /// What is known of a pack now; checks it if something changed.
  ///
  /// Only files whose text changed are parsed again.
  mutating func analysis(of place: PackPlace) -> PackAnalysis {
    var loaded = takePack(place)
    defer { putBack(loaded, at: place) }
    if let analysis = loaded.analysis { return analysis }
    let isFresh = loaded.listing == nil
    let listing = loaded.listing ?? files(of: place)
    loaded.listing = listing
    var parsed: [String: FileAnalysis] = [:]
    var files: [FileAnalysis] = []
    for path in withOpenFiles(listing, of: place) {
      let file = FileID(files.count)
      guard let text = text(of: path, known: isFresh ? nil : loaded.parsed[path]?.text) else {
        continue
      }
      let known = loaded.parsed[path]
      let analysis =
        if let known, known.tree.file == file, known.text.bytes == text.bytes {
          known
        } else {
          FileAnalysis(path: path, text: text, file: file)
        }
      parsed[path] = analysis
      files.append(analysis)
    }
    loaded.parsed = parsed
    var lists = loaded.lists
    let analysis = PackAnalysis(files: files, lists: &loaded.parsedLists) { path, ruleFile in
      let folder = DocumentURI.folder(of: ruleFile.path)
      let full = DocumentURI.normalized(path.hasPrefix("/") ? path : folder + "/" + path)
      if let open = documents[full] { return .success(open.text.bytes) }
      if let known = lists[full] { return known }
      let result = source.read(full)
      lists[full] = result
      return result
    }
    loaded.lists = lists
    loaded.analysis = analysis
    return analysis
  }

  /// The analysis of the pack a document is in, and which file of it the document is.
  mutating func analysis(ofDocument uri: String) -> (PackAnalysis, FileID)? {
    let key = Self.key(of: uri)
    guard let place = documents[key]?.place else { return nil }
    let analysis = analysis(of: place)
    return analysis.file(key).map { (analysis, $0) }
  }

  /// The files of a pack on disk, those of its companions first, none twice.
  private mutating func files(of place: PackPlace) -> [String] {
    let own: [String]
    let folder: String?
    switch place {
    case .folder(let path): (own, folder) = (listed(source.ruleFiles(below: path)), path)
    case .looseFiles(let path): (own, folder) = (listed(source.ruleFiles(in: path)), path)
    case .document: (own, folder) = ([], nil)
    }
    var others: [String] = []
    for companion in companions {
      // A pack is not its own companion, and neither is a part of one.
      if let folder, DocumentURI.isInside(folder, companion) { continue }
      others += listed(source.ruleFiles(below: companion))
    }
    let known = Set(own)
    return others.filter { !known.contains($0) } + own
  }

  private mutating func listed(_ listing: Result<[String], ListReadError>) -> [String] {
    switch listing {
    case .success(let paths): return paths
    case .failure(let error):
      note("the pack is checked in part: cannot use \(error.reason)")
      return []
    }
  }

  /// The listing with the open documents of the pack that are not on disk.
  private func withOpenFiles(_ listing: [String], of place: PackPlace) -> [String] {
    let open = documents.filter { $0.value.place == place }.keys
    let new = Set(open).subtracting(listing).sorted()
    return listing + new
  }

  /// The text of a file: as it is open, else as it is known, else as it is on disk.
  private mutating func text(of path: String, known: DocumentText?) -> DocumentText? {
    if let open = documents[path] { return open.text }
    if let known { return known }
    switch source.read(path) {
    case .success(let bytes): return DocumentText(bytes)
    case .failure(let error):
      note("the pack is checked in part: cannot use \(path): \(error.reason)")
      return nil
    }
  }
}
