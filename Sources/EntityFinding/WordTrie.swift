import TextFolding

/// Words of the fold with a value each, looked up at a place of a text: the longest one that
/// stands there.
///
/// Read forwards from a place or, made with `backwards`, from a place towards the start. A word
/// whose far end is a letter or digit of a spaced script must not touch another such there; its
/// near end is the caller's. Built once; a look-up costs O(length of the word) and allocates
/// nothing.
struct WordTrie<Value: Sendable>: Sendable {
  private struct Node {
    var byte: UInt8
    /// The next node under the same parent, 0 for none.
    var sibling: Int32 = 0
    /// The first node below, 0 for none.
    var child: Int32 = 0
    /// An index into `values`, -1 for none.
    var value: Int32 = -1
    var needsEdge = false
  }

  // Node 0 is a spare, so that 0 can mean none. The first byte has a table of its own.
  private var nodes = [Node(byte: 0)]
  private var roots = [Int32](repeating: 0, count: 256)
  private var values: [Value] = []
  // A bit for each scalar of three bytes that a word begins with: most Chinese characters begin
  // none, and looking for their bytes among siblings took most of the time.
  private var starts = [UInt64](repeating: 0, count: 1024)
  private let readsBackwards: Bool
  private let keepsEdges: Bool
  /// The words, in the fold's spelling.
  private(set) var words: [String] = []

  /// Words in the fold's spelling, those of one value separated by commas; the words themselves
  /// hold no comma.
  init(backwards: Bool = false, _ groups: [(value: Value, words: String)]) {
    self.init(groups, backwards: backwards, keepsEdges: true)
  }

  /// Words that digits and letters may touch.
  init(touching groups: [(value: Value, words: String)]) {
    self.init(groups, backwards: false, keepsEdges: false)
  }

  private init(_ groups: [(value: Value, words: String)], backwards: Bool, keepsEdges: Bool) {
    readsBackwards = backwards
    self.keepsEdges = keepsEdges
    for group in groups {
      values.append(group.value)
      for word in group.words.split(separator: ",") {
        let folded = Folder.folded(String(word))
        insert(folded, value: Int32(values.count - 1))
        if !folded.isEmpty { words.append(folded) }
      }
    }
  }

  private mutating func insert(_ word: String, value: Int32) {
    let bytes = readsBackwards ? Array(word.utf8.reversed()) : Array(word.utf8)
    guard let first = bytes.first else { return }
    if let scalar = word.unicodeScalars.first.map({ Int($0.value) }), scalar < 0x10000 {
      starts[scalar >> 6] |= 1 << UInt64(scalar & 63)
    }
    var node = Int(roots[Int(first)])
    if node == 0 {
      node = append(first)
      roots[Int(first)] = Int32(node)
    }
    for byte in bytes.dropFirst() { node = child(of: node, byte) ?? addChild(to: node, byte) }
    nodes[node].value = value
    let far = readsBackwards ? word.unicodeScalars.first : word.unicodeScalars.last
    nodes[node].needsEdge =
      keepsEdges && far.map { ScalarClass.of($0.value).contains(.spacedWord) } ?? false
  }

  private mutating func append(_ byte: UInt8) -> Int {
    nodes.append(Node(byte: byte))
    return nodes.count - 1
  }

  private mutating func addChild(to parent: Int, _ byte: UInt8) -> Int {
    let node = append(byte)
    nodes[node].sibling = nodes[parent].child
    nodes[parent].child = Int32(node)
    return node
  }

  private func child(of parent: Int, _ byte: UInt8) -> Int? {
    var node = Int(nodes[parent].child)
    while node != 0 {
      if nodes[node].byte == byte { return node }
      node = Int(nodes[node].sibling)
    }
    return nil
  }

  private func mayStart(_ text: Span<UInt8>, _ start: Int) -> Bool {
    guard text[start] & 0xF0 == 0xE0 else { return true }
    let scalar = Int(text.scalar(at: start).value & 0xFFFF)
    return starts[scalar >> 6] >> UInt64(scalar & 63) & 1 == 1
  }

  /// The longest word that starts at `start`, with the place after it.
  func word(in text: Span<UInt8>, at start: Int) -> (end: Int, value: Value)? {
    guard start >= 0, start < text.count else { return nil }
    guard mayStart(text, start) else { return nil }
    var node = Int(roots[Int(text[start])])
    var index = start + 1
    var found: (end: Int, value: Value)?
    while node != 0 {
      let reached = nodes[node]
      if reached.value >= 0, !reached.needsEdge || !text.hasSpacedWord(at: index) {
        found = (index, values[Int(reached.value)])
      }
      guard index < text.count, let next = child(of: node, text[index]) else { break }
      node = next
      index += 1
    }
    return found
  }

  /// The longest word that ends before `end`, with its first place. Needs `backwards`.
  func word(in text: Span<UInt8>, before end: Int) -> (start: Int, value: Value)? {
    guard end > 0, end <= text.count else { return nil }
    var node = Int(roots[Int(text[end - 1])])
    var index = end - 1
    var found: (start: Int, value: Value)?
    while node != 0 {
      let reached = nodes[node]
      if reached.value >= 0, !reached.needsEdge || !text.hasSpacedWord(before: index) {
        found = (index, values[Int(reached.value)])
      }
      guard index > 0, let next = child(of: node, text[index - 1]) else { break }
      node = next
      index -= 1
    }
    return found
  }
}
