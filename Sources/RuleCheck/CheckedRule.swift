package import Diagnostics

/// Where in its script a rule stands.
package enum StageName: String, Sendable, CaseIterable {
  case contact, credibility, move, task, demand, escalation, recovery
}

/// `rule NAME in FAMILY { .. }`, or `thread rule`.
package struct CheckedRule: Sendable {
  package var name: String
  package var scope: Scope
  package var title: Titles
  package var stage: StageName?
  package var group: String?
  package var score: Score?
  package var labels: [String]
  package var references: [String]
  /// Of a thread rule: the `or` of its chain's steps, so that what it refers to can be followed.
  package var when: ConditionExpression
  /// The steps of a `thread rule`; nil for a rule over one message.
  package var chain: ThreadChain?
  /// Several `unless` are or-ed: the rule holds where none of them does. Of a thread rule they look
  /// at the message that completes the chain.
  package var unless: [ConditionExpression]
  package var hits: [Example]
  package var misses: [Example]
  /// As the rule says, or as an `adjust` of it does.
  package var status: Status
  /// The rule's name in its header.
  package var range: SourceRange

  package init(name: String, scope: Scope, when: ConditionExpression, range: SourceRange) {
    self.name = name
    self.scope = scope
    self.title = Titles()
    self.labels = []
    self.references = []
    self.when = when
    self.unless = []
    self.hits = []
    self.misses = []
    self.status = .active
    self.range = range
  }

  /// Whether a rule counts.
  package enum Status: Sendable, Hashable {
    case active
    /// Reported and not scored.
    case shadow
    /// As if it were not there.
    case disabled
  }

  package enum Scope: Sendable {
    case family(Int)
    /// `in all`: counts in every family.
    case all
    /// No family: a rule that only gives labels.
    case none
  }

  package enum Score: Sendable {
    case fixed(Double)
    /// `score sum(words) up to 30`.
    case sum(lexicon: Int, upTo: Double)
  }

  /// A `hit` or `miss`: a message, or of a thread rule a conversation, that must, or must not, make
  /// its rule hold.
  package struct Example: Sendable {
    /// The message; of a conversation its messages, joined by line feeds.
    package var text: String
    package var channel: ConditionExpression.ChannelName?
    package var sender: String?
    /// The messages of a conversation, at least one; nil for a single message.
    package var turns: [Turn]?
    package var range: SourceRange

    package init(
      text: String, channel: ConditionExpression.ChannelName? = nil, sender: String? = nil,
      turns: [Turn]? = nil, range: SourceRange
    ) {
      self.text = text
      self.channel = channel
      self.sender = sender
      self.turns = turns
      self.range = range
    }
  }

  /// A message of a conversation.
  package struct Turn: Sendable {
    package var side: ThreadChain.Side
    package var text: String
    /// Seconds since the turn before it; nil where the example does not say.
    package var after: Int64?
    package var range: SourceRange

    package init(side: ThreadChain.Side, text: String, after: Int64?, range: SourceRange) {
      self.side = side
      self.text = text
      self.after = after
      self.range = range
    }
  }
}
