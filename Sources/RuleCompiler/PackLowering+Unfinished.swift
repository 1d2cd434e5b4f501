import Diagnostics
import RuleCheck

/// What is checked and not yet carried out is refused: a rule without one of its parts would say
/// something else.
extension PackLowering {
  mutating func refuseUnfinished() {
    for allowance in pack.allowances { refuse("`allow`", at: allowance.range) }
  }

  mutating func refuse(_ what: String, at range: SourceRange) {
    diagnostics.append(
      Diagnostic(
        .notSupportedYet, .error, "\(what) is not supported yet", at: range,
        help: "it is part of the language and will be carried out by a later version"))
  }
}
