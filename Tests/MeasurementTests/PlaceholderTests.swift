import Testing

@testable import Measurement

@Test func `the module builds`() {}
