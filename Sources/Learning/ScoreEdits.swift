package import Diagnostics
import FileAccess
import RuleCheck
package import RuleCompiler
import RuleSyntax

/// Edits of rule files that give rules and families new numbers and change nothing else.
package enum ScoreEdits {
  /// New thresholds of a family.
  package struct Thresholds: Sendable {
    package var review: Double?
    package var block: Double?

    package init(review: Double?, block: Double?) {
      self.review = review
      self.block = block
    }
  }

  /// A file with its edits.
  package struct FileEdit: Sendable {
    package var file: SourceFile
    package var edited: [UInt8]
  }

  /// The files of `pack` that change when the rules in `scores` (by id) and the families in
  /// `thresholds` (by name) get these numbers. A number that an `adjust` states is changed there.
  /// Comments and layout stay: only the number's own bytes are replaced.
  package static func files(
    of pack: CompiledPack, scores: [String: Double], thresholds: [String: Thresholds] = [:]
  ) -> [FileEdit] {
    let trees = pack.checked.files.indices.map {
      Parser.parse(pack.checked.files[$0], file: FileID($0)).tree
    }
    var adjusted: Set<String> = []
    var edits: [SourceEdit] = []
    for tree in trees {
      for case .adjust(let adjust) in tree.declarations {
        edits += Self.edits(of: adjust, scores, thresholds, taken: &adjusted)
      }
    }
    for tree in trees {
      for declaration in tree.declarations {
        switch declaration {
        case .rule(let rule):
          guard let id = id(of: rule), !adjusted.contains("score \(id)"), let score = scores[id]
          else { continue }
          if let edit = edit(rule.clauses, "score", score) { edits.append(edit) }
        case .family(let family):
          guard let name = family.name?.text, let wanted = thresholds[name] else { continue }
          for (word, value) in [("review", wanted.review), ("block", wanted.block)]
          where !adjusted.contains("\(word) \(name)") {
            if let value, let edit = edit(family.clauses, word, value) { edits.append(edit) }
          }
        case .pack, .variants, .lexicon, .signal, .condition, .adjust, .allow: continue
        }
      }
    }
    return apply(edits, to: pack.checked.files)
  }

  private static func edits(
    of adjust: AdjustSyntax, _ scores: [String: Double], _ thresholds: [String: Thresholds],
    taken: inout Set<String>
  ) -> [SourceEdit] {
    guard let name = adjust.name?.text else { return [] }
    var edits: [SourceEdit] = []
    let id = adjust.rule.map { "\(name)/\($0.text)" } ?? name
    let values: [(String, Double?)] = [
      ("score", scores[id]), ("review", thresholds[name]?.review),
      ("block", thresholds[name]?.block),
    ]
    for (word, value) in values where adjust.clauses.contains(where: { isClause($0, word) }) {
      taken.insert("\(word) \(word == "score" ? id : name)")
      if let value, let edit = edit(adjust.clauses, word, value) { edits.append(edit) }
    }
    return edits
  }

  /// `family/name`, `all/name`, or the name alone, as the compiler has it.
  private static func id(of rule: RuleSyntax) -> String? {
    guard let name = rule.name?.text else { return nil }
    return rule.family.map { "\($0.text)/\(name)" } ?? name
  }

  private static func isClause(_ clause: ClauseSyntax, _ word: String) -> Bool {
    clause.keyword?.isWord(word) == true && clause.number != nil
  }

  /// The edit that gives the number of a clause a new value; nil where there is no such clause.
  private static func edit(
    _ clauses: [ClauseSyntax], _ word: String, _ value: Double
  ) -> SourceEdit? {
    guard let number = clauses.first(where: { isClause($0, word) })?.number else { return nil }
    let text = value == value.rounded() ? "\(Int(value))" : "\(value)"
    return SourceEdit(range: number.range, replacement: text)
  }

  private static func apply(_ edits: [SourceEdit], to files: [SourceFile]) -> [FileEdit] {
    files.indices.compactMap { index in
      let own = edits.filter { $0.range.file == FileID(index) }
        .sorted { $0.range.start < $1.range.start }
      guard !own.isEmpty else { return nil }
      let bytes = files[index].bytes
      var edited: [UInt8] = []
      var place = 0
      for edit in own where edit.range.start >= place {
        edited += bytes[place..<edit.range.start]
        edited += Array(edit.replacement.utf8)
        place = edit.range.end
      }
      edited += bytes[place...]
      return edited == bytes ? nil : FileEdit(file: files[index], edited: edited)
    }
  }
}

/// Scores that their authors want left alone.
extension ScoreEdits {
  /// The rules whose `score` is followed, on its line, by a comment that begins with `frozen`; and
  /// those with such an `adjust`. By id.
  package static func frozenRules(of pack: CompiledPack) -> Set<String> {
    var frozen: Set<String> = []
    for index in pack.checked.files.indices {
      let tree = Parser.parse(pack.checked.files[index], file: FileID(index)).tree
      for declaration in tree.declarations {
        let found: (id: String?, clauses: [ClauseSyntax])
        switch declaration {
        case .rule(let rule): found = (id(of: rule), rule.clauses)
        case .adjust(let adjust):
          let name = adjust.name?.text ?? ""
          found = (adjust.rule.map { "\(name)/\($0.text)" } ?? name, adjust.clauses)
        case .pack, .family, .variants, .lexicon, .signal, .condition, .allow: continue
        }
        guard let id = found.id,
          let number = found.clauses.first(where: { isClause($0, "score") })?.number,
          isFrozen(after: number)
        else { continue }
        frozen.insert(id)
      }
    }
    return frozen
  }

  private static func isFrozen(after number: SyntaxToken) -> Bool {
    let rest = number.tree.source.bytes[number.token.end...]
    let line = rest.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard let sign = line.firstIndex(of: UInt8(ascii: "#")) else { return false }
    let comment = line[sign...].drop { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: " ") }
    return comment.starts(with: "frozen".utf8)
  }
}
