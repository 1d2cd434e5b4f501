import Testing

@testable import RuleLint

@Test func `the module builds`() {}
