import TextFolding

/// What folding took off a message, and what loose phrases passed over.
extension Evaluation {
  /// How many disguises of these kinds the message has.
  ///
  /// Split words and substitutes are those of the loose phrases found, so every loose candidate is
  /// looked for first, whether or not a rule has asked for it yet.
  mutating func disguiseCount(
    _ kinds: DisguiseKinds, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> Int {
    var count = 0
    if kinds.contains(.zeroWidth) { count += report.zeroWidth }
    if kinds.contains(.mixedScript) { count += report.mixedScriptWords }
    if kinds.contains(.styled) { count += report.styled }
    if kinds.contains(.marks) { count += report.marks }
    guard !kinds.isDisjoint(with: [.splitWord, .variant]) else { return count }
    for index in candidates.indices {
      let pattern = Int(candidates[index])
      if case .loose = rules.program.patterns[pattern] { _ = spans(ofPattern: pattern, fold, raw) }
    }
    if kinds.contains(.splitWord) { count += splitWords }
    if kinds.contains(.variant) { count += substitutedWords }
    return count
  }
}
