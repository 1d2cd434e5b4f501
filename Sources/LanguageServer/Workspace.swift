import Diagnostics
import RuleCheck

/// The documents that are open, the packs they belong to, and the files around them.
///
/// Files are read once and again only when something says that they may have changed; an open
/// document hides its file.
struct Workspace {
  let source: any FileSource
  /// The folders of the client's workspace.
  var roots: [String] = []
  /// Rule files and folders that every pack is checked together with, as `--rules` has it.
  var companions: [String]

  /// By path, or by URI where a document is no file.
  private(set) var documents: [String: OpenDocument] = [:]
  private(set) var packs: [PackPlace: LoadedPack] = [:]
  /// What could not be read of the packs, each once: to be told to the user.
  private(set) var problems: [String] = []

  /// A pack with an open document.
  struct LoadedPack {
    /// The paths of its files on disk, once listed.
    var listing: [String]?
    /// By path: the files as last parsed, whatever pack state they were parsed for.
    var parsed: [String: FileAnalysis] = [:]
    /// By path: lists as they are on disk, and as they were last parsed.
    var lists: [String: Result<[UInt8], ListReadError>] = [:]
    var parsedLists = ListCache()
    /// nil where something changed since.
    var analysis: PackAnalysis?
  }

  init(source: any FileSource, companions: [String]) {
    self.source = source
    self.companions = companions
  }

  /// What a document is known by.
  static func key(of uri: String) -> String { DocumentURI.path(of: uri) ?? uri }

  func document(_ uri: String) -> OpenDocument? { documents[Self.key(of: uri)] }

  /// The URI of a file: as the client writes it, where it has it open.
  func uri(ofPath path: String) -> String {
    documents[path]?.uri ?? (path.hasPrefix("/") ? DocumentURI.uri(ofPath: path) : path)
  }

  // MARK: - Changes

  mutating func open(_ uri: String, version: Int?, text: String) {
    let key = Self.key(of: uri)
    let place = place(ofKey: key)
    documents[key] = OpenDocument(
      uri: uri, path: DocumentURI.path(of: uri), version: version,
      text: DocumentText(Array(text.utf8)), place: place)
    guard let place else { return forgetAnalyses() }
    // The disk may have changed since the pack was last looked at.
    refresh(place)
  }

  mutating func change(_ uri: String, version: Int?, to text: DocumentText) {
    let key = Self.key(of: uri)
    documents[key]?.text = text
    documents[key]?.version = version
    guard let place = documents[key]?.place else { return forgetAnalyses() }
    packs[place]?.analysis = nil
  }

  /// Closes a document; returns the place of a pack that has none left, which is forgotten.
  mutating func close(_ uri: String) -> PackPlace? {
    guard let document = documents.removeValue(forKey: Self.key(of: uri)) else { return nil }
    guard let place = document.place else {
      forgetAnalyses()
      return nil
    }
    guard documents.values.contains(where: { $0.place == place }) else {
      packs[place] = nil
      return place
    }
    refresh(place)
    return nil
  }

  /// Reads the files of a pack anew.
  mutating func refresh(_ place: PackPlace) {
    packs[place, default: LoadedPack()].listing = nil
    packs[place]?.lists = [:]
    packs[place]?.analysis = nil
  }

  mutating func refreshAll() { for place in packs.keys { refresh(place) } }

  private mutating func forgetAnalyses() {
    for place in packs.keys { packs[place]?.analysis = nil }
  }

  private func place(ofKey key: String) -> PackPlace? {
    if key.hasSuffix(".txt") || key.hasSuffix(".tsv") { return nil }
    guard key.hasPrefix("/"), key.hasSuffix(".weir") else { return .document(key) }
    return PackPlace.place(ofFile: key, roots: roots) { folder in
      // What cannot be listed declares nothing; it is reported where it is needed.
      ((try? source.ruleFiles(in: folder).get()) ?? []).contains { path in
        if let open = documents[path] { return PackPlace.declaresPack(open.text.bytes) }
        guard case .success(let bytes) = source.read(path) else { return false }
        return PackPlace.declaresPack(bytes)
      }
    }
  }
}

extension Workspace {
  /// Takes the state of a pack out, so that changing it copies nothing; `putBack` ends that.
  mutating func takePack(_ place: PackPlace) -> LoadedPack {
    packs.removeValue(forKey: place) ?? LoadedPack()
  }

  mutating func putBack(_ pack: LoadedPack, at place: PackPlace) { packs[place] = pack }

  /// Notes what could not be read, unless it has been noted.
  mutating func note(_ problem: String) {
    if !problems.contains(problem) { problems.append(problem) }
  }
}
