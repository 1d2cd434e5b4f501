import Testing

@testable import LanguageServer

@Test func `the module builds`() {}
