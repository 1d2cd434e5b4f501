import EntityFinding
import TextFolding

/// Whether somebody vouches for a message. Asked only of messages that would be held.
extension Evaluation {
  /// The first allowance in force that covers the message: an index into `allowances`.
  mutating func allowance(_ fold: Span<UInt8>, _ raw: Span<UInt8>) -> Int? {
    let allowances = rules.program.allowances
    let name = Array(sender.storage[..<sender.count])
    for (index, allowance) in allowances.enumerated() where allowance.lastDay >= options.today {
      if !name.isEmpty, allowance.senders.contains(name) { return index }
      if !allowance.domains.isEmpty, leadsOnly(to: allowance.domains, fold, raw) { return index }
      if !allowance.hashes.isEmpty, allowance.hashes.contains(SHA256.digest(raw)) { return index }
    }
    return nil
  }

  /// Whether the message has links, and all of them lead to one of `domains` or below it.
  private mutating func leadsOnly(
    to domains: [[UInt8]], _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> Bool {
    let hosts = matches(of: .domain, fold, raw)
    guard !hosts.isEmpty, matches(of: .url, fold, raw).count <= hosts.count else { return false }
    for index in hosts {
      let host = fold.extracting(entities[index].start..<entities[index].end)
      var bytes: [UInt8] = []
      for position in host.indices { bytes.append(host[position]) }
      let isCovered = domains.contains { domain in
        bytes == domain
          || bytes.count > domain.count && bytes.suffix(domain.count) == domain[...]
            && bytes[bytes.count - domain.count - 1] == UInt8(ascii: ".")
      }
      guard isCovered else { return false }
    }
    return true
  }
}
