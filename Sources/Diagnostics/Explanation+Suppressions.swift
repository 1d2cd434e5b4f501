/// W01xx: comments that let a warning stand.
extension Explanation {
  static let suppressionWithoutReason = Explanation(
    finds: #"""
      A comment `# allow CODE` without a reason after a colon.
      """#,
    matters: #"""
      A warning is let stand because somebody knows better. Without the reason nobody can tell \#
      later whether it still holds.
      """#,
    example: #"""
      # allow W0203
      signal kept = "x"
      """#,
    instead: #"""
      # allow W0203: the rules of the next release use it
      signal kept = "x"
      """#)

  static let suppressionUnused = Explanation(
    finds: #"""
      A comment `# allow CODE: reason` where no such warning would be given.
      """#,
    matters: #"""
      What it was for is gone, or the comment stands at the wrong place: on the line of the \#
      warning, or on a line of its own above the construct. Left there it would hide the next one.
      """#,
    example: #"""
      # allow W0203: used by the next release
      signal kept = "x"
      condition used = kept
      rule r { label l when used }
      """#,
    instead: #"""
      signal kept = "x"
      condition used = kept
      rule r { label l when used }
      """#)

  static let suppressionOfNothingKnown = Explanation(
    finds: #"""
      A comment `# allow CODE: reason` with a code that no warning has.
      """#,
    matters: #"""
      It lets nothing stand. Errors cannot be allowed: with one of them no rule runs.
      """#,
    example: #"""
      # allow W0230: used by the next release
      signal kept = "x"
      """#,
    instead: #"""
      # allow W0203: used by the next release
      signal kept = "x"
      """#)
}
