extension EntityQuery {
  /// The query as text, equal for equal queries in every process: sets and dictionaries, whose
  /// order changes from run to run, are sorted.
  package var spelling: String {
    let arguments: String =
      switch constraint {
      case .none: ""
      case .sum(let limits): limits.spelling
      case .wage(let limits, let periods):
        limits.spelling + " per " + periods.map(\.rawValue).sorted().joined(separator: "|")
      case .percent(let atLeast, let atMost): "\(atLeast) to \(atMost)"
      case .phone(let countries): String(describing: countries)
      case .handle(let networks): networks.map(\.rawValue).sorted().joined(separator: "|")
      case .wallet(let chains): chains.map(\.rawValue).sorted().joined(separator: "|")
      case .code(let purposes): purposes.map(\.rawValue).sorted().joined(separator: "|")
      case .link(let wanted, let unwanted): "\(wanted.rawValue) not \(unwanted.rawValue)"
      }
    return "@\(kind.rawValue)(\(arguments))"
  }
}

extension EntityQuery.SumLimits {
  fileprivate var spelling: String {
    [atLeast, atMost].map { bounds in
      bounds.map { "\($0.value) \($0.key.rawValue)" }.sorted().joined(separator: "|")
    }.joined(separator: " to ")
  }
}
