import Testing

@testable import RuleFormat

@Test func `the module builds`() {}
