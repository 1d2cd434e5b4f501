/// Numbers of things as a person writes them.
package enum Counted {
  /// `1 rule`, `1,234 rules`; `plural` where an s is not enough.
  package static func text(_ count: Int, _ noun: String, plural: String? = nil) -> String {
    "\(DecimalNumber.grouped(count)) \(count == 1 ? noun : plural ?? noun + "s")"
  }
}
