import Testing

@testable import Corpora

@Test func `the module builds`() {}
