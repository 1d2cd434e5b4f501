/// Messages that somebody vouches for: they pass, whatever they score.
package struct Allowance: Sendable {
  /// Folded senders.
  package var senders: [[UInt8]]
  /// Lower-case host names; what is below them counts too.
  package var domains: [[UInt8]]
  /// SHA-256 of whole texts as they stand in the input.
  package var hashes: [[UInt8]]
  /// The last day it counts, in days since 1970.
  package var lastDay: Int64
  package var owner: String
  package var why: String

  package init(
    senders: [[UInt8]], domains: [[UInt8]], hashes: [[UInt8]], lastDay: Int64, owner: String,
    why: String
  ) {
    self.senders = senders
    self.domains = domains
    self.hashes = hashes
    self.lastDay = lastDay
    self.owner = owner
    self.why = why
  }
}
