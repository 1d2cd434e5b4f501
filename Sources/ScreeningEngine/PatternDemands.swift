/// What a pattern asks besides that one of its literals is there: most ask nothing, and a byte says so
/// without a look at the tables that would.
package struct PatternDemands: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// A companion: `RuleProgram.companions`.
  package static let companion = PatternDemands(rawValue: 1)
  /// That its words stand as they are written: `RuleProgram.placed`.
  package static let place = PatternDemands(rawValue: 2)
}
