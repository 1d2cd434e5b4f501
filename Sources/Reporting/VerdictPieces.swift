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
    heads = PieceTable(Verdict.Level.allCases) { level, piece in
      JSONText.append(raw: #""verdict":"\#(level.name)","family":"#, to: &piece)
    }
    families = Self.table(ruleSet.families, "", \.name, #","score":"#)
    noFamily = Array(#"null,"score":"#.utf8)
    familyKeys = Self.table(ruleSet.families, "", \.name, ":")
    labels = Self.table(ruleSet.labels, "", \.self, "")
    rules = Self.table(ruleSet.rules, #"{"id":"#, \.id, #","score":"#)
    stages = Self.stages(ruleSet, #","evidence":["#)
    shadowStages = Self.stages(ruleSet, #","shadow":true,"evidence":["#)
    signals = Self.table(ruleSet.signals, #"{"signal":"#, \.name, #","start":"#)
  }

  /// The stage of each rule and what stands behind it.
  private static func stages(_ ruleSet: RuleSet, _ behind: String) -> PieceTable {
    PieceTable(ruleSet.rules) { rule, piece in
      JSONText.append(raw: #","stage":"#, to: &piece)
      if let stage = rule.stage {
        JSONText.append(stage, to: &piece)
      } else {
        JSONText.append(raw: "null", to: &piece)
      }
      JSONText.append(raw: behind, to: &piece)
    }
  }

  /// A text of each of `values` as a JSON string, and what stands around it.
  private static func table<Value>(
    _ values: [Value], _ before: String, _ text: (Value) -> String, _ behind: String
  ) -> PieceTable {
    PieceTable(values) { value, piece in
      JSONText.append(raw: before, to: &piece)
      JSONText.append(text(value), to: &piece)
      JSONText.append(raw: behind, to: &piece)
    }
  }
}
