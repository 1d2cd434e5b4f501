import Testing

@testable import Learning

@Test func `the module builds`() {}
