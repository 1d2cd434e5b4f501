import RuleFormat

/// The files of a new pack: a small one that checks, passes its tests and runs, and whose comments
/// say what each part is for.
struct PackTemplate {
  /// The languages of its rules and messages.
  enum Language: String, CaseIterable {
    case zh, en, both
  }

  let name: String
  let family: String
  let language: Language

  /// Whether the example rules are what the family is about.
  var isAboutExample: Bool { family == KnownFamily.example.name }

  private var title: KnownFamily { KnownFamily(titled: family) }

  /// A file by its path in the pack's folder.
  struct File {
    var path: String
    var text: String
  }

  /// All of them, the rules in canonical form.
  var files: [File] {
    [
      File(path: "pack.weir", text: rules(Self.pack)),
      File(path: "\(family).weir", text: rules(Self.family)),
      File(path: "sample.jsonl", text: filled(Self.sample, name: name)),
      File(path: "README.md", text: filled(Self.readme, name: name)),
    ]
  }

  /// The formatter decides how the rules look, whichever of their lines are there.
  private func rules(_ template: String) -> String {
    let text = filled(template, name: Self.escaped(name))
    return RuleFormatter.format(text) ?? text
  }

  /// A template for this pack: names put in, and only the lines of its languages kept.
  private func filled(_ template: String, name: String) -> String {
    let lines = template.split(separator: "\n", omittingEmptySubsequences: false)
    let kept = lines.compactMap { line -> Substring? in
      if line.hasPrefix("own|") { return isAboutExample ? nil : line.dropFirst(4) }
      for (mark, other) in [("zh|", Language.en), ("en|", Language.zh)] where line.hasPrefix(mark) {
        return language == other ? nil : line.dropFirst(mark.count)
      }
      return line
    }
    return kept.joined(separator: "\n")
      .replacing("%NAME%", with: name)
      .replacing("%FAMILY%", with: family)
      .replacing("%TITLE-EN%", with: title.english)
      .replacing("%TITLE-ZH%", with: title.chinese)
      .replacing("%EXAMPLE%", with: isAboutExample ? "" : "; still an example about parcels")
  }

  /// A name as it stands between quotes; controls, which no name needs, become spaces.
  private static func escaped(_ name: String) -> String {
    var output = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { output.append("\\") }
      output.append(scalar.value < 0x20 || scalar.value == 0x7F ? " " : scalar)
    }
    return String(output)
  }
}
