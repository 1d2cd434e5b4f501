package import Diagnostics
package import Reporting

/// Which parts of a pack its examples exercise.
package struct CoverageReport: Sendable {
  /// In the order of the files.
  package var parts: [CoveragePart]

  /// How many parts of a kind are exercised; of all kinds without one.
  package func rate(of kind: CoveragePart.Kind? = nil) -> Rate {
    let wanted = parts.filter { kind == nil || $0.kind == kind }
    return Rate(wanted.count { $0.isExercised }, of: wanted.count)
  }

  /// What is not exercised, without the parts of what is not exercised as a whole.
  package var gaps: [CoveragePart] {
    parts.filter { part in
      !part.isExercised && part.outer.allSatisfy { parts[$0].isExercised }
    }
  }
}

/// A part of a pack that an example can exercise.
///
/// A part is exercised if it is found, or holds along parts that hold, in a `hit` of a rule that
/// wants it. What a rule must not see (`unless`, `not`, `except`) is exercised in the same way by a
/// `miss` of the rule.
package struct CoveragePart: Sendable {
  package var kind: Kind
  /// What it is part of: `rule job-scam/fee`, `signal home-work`.
  package var owner: String
  /// As the author wrote it, on one line.
  package var text: String
  package var range: SourceRange
  /// Parts around it, as indices into `CoverageReport.parts`.
  package var outer: [Int] = []
  /// The pattern whose alternative it is.
  package var pattern: SourceRange?
  package var isExercised = false

  /// What kind of part.
  package enum Kind: String, CaseIterable, Sendable {
    /// A rule: exercised by a hit.
    case rule
    /// An operand of `and`, `or`, `any of`, `2 of`; a step of a thread rule; an `unless`.
    case condition
    /// A signal or lexicon.
    case signal
    /// A phrase, pattern or entity. The entries of list files are not counted: lists are data.
    case item
    /// An alternative of a regular expression.
    case alternative

    /// The word in output.
    package var plural: String { rawValue + "s" }
  }
}
