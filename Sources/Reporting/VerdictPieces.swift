import ScreeningEngine

/// The parts of verdicts in JSON that are known before the first message, as bytes to be copied.
///
/// Names are escaped once and not with every verdict, and what stands between two values that change
/// is one piece: with all messages held, writing took a third of the time, most of it a byte at a time.
struct VerdictPieces: Sendable {
  /// The beginning of a line, up to the name of the message in its quotes.
  let idHead = Array(#"{"id":""#.utf8)
  /// What stands behind that name, at the end of a line, and behind the evidence of a rule.
  let idEnd = Array(#"","#.utf8)
  let lineEnd = Array("}\n".utf8)
  let ruleEnd = Array("]}".utf8)
  /// By level, up to where the family's name stands.
  let heads: PieceTable
  /// By family, the name and up to where the score stands; and the same of none.
  let families: PieceTable
  let noFamily: [UInt8]
  /// By family, the name as the key of its score.
  let familyKeys: PieceTable
  let labels: PieceTable
  /// By rule, its id and up to where its score stands; and its stage and up to its evidence.
  let rules: PieceTable
  let stages: PieceTable
  let shadowStages: PieceTable
  /// By signal, its name and up to where its place stands.
  let signals: PieceTable
  let confidence = Array(#","confidence":"#.utf8)
  let labelsHead = Array(#","labels":["#.utf8)
  let familiesHead = Array(#"],"families":{"#.utf8)
  let rulesHead = Array(#"},"rules":["#.utf8)
  let end = Array(#","end":"#.utf8)
  let text = Array(#","text":""#.utf8)
  let textEnd = Array(#""}"#.utf8)
  /// The members of a verdict of which there is nothing to say, around its confidence.
  let quietHead = Array(#""verdict":"pass","family":null,"score":0.0,"confidence":"#.utf8)
  let quietEnd = Array(#","labels":[],"families":{},"rules":[]"#.utf8)

  init(_ ruleSet: RuleSet) {
    heads = PieceTable(
      Verdict.Level.allCases.map { level in
        Array(#""verdict":"\#(level.name)","family":"#.utf8)
      })
    families = PieceTable(ruleSet.families.map { Self.piece("", $0.name, #","score":"#) })
    noFamily = Array(#"null,"score":"#.utf8)
    familyKeys = PieceTable(ruleSet.families.map { Self.piece("", $0.name, ":") })
    labels = PieceTable(ruleSet.labels.map { Self.piece("", $0, "") })
    rules = PieceTable(ruleSet.rules.map { Self.piece(#"{"id":"#, $0.id, #","score":"#) })
    stages = Self.stages(ruleSet, #","evidence":["#)
    shadowStages = Self.stages(ruleSet, #","shadow":true,"evidence":["#)
    signals = PieceTable(ruleSet.signals.map { Self.piece(#"{"signal":"#, $0.name, #","start":"#) })
  }

  /// The stage of each rule and what stands behind it. There are few stages, each spelled once.
  private static func stages(_ ruleSet: RuleSet, _ behind: String) -> PieceTable {
    var known: [String?: [UInt8]] = [nil: Array((#","stage":null"# + behind).utf8)]
    let stages = ruleSet.rules.map { rule in
      if let bytes = known[rule.stage] { return bytes }
      let bytes = piece(#","stage":"#, rule.stage ?? "", behind)
      known[rule.stage] = bytes
      return bytes
    }
    return PieceTable(stages)
  }

  private static func piece(_ before: String, _ text: String, _ behind: String) -> [UInt8] {
    var bytes = Array(before.utf8)
    JSONText.append(text, to: &bytes)
    bytes += Array(behind.utf8)
    return bytes
  }
}
