import ArgumentParser

extension ValidationError {
  /// Throws `complaint` unless the options are as they must be.
  static func require(_ isGood: Bool, _ complaint: String) throws {
    if !isGood { throw ValidationError(complaint) }
  }
}
