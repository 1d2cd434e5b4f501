package import Diagnostics

/// `when a then me b within 7 days` of a `thread rule`: messages of one thread, in this order.
package struct ThreadChain: Sendable {
  /// Two to `mostSteps`; each is another message.
  package var steps: [Step]
  /// The most seconds from the first step's message to the last one's; above nought.
  package var duration: Int64
  package var range: SourceRange

  package init(steps: [Step], duration: Int64, range: SourceRange) {
    self.steps = steps
    self.duration = duration
    self.range = range
  }

  package static let mostSteps = 16
  /// 366 days, in seconds.
  package static let longestDuration: Int64 = 366 * 86_400

  /// Who wrote a message: `me` is who the thread belongs to (`direction: out`).
  package enum Side: String, Sendable, CaseIterable {
    case me, them
  }

  /// A condition over one message of one side.
  package struct Step: Sendable {
    /// `them` where the rule does not say.
    package var side: Side
    package var expression: ConditionExpression
    package var range: SourceRange

    package init(side: Side, expression: ConditionExpression, range: SourceRange) {
      self.side = side
      self.expression = expression
      self.range = range
    }
  }
}
