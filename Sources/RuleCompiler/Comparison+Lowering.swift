package import RuleCheck
package import ScreeningEngine

extension Comparison {
  /// The engine's comparison for one of a checked pack.
  package init(_ comparison: ConditionExpression.Comparison) {
    self =
      switch comparison {
      case .less: .less
      case .lessOrEqual: .lessOrEqual
      case .equal: .equal
      case .notEqual: .notEqual
      case .greaterOrEqual: .greaterOrEqual
      case .greater: .greater
      }
  }
}
