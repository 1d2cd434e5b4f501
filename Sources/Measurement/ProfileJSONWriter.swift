import Reporting
import ScreeningEngine

/// Writes a profile for programs: one object, in the shape of schemas/profile.schema.json.
package struct ProfileJSONWriter {
  private let top: Int

  /// `top` is how many patterns and rules to write.
  package init(top: Int) { self.top = top }

  /// The object on a line of its own.
  package func bytes(of profile: Profile) -> [UInt8] {
    var json = JSONBuilder()
    json.object { json in
      json.member("messages", profile.messages)
      json.member("text_bytes", profile.textBytes)
      json.member("nanoseconds", Int(clamping: profile.nanoseconds))
      json.array("stages", profile.stages) { json, stage in
        json.object { json in
          json.member("stage", stage.name)
          json.member("nanoseconds", Int(clamping: stage.nanoseconds))
        }
      }
      json.array("patterns", profile.patterns.prefix(top)) { json, row in
        json.object { append(row, to: &$0) }
      }
      json.array("rules", profile.rules.prefix(top)) { json, row in
        json.object { append(row, to: &$0) }
      }
      json.array("slowest", profile.slowest) { json, message in
        json.object { json in
          json.member("id", message.name)
          json.member("nanoseconds", Int(clamping: message.nanoseconds))
          json.member("text_bytes", message.textBytes)
          json.member("verdict", message.verdict.name)
        }
      }
    }
    return json.line
  }

  private func append(_ row: Profile.PatternRow, to json: inout JSONBuilder) {
    json.member("source", row.source)
    json.member("place", row.place)
    json.member("kind", row.kind.rawValue)
    json.member("candidates", row.count.candidates)
    json.member("calls", row.count.calls)
    json.member("confirmed", row.count.matches)
    json.member("limits", row.count.limits)
    json.member("nanoseconds", Int(clamping: row.count.nanoseconds))
    json.member("slowest_nanoseconds", Int(clamping: row.count.slowest))
    json.member("slowest_id", row.slowestMessage)
    json.array("literals", row.literals) { json, literal in
      json.object { json in
        json.member("text", literal.text)
        json.member("messages", literal.messages)
      }
    }
    json.member("advice", row.advice)
  }

  private func append(_ row: Profile.RuleRow, to json: inout JSONBuilder) {
    json.member("rule", row.id)
    json.member("place", row.place)
    json.member("judged", row.count.judged)
    json.member("held", row.count.held)
    json.member("nanoseconds", Int(clamping: row.count.nanoseconds))
    json.member("own_nanoseconds", Int(clamping: row.count.own))
    json.member("advice", row.advice)
  }
}
