import JSON

/// A message of the client, as JSON-RPC 2.0 tells its kinds apart.
enum IncomingMessage {
  case request(id: JSONValue, method: String, parameters: JSONValue)
  case notification(method: String, parameters: JSONValue)
  /// The answer to a request of ours.
  case response
  /// Something that is none of these: whom to tell (null where nobody can be named), and what.
  case broken(id: JSONValue, ResponseError)

  init(_ body: [UInt8]) {
    let document: JSONValue
    do {
      document = try JSONParser.parse(body)
    } catch {
      let reason = "expected \(error.expected) at byte \(error.offset)"
      self = .broken(id: .null, ResponseError(.parseError, "the message is not JSON: \(reason)"))
      return
    }
    let id = document["id"]
    guard let method = document["method"]?.text else {
      if id != nil, document["result"] != nil || document["error"] != nil {
        self = .response
      } else {
        self = .broken(
          id: Self.usable(id) ?? .null,
          ResponseError(.invalidRequest, "the message is an object with no method"))
      }
      return
    }
    let parameters = document["params"] ?? .null
    guard let id else {
      self = .notification(method: method, parameters: parameters)
      return
    }
    guard let id = Self.usable(id) else {
      self = .broken(
        id: .null, ResponseError(.invalidRequest, "the id of a request is a number or a text"))
      return
    }
    self = .request(id: id, method: method, parameters: parameters)
  }

  private static func usable(_ id: JSONValue?) -> JSONValue? {
    switch id {
    case .integer, .string, .double, .decimal: id
    case .null, .bool, .array, .object, nil: nil
    }
  }
}
