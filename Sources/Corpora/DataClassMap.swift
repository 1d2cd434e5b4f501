import MessageIO

/// What the records of data sets mean: where their fields stand, what their labels are called, and
/// which of our families their own classes cover. Read from a mapping file (docs/corpora.md).
///
/// Without one, the fields have the names of `Field`, labels are `fraud`, `spam` and `ham`, and a
/// class is the name of a family.
package struct DataClassMap: Sendable {
  /// A field of a record, by the name a mapping file gives it.
  package enum Field: String, Sendable, CaseIterable {
    case text, id, sender, thread, time, direction, channel
    case label, language, writer, stage, expected
    case dataClass = "class"

    /// Whether `MessageReader` reads it as part of the message.
    var isOfMessage: Bool {
      switch self {
      case .text, .id, .sender, .thread, .time, .direction, .channel: true
      case .label, .language, .writer, .stage, .expected, .dataClass: false
      }
    }

    /// Where it stands if nothing else is said.
    var usualPath: String {
      switch self {
      case .language: "lang"
      case .dataClass: "family"
      default: rawValue
      }
    }
  }

  /// One statement of a mapping file and the data sets it is about.
  struct Statement: Sendable {
    /// Patterns of source names in which `*` stands for anything; empty for every source.
    var sources: [String]
    var meaning: Meaning
  }

  enum Meaning: Sendable {
    case field(Field, path: String)
    /// nil for records to leave out.
    case label([Word], LabelledMessage.Label?)
    case dataClass([Word], families: [String])
    case origin(Corpus.Origin)
  }

  /// A value in a record that a statement is about.
  enum Word: Sendable, Equatable {
    case exactly(String)
    /// The field is missing or null.
    case absent
    case anything

    func matches(_ value: String?) -> Bool {
      switch self {
      case .exactly(let wanted): value == wanted
      case .absent: value == nil
      case .anything: true
      }
    }
  }

  /// In the order of the file: of those that fit, the last counts.
  var statements: [Statement] = []

  /// The map of a project without a mapping file.
  package init() {}

  /// The families that the mapping speaks of, sorted.
  package var families: [String] {
    var found: Set<String> = []
    for statement in statements {
      if case .dataClass(_, let families) = statement.meaning { found.formUnion(families) }
    }
    return found.sorted()
  }

  /// What the mapping says of one data set.
  package func rules(for source: String) -> SourceRules {
    SourceRules(
      meanings: statements.compactMap { statement in
        let isAbout =
          statement.sources.isEmpty
          || statement.sources.contains { NamePattern.matches($0, source) }
        return isAbout ? statement.meaning : nil
      })
  }
}

extension DataClassMap {
  /// The statements about one data set.
  package struct SourceRules: Sendable {
    let meanings: [Meaning]

    /// What a label in a record stands for.
    package enum LabelMeaning: Equatable, Sendable {
      case label(LabelledMessage.Label)
      case skipped, unknown
    }

    /// Where a field stands.
    package func path(of field: Field) -> String {
      for meaning in meanings.reversed() {
        if case .field(field, let path) = meaning { return path }
      }
      return field.usualPath
    }

    /// The meaning of a label; nil for a record without one.
    package func label(of value: String?) -> LabelMeaning {
      for meaning in meanings.reversed() {
        guard case .label(let words, let label) = meaning,
          words.contains(where: { $0.matches(value) })
        else { continue }
        return label.map { .label($0) } ?? .skipped
      }
      guard let label = value.flatMap(LabelledMessage.Label.init) else { return .unknown }
      return .label(label)
    }

    /// The families a class covers; a class the mapping does not know is one itself.
    package func families(of dataClass: String?) -> [String] {
      for meaning in meanings.reversed() {
        if case .dataClass(let words, let families) = meaning,
          words.contains(where: { $0.matches(dataClass) })
        {
          return families
        }
      }
      return dataClass.map { [$0] } ?? []
    }

    /// How the texts came about.
    package var origin: Corpus.Origin? {
      for meaning in meanings.reversed() {
        if case .origin(let origin) = meaning { return origin }
      }
      return nil
    }

    /// Where the fields of a message stand.
    var messageFields: JSONFields {
      var fields = JSONFields()
      fields.text = path(of: .text)
      fields.id = path(of: .id)
      fields.sender = path(of: .sender)
      fields.thread = path(of: .thread)
      fields.time = path(of: .time)
      fields.direction = path(of: .direction)
      fields.channel = path(of: .channel)
      return fields
    }
  }
}
