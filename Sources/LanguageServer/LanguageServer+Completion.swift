import JSON

/// What may be written at a place.
extension LanguageServer {
  mutating func completion(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let spot = try spot(parameters)
    guard let place = CompletionPlace(in: spot.file, at: spot.offset), isWanted(place, parameters)
    else { return .array([]) }
    return [
      "isIncomplete": false,
      "items": CompletionList.items(
        of: place, in: spot.analysis, client: client,
        range: json(place.replaced, in: spot.file.text),
        uri: parameters["textDocument"]?["uri"]?.text ?? ""),
    ]
  }

  /// A list that opens by itself after a space or a slash is wanted only where one certain thing is
  /// due, such as a stage: everywhere else it would be in the way.
  private func isWanted(_ place: CompletionPlace, _ parameters: JSONValue) -> Bool {
    guard let trigger = parameters["context"]?["triggerCharacter"]?.text, trigger == " " else {
      return true
    }
    return place.wanted.allSatisfy { wanted in
      switch wanted {
      case .values, .families, .groups, .labels, .languages, .rules, .lexicons, .argumentNames,
        .argumentValues, .units:
        true
      case .declarations, .keywords, .clauses, .names, .entities: false
      }
    }
  }

  /// Adds what a hover would say to an item.
  mutating func resolve(_ item: JSONValue) -> JSONValue {
    guard case .object(var members) = item, let uri = item["data"]?["uri"]?.text,
      let symbol = Symbol(item["data"]?["symbol"]),
      let analysis = workspace.analysis(ofDocument: uri)?.0,
      let text = HoverText(analysis: analysis).markdown(of: symbol)
    else { return item }
    let documentation: JSONValue = [
      "kind": client.takesMarkdown ? "markdown" : "plaintext",
      "value": .string(client.takesMarkdown ? text : Markdown.plain(text)),
    ]
    members.append(("documentation", documentation))
    return .object(members)
  }
}

extension Symbol {
  /// As it travels with a completion item.
  var json: JSONValue {
    let place: (String, String?) =
      switch space {
      case .value: ("value", nil)
      case .family: ("family", nil)
      case .rule(let family): ("rule", family)
      case .group(let family): ("group", family)
      case .label: ("label", nil)
      }
    return .members([
      "space": .string(place.0), "family": place.1.map { .string($0) }, "name": .string(name),
    ])
  }

  init?(_ json: JSONValue?) {
    guard let name = json?["name"]?.text, let space = json?["space"]?.text else { return nil }
    let family = json?["family"]?.text ?? ""
    switch space {
    case "value": self.init(space: .value, name: name)
    case "family": self.init(space: .family, name: name)
    case "rule": self.init(space: .rule(family: family), name: name)
    case "group": self.init(space: .group(family: family), name: name)
    case "label": self.init(space: .label, name: name)
    default: return nil
    }
  }
}
