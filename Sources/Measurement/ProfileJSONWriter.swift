import JSON
import Reporting
import ScreeningEngine

/// Writes a profile for programs: one object, in the shape of schemas/profile.schema.json.
package struct ProfileJSONWriter {
  private let top: Int

  /// `top` is how many patterns and rules to write.
  package init(top: Int) { self.top = top }

  /// The object on a line of its own.
  package func bytes(of profile: Profile) -> [UInt8] {
    let stages = profile.stages.map { stage in
      JSONValue.object([
        ("stage", .string(stage.name)), ("nanoseconds", Self.tree(stage.nanoseconds)),
      ])
    }
    let slowest = profile.slowest.map { message in
      JSONValue.object([
        ("id", .string(message.name)), ("nanoseconds", Self.tree(message.nanoseconds)),
        ("text_bytes", .integer(message.textBytes)), ("verdict", .string(message.verdict.name)),
      ])
    }
    return JSONValue.object([
      ("messages", .integer(profile.messages)), ("text_bytes", .integer(profile.textBytes)),
      ("nanoseconds", Self.tree(profile.nanoseconds)), ("stages", .array(stages)),
      ("patterns", .array(profile.patterns.prefix(top).map(Self.tree))),
      ("rules", .array(profile.rules.prefix(top).map(Self.tree))), ("slowest", .array(slowest)),
    ]).line
  }

  private static func tree(_ nanoseconds: UInt64) -> JSONValue {
    .integer(Int(clamping: nanoseconds))
  }

  private static func tree(_ row: Profile.PatternRow) -> JSONValue {
    let literals = row.literals.map { literal in
      JSONValue.object([
        ("text", .string(literal.text)), ("messages", .integer(literal.messages)),
      ])
    }
    return .object([
      ("source", .string(row.source)), ("place", .string(row.place)),
      ("kind", .string(row.kind.rawValue)), ("candidates", .integer(row.count.candidates)),
      ("calls", .integer(row.count.calls)), ("confirmed", .integer(row.count.matches)),
      ("limits", .integer(row.count.limits)), ("nanoseconds", tree(row.count.nanoseconds)),
      ("slowest_nanoseconds", tree(row.count.slowest)),
      ("slowest_id", .string(row.slowestMessage)), ("literals", .array(literals)),
      ("advice", .string(row.advice)),
    ])
  }

  private static func tree(_ row: Profile.RuleRow) -> JSONValue {
    .object([
      ("rule", .string(row.id)), ("place", .string(row.place)),
      ("judged", .integer(row.count.judged)), ("held", .integer(row.count.held)),
      ("nanoseconds", tree(row.count.nanoseconds)), ("own_nanoseconds", tree(row.count.own)),
      ("advice", .string(row.advice)),
    ])
  }
}
